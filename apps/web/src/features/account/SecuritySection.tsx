import { Badge, Group, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface SecuritySectionProps {
  title: string;
  /** Whether it protects the account now; left out where it is neither on nor off. */
  isOn?: boolean;
  lead: string;
  children?: ReactNode;
}

/** One way to sign in: what it is, whether it is on, and what to do about it. */
export function SecuritySection({ title, isOn, lead, children }: SecuritySectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Group gap="xs">
        <Title order={2} id={id}>
          {title}
        </Title>
        {isOn === undefined ? null : (
          <Badge size="sm" variant="light" color={isOn ? 'petrol' : 'gray'}>
            {isOn ? 'on' : 'off'}
          </Badge>
        )}
      </Group>
      <Text c="dimmed" size="sm" mt={2} mb="md" style={{ textWrap: 'pretty' }}>
        {lead}
      </Text>
      {children}
    </section>
  );
}
