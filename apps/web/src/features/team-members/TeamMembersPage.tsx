import { Title } from '@mantine/core';
import { roleDescriptions, roles } from '@gemmavision/domain/access';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { useCan, useMe } from '../../shell/session.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Invitations } from './Invitations.tsx';
import { MemberList } from './MemberList.tsx';
import { TeamActions } from './TeamActions.tsx';
import classes from './Rows.module.css';

/** Who is in the team and what each may do; for those who look after its people also how they come and go. */
export function TeamMembersPage() {
  const { team } = useMe();
  const mayManage = useCan('members.manage');
  return (
    <>
      <SectionTabs section="/team" />
      <PageHeader
        title="Members"
        lead={`Who is in the team ${team.name}, and what each may do there.`}
        actions={<TeamActions />}
      />
      {mayManage ? <Invitations /> : null}
      <section aria-labelledby="people">
        <Title order={2} id="people" mb="xs">
          People
        </Title>
        <MemberList />
      </section>
      <section aria-labelledby="roles">
        <Title order={2} id="roles" mt={36} mb="xs">
          What each role may do
        </Title>
        <dl className={classes.roles}>
          {roles.map((role) => (
            <div key={role} style={{ display: 'contents' }}>
              <dt>{role}</dt>
              <dd>{roleDescriptions[role]}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}
