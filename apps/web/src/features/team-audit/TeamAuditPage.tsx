import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { addressOf } from '../../shell/api.ts';
import { useCan, useMe } from '../../shell/session.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { AuditLog } from './AuditLog.tsx';
import { filterOf, type AuditSearch } from './audit-search.ts';
import { ChainCheck } from './ChainCheck.tsx';
import { teamAuditRoute } from './route.ts';

/** Who did what to which object of the team, when, from where; and whether anybody has changed the log. */
export function TeamAuditPage() {
  const search = teamAuditRoute.useSearch();
  const navigate = teamAuditRoute.useNavigate();
  const { team, role } = useMe();
  const mayRead = useCan('audit.read');
  const change = (next: Partial<AuditSearch>) =>
    void navigate({
      search: (before) => ({ ...before, loaded: undefined, ...next }),
      replace: true,
      resetScroll: false,
    });
  return (
    <>
      <SectionTabs section="/team" />
      <PageHeader
        title="Audit log"
        lead={`Who did what in ${team.name}, when, and from where. Nobody can change it unnoticed, not even the portal.`}
        actions={
          mayRead ? (
            <Button
              component="a"
              href={addressOf('GET /api/audit.csv', { query: filterOf(search) })}
              download
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
            >
              CSV of these events
            </Button>
          ) : null
        }
      />
      {mayRead ? (
        <>
          <ChainCheck chain="team" />
          <AuditLog chain="team" search={search} change={change} />
        </>
      ) : (
        <EmptyNote title={`As ${role} of this team you cannot read its audit log`}>
          An owner or admin of the team can.
        </EmptyNote>
      )}
    </>
  );
}
