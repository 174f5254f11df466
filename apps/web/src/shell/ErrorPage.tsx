import { Button, Code, Group, Text, Title } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { Message } from './Message.tsx';
import { ApiProblem } from './problem.ts';

/** What stands in place of a page that could not be shown; the rest of the portal stays usable. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { reset: resetQueries } = useQueryErrorResetBoundary();
  const isProblem = error instanceof ApiProblem;
  return (
    <Message role="alert">
      <Title order={1}>
        {isProblem ? 'This page could not be loaded' : 'Something went wrong on this page'}
      </Title>
      <Text mt="xs">
        {isProblem ? error.message : 'Reload the page. If it happens again, report it with the words below.'}
      </Text>
      {isProblem ? null : (
        <Code block mt="sm">
          {String(error)}
        </Code>
      )}
      {isProblem && error.requestId !== undefined ? (
        <Text size="xs" c="dimmed" mt="xs">
          Request {error.requestId}
        </Text>
      ) : null}
      <Group mt="md">
        <Button
          onClick={() => {
            resetQueries();
            reset();
            void router.invalidate();
          }}
        >
          Try again
        </Button>
        <Button variant="default" onClick={() => window.location.assign('/')}>
          Home page
        </Button>
      </Group>
    </Message>
  );
}
