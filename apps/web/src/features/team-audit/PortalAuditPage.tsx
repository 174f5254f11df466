import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { useMe } from '../../shell/session.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { AuditLog } from './AuditLog.tsx';
import type { AuditSearch } from './audit-search.ts';
import { ChainCheck } from './ChainCheck.tsx';
import { portalAuditRoute } from './route.ts';

/** What was done to the whole portal: accounts, portal admins, settings. What teams do stands in their own logs. */
export function PortalAuditPage() {
  const search = portalAuditRoute.useSearch();
  const navigate = portalAuditRoute.useNavigate();
  const { isPortalAdmin } = useMe();
  const change = (next: Partial<AuditSearch>) =>
    void navigate({
      search: (before) => ({ ...before, loaded: undefined, ...next }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <SectionTabs section="/portal" />
      <PageHeader
        title="Audit log of the portal"
        lead="What was done to the whole portal. What happens in a team stands in the log of that team."
      />
      {isPortalAdmin ? (
        <>
          <ChainCheck chain="portal" />
          <AuditLog chain="portal" search={search} change={change} />
        </>
      ) : (
        <EmptyNote title="Only portal admins can read this log" />
      )}
    </>
  );
}
