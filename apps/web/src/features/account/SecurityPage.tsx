import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryState } from '../../ui/QueryState.tsx';
import { securityQuery } from './account-queries.ts';
import { ChangePassword } from './ChangePassword.tsx';
import { Passkeys } from './Passkeys.tsx';
import { SecondFactor } from './SecondFactor.tsx';

/** How one signs in: password, second factor, passkeys. */
export function SecurityPage() {
  const security = useQuery(securityQuery);
  return (
    <>
      <SectionTabs section="/account" />
      <PageHeader
        title="Security"
        lead="How you sign in. With a passkey, or a code after the password, a password that somebody learns is of no use to them."
      />
      <QueryState query={security}>
        {({ hasPassword, hasSecondFactor, passkeys }) => (
          <Stack gap={36} maw="46rem">
            <Passkeys passkeys={passkeys} />
            <SecondFactor hasPassword={hasPassword} isOn={hasSecondFactor} />
            <ChangePassword hasPassword={hasPassword} />
          </Stack>
        )}
      </QueryState>
    </>
  );
}
