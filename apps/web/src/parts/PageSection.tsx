import { Group, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface PageSectionProps {
  title: string;
  /** Beside the heading: what changes the whole section. */
  controls?: ReactNode;
  children: ReactNode;
}

/** A part of the page under its own heading. */
export function PageSection({ title, controls, children }: PageSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} style={{ marginTop: 36 }}>
      <Group justify="space-between" mb="sm">
        <Title order={2} id={id}>
          {title}
        </Title>
        {controls}
      </Group>
      {children}
    </section>
  );
}
