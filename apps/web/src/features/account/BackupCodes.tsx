import { Alert, Button, Code, Group, SimpleGrid, Text } from '@mantine/core';
import { CopyText } from '../../parts/CopyText.tsx';

/** Codes for a lost telephone, shown this once: the portal keeps them encrypted and never shows them again. */
export function BackupCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Alert color="petrol" mb="md" title="Keep these backup codes" role="status">
      <Text size="sm" mb="sm">
        Each signs you in once when you do not have the app. They are not shown again; former ones no longer
        work. Print them, or put them into your password manager.
      </Text>
      <SimpleGrid cols={{ base: 2, xs: 3 }} spacing={6} mb="sm" data-testid="backup-codes">
        {codes.map((code) => (
          <Code key={code} style={{ fontSize: '0.875rem', textAlign: 'center' }}>
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <CopyText label="Copy all" text={() => codes.join('\n')} />
        <Button size="xs" onClick={onDone}>
          I have kept them
        </Button>
      </Group>
    </Alert>
  );
}
