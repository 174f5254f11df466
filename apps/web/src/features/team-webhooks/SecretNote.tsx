import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { CopyText } from '../../parts/CopyText.tsx';

/** A secret that was made just now. */
export interface ShownSecret {
  url: string;
  secret: string;
  /** Of a new webhook; else it takes the place of another. */
  isNew: boolean;
}

/** Shows a secret, this once: the portal keeps it encrypted and never shows it again. */
export function SecretNote({ shown, onDone }: { shown: ShownSecret; onDone: () => void }) {
  return (
    <Alert
      color="petrol"
      mb="lg"
      role="status"
      title={shown.isNew ? 'The webhook is ready' : 'The new secret is ready'}
    >
      <Text size="sm" mb="xs" style={{ overflowWrap: 'anywhere' }}>
        This is the secret of <b>{shown.url}</b>. Copy it now: it is not shown again.
        {shown.isNew
          ? ' Whoever has it can verify that a request is from here.'
          : ' For 24 hours requests are signed with the one before as well: change it at the receiver meanwhile.'}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere', fontSize: '0.875rem' }} data-testid="webhook-secret">
          {shown.secret}
        </Code>
        <CopyText label="Copy" text={() => shown.secret} />
        <Button size="xs" variant="subtle" onClick={onDone}>
          I have it
        </Button>
      </Group>
    </Alert>
  );
}
