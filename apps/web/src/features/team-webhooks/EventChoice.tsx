import { Checkbox, Group } from '@mantine/core';
import type { ChosenEvent } from '@gemmavision/domain/webhooks';
import { eventWords } from './delivery-words.ts';

const choice: readonly ChosenEvent[] = ['document.ended', 'batch.ended'];

interface EventChoiceProps {
  events: readonly ChosenEvent[];
  onChange: (events: ChosenEvent[]) => void;
}

/** What is told. */
export function EventChoice({ events, onChange }: EventChoiceProps) {
  return (
    <Checkbox.Group
      label="Tell it when"
      value={[...events]}
      onChange={(values) => onChange(choice.filter((one) => values.includes(one)))}
      error={events.length === 0 ? 'Choose at least one.' : null}
    >
      <Group gap="10px 28px" mt={6}>
        {choice.map((event) => (
          <Checkbox
            key={event}
            value={event}
            label={eventWords[event].label}
            description={eventWords[event].description}
          />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
