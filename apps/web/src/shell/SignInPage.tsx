import { Alert, Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconFingerprint, IconLogin2 } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { signInRoute } from './app-route.tsx';
import { Door } from './Door.tsx';
import { knowsPasskeys, signInWithPasskey } from './passkeys.ts';
import { ApiProblem } from './problem.ts';
import { SecondStepForm } from './SecondStepForm.tsx';
import { signIn } from './session.ts';
import { beginSingleSignOn, signInOptionsQuery } from './sign-in.ts';

/** Why single sign-on, or the link in a mail, led here, by the code in the address. */
const refusals: Record<string, string> = {
  signup_disabled: 'You have no account here yet. Ask an owner or admin of a team for an invitation.',
  email_not_verified: 'Your provider has not verified your e-mail address, so it cannot be used here.',
  account_not_linked:
    'There is an account with your e-mail address already. Sign in with its password or passkey.',
  TOKEN_EXPIRED: 'This link has expired. Sign in with your password, and we send you another.',
  INVALID_TOKEN: 'This link is not whole. Copy all of it from the mail.',
  BANNED_USER: 'This account is disabled. Ask whoever looks after the portal.',
};

function explain(error: Error): string {
  if (error instanceof ApiProblem && error.status === 401) {
    return 'This e-mail address and password do not belong together. Check both, and the caps lock key.';
  }
  if (error instanceof ApiProblem && error.facts['reason'] === 'EMAIL_NOT_VERIFIED') {
    return 'First prove that the address is yours: we have just sent a link there. Open it, then sign in.';
  }
  return error.message;
}

/** E-mail and password with the second step where one is set up, passkey, or single sign-on; then on to the page that was asked for. */
export function SignInPage() {
  const { next = '/', error: refusal } = signInRoute.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  const options = useQuery(signInOptionsQuery);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const goOn = () => router.history.push(next);
  const entering = useMutation({
    mutationFn: () => signIn(client, { email: email.trim(), password }),
    onSuccess: (needsCode) => (needsCode ? undefined : goOn()),
  });
  const withPasskey = useMutation({ mutationFn: () => signInWithPasskey(client), onSuccess: goOn });
  const withProvider = useMutation({ mutationFn: () => beginSingleSignOn(next) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withPasskey.reset();
    entering.mutate();
  };
  if (entering.data === true) {
    return (
      <Door>
        <SecondStepForm onDone={goOn} onBack={() => entering.reset()} />
      </Door>
    );
  }
  const problem =
    (entering.error ? explain(entering.error) : (withPasskey.error ?? withProvider.error)?.message) ??
    (refusal === undefined || entering.isPending
      ? undefined
      : (refusals[refusal] ?? 'Single sign-on did not work. Try again, or sign in another way.'));
  const { oidc = null, signUp = 'invited' } = options.data ?? {};
  const mayMakeAccount = signUp === 'open' || signUp === 'domains';
  return (
    <Door>
      <Title order={1}>Sign in</Title>
      <Text c="dimmed" size="sm" mt={4} mb="lg">
        {mayMakeAccount ? (
          <>
            New here?{' '}
            <Anchor size="sm" underline="always" renderRoot={(props) => <Link to="/sign-up" {...props} />}>
              Make an account
            </Anchor>
          </>
        ) : (
          'Accounts are by invitation of a team.'
        )}
      </Text>
      <form onSubmit={submit}>
        <Stack gap="md">
          {problem === undefined ? null : (
            <Alert color="red" role="alert">
              {problem}
            </Alert>
          )}
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            data-autofocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={entering.isPending} fullWidth mt={4}>
            Sign in
          </Button>
        </Stack>
      </form>
      {knowsPasskeys || oidc !== null ? (
        <Stack gap="xs" mt="md">
          <Divider label="or" />
          {knowsPasskeys ? (
            <Button
              variant="default"
              fullWidth
              leftSection={<IconFingerprint size={18} stroke={1.6} aria-hidden />}
              loading={withPasskey.isPending}
              onClick={() => {
                entering.reset();
                withPasskey.mutate();
              }}
            >
              Use a passkey
            </Button>
          ) : null}
          {oidc === null ? null : (
            <Button
              variant="default"
              fullWidth
              leftSection={<IconLogin2 size={18} stroke={1.6} aria-hidden />}
              loading={withProvider.isPending}
              onClick={() => withProvider.mutate()}
            >
              Continue with {oidc}
            </Button>
          )}
        </Stack>
      ) : null}
    </Door>
  );
}
