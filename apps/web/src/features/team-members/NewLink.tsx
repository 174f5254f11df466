import { Alert, Code, Group, Text } from '@mantine/core';
import type { MadeInvitation } from '@gemmavision/domain/teams';
import { CopyText } from '../../parts/CopyText.tsx';

const words: Record<MadeInvitation['mail'], { color: string; text: (email: string) => string }> = {
  sent: {
    color: 'petrol',
    text: (email) => `Sent to ${email}. Should it not arrive, hand over the link yourself:`,
  },
  failed: {
    color: 'yellow',
    text: (email) =>
      `Not sent: the mail server did not take the mail to ${email}. The invitation stands; hand over the link yourself:`,
  },
  off: { color: 'petrol', text: (email) => `Hand this link over to ${email}:` },
};

/** The link of an invitation, this once: the portal keeps only its hash. */
export function NewLink({ made: { invitation, link, mail } }: { made: MadeInvitation }) {
  const { color, text } = words[mail];
  return (
    <Alert color={color} mb="md" role="status" title={`Invited as ${invitation.role}`}>
      <Text size="sm" mb="xs">
        {text(invitation.email)}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }} data-testid="invitation-link">
          {link}
        </Code>
        <CopyText label="Copy the link" text={() => link} />
      </Group>
      <Text size="xs" mt="xs">
        It is not shown again. Whoever has it can join with this address; a new link ends this one.
      </Text>
    </Alert>
  );
}
