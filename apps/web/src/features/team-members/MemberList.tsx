import { Badge, Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { roleDescriptions, roles, type Role } from '@gemmavision/domain/access';
import { removalRefusal, roleChangeRefusal, type TeamMember } from '@gemmavision/domain/teams';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { ago, dayOf } from '../../parts/when.ts';
import { useNow } from '../../parts/use-now.ts';
import { call } from '../../shell/api.ts';
import { useCan, useMe } from '../../shell/session.ts';
import { QueryState } from '../../ui/QueryState.tsx';
import { membersQuery, refreshTeam } from './team-queries.ts';
import classes from './Rows.module.css';

/** Everybody in the team. Roles are changed and people removed by those alone who may. */
export function MemberList() {
  const query = useInfiniteQuery(membersQuery);
  const client = useQueryClient();
  const router = useRouter();
  const mayManage = useCan('members.manage');
  const [deed, setDeed] = useState<Deed | null>(null);
  /** Also what oneself may do may be another after it. */
  const done = async () => {
    await refreshTeam(client);
    await router.invalidate();
  };
  const askRole = (member: TeamMember, isOneself: boolean, role: Role) =>
    setDeed({
      title: isOneself ? `Become ${one(role)} yourself?` : `Make ${member.name} ${one(role)}?`,
      text: (
        <>
          {roleDescriptions[role]} It holds from the next request on.
          {isOneself ? ' You cannot give yourself back what you give away: somebody else has to.' : ''}
        </>
      ),
      verb: 'Change the role',
      isDangerous: isOneself || role === 'owner' || member.role === 'owner',
      run: async () => {
        const params = { userId: member.userId };
        await call('PATCH /api/team/members/:userId', { params, body: { role } });
        await done();
      },
    });
  const askRemove = (member: TeamMember) =>
    setDeed({
      title: `Remove ${member.name} from the team?`,
      text: 'They are out at once, with their API keys for this team and the invitations that they made. What they uploaded and corrected stays.',
      verb: 'Remove',
      isDangerous: true,
      run: async () => {
        await call('DELETE /api/team/members/:userId', { params: { userId: member.userId } });
        await done();
      },
    });
  return (
    <>
      <QueryState query={query}>
        {({ pages }) => (
          <table className={classes.rows}>
            <caption className={classes.hidden}>People of the team, the longest there first</caption>
            <thead>
              <tr>
                <th scope="col">Person</th>
                <th scope="col">Role</th>
                <th scope="col">Joined</th>
                {mayManage ? (
                  <>
                    <th scope="col">Last active</th>
                    <th scope="col">Second factor</th>
                    <th scope="col">
                      <span className={classes.hidden}>Remove</span>
                    </th>
                  </>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {pages
                .flatMap(({ items }) => items)
                .map((member) => (
                  <MemberRow key={member.userId} member={member} askRole={askRole} askRemove={askRemove} />
                ))}
            </tbody>
          </table>
        )}
      </QueryState>
      {query.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          mt="sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
      <DeedDialog deed={deed} onClose={() => setDeed(null)} />
    </>
  );
}

function one(role: Role): string {
  return `${role === 'viewer' ? 'a' : 'an'} ${role}`;
}

interface MemberRowProps {
  member: TeamMember;
  askRole: (member: TeamMember, isOneself: boolean, role: Role) => void;
  askRemove: (member: TeamMember) => void;
}

function MemberRow({ member, askRole, askRemove }: MemberRowProps) {
  const me = useMe();
  const now = useNow();
  const mayManage = useCan('members.manage');
  const isOneself = member.userId === me.user.id;
  const choice = roles.filter(
    (role) =>
      role === member.role || roleChangeRefusal(me.role, { from: member.role, to: role, isOneself }) === null,
  );
  const mayRemove = !isOneself && removalRefusal(me.role, member.role) === null;
  return (
    <tr>
      <td className={classes.person}>
        <b>{member.name}</b>
        {isOneself ? ' (you)' : ''}
        {member.isDisabled === true ? (
          <Badge color="gray" variant="light" size="sm" ml={8}>
            disabled
          </Badge>
        ) : null}
        <div className={classes.email}>{member.email}</div>
      </td>
      <td>
        {mayManage && choice.length > 1 ? (
          <NativeSelect
            size="xs"
            aria-label={`Role of ${member.name}`}
            value={member.role}
            data={choice}
            onChange={(event) => {
              const role = roles.find((one) => one === event.currentTarget.value);
              if (role !== undefined) askRole(member, isOneself, role);
            }}
          />
        ) : (
          <span title={roleDescriptions[member.role]}>{member.role}</span>
        )}
      </td>
      <td data-label="joined">{dayOf(member.joinedAt)}</td>
      {mayManage ? (
        <>
          <td data-label="active">
            {member.lastActiveAt === null ? (
              <span title="No session and no key of theirs is left">–</span>
            ) : (
              ago(member.lastActiveAt, now)
            )}
          </td>
          <td data-label="second factor">{member.hasSecondFactor === true ? 'yes' : 'no'}</td>
          <td className={classes.actions}>
            {mayRemove ? (
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                aria-label={`Remove ${member.name}`}
                onClick={() => askRemove(member)}
              >
                Remove
              </Button>
            ) : null}
          </td>
        </>
      ) : null}
    </tr>
  );
}
