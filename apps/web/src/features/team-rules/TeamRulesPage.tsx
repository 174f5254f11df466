import { useQuery } from '@tanstack/react-query';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { teamRulesQuery } from '../../parts/team-rules-query.ts';
import { useCan } from '../../shell/session.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { RulesForm } from './RulesForm.tsx';

/** What the team has decided about its documents: how long they stay, and what holds where nothing is said. */
export function TeamRulesPage() {
  const query = useQuery(teamRulesQuery);
  const mayManage = useCan('governance.manage');
  return (
    <>
      <SectionTabs section="/team" />
      <PageHeader
        title="Rules for documents"
        lead={
          mayManage
            ? 'How long documents of each class are kept, and what holds where nobody says otherwise.'
            : 'How long documents of each class are kept. Owners and admins of the team change this.'
        }
      />
      <QueryState query={query}>
        {(rules) => <RulesForm key={rules.version} rules={rules} mayManage={mayManage} />}
      </QueryState>
    </>
  );
}
