import { Anchor, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Message } from './Message.tsx';

/** For an address that no page has. */
export function NotFoundPage() {
  return (
    <Message>
      <Text size="sm" c="dimmed">
        404
      </Text>
      <Title order={1}>There is no page at this address</Title>
      <Text mt="xs">
        It may have been moved, or the address may be incomplete.{' '}
        <Anchor underline="always" renderRoot={(props) => <Link to="/" {...props} />}>
          Go to the home page
        </Anchor>
        .
      </Text>
    </Message>
  );
}
