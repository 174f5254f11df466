import { Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: string;
  /** One sentence: what the page answers. */
  lead?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** The head of every page. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  return (
    <Group component="header" justify="space-between" align="flex-end" gap="md" mb="lg">
      <div style={{ flex: '1 1 24rem', minWidth: 0 }}>
        <Title order={1}>{title}</Title>
        {lead === undefined ? null : (
          <Text c="dimmed" mt={4} maw="46rem" style={{ textWrap: 'pretty' }}>
            {lead}
          </Text>
        )}
      </div>
      {actions === undefined ? null : <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
