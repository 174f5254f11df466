import type { ReactNode } from 'react';
import { useMe } from '../shell/session.ts';
import { EmptyNote } from '../ui/EmptyNote.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { SectionTabs } from './SectionTabs.tsx';

interface PortalPageProps {
  title: string;
  lead: string;
  /** Made for portal admins only: nothing is asked for anybody else. */
  children: ReactNode;
}

/** The frame of the pages that look after the portal; whoever may not is told so, and by whom it is given. */
export function PortalPage({ title, lead, children }: PortalPageProps) {
  const { isPortalAdmin } = useMe();
  if (!isPortalAdmin) {
    return (
      <>
        <PageHeader title={title} />
        <EmptyNote title="This page is for portal admins">
          They look after people, teams and the installation. One of them can make you one too.
        </EmptyNote>
      </>
    );
  }
  return (
    <>
      <SectionTabs section="/portal" />
      <PageHeader title={title} lead={lead} />
      {children}
    </>
  );
}
