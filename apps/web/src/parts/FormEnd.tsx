import { Button, Group, Text } from '@mantine/core';

interface FormEndProps {
  /** On the button that sends the form. */
  verb: string;
  /** Of what the form sends to. */
  sending: { error: Error | null; isPending: boolean };
  /** Something that is needed is missing still. */
  isIncomplete?: boolean;
  onCancel: () => void;
}

/** The end of a form in a dialog: what went wrong, and the two ways out. */
export function FormEnd({ verb, sending, isIncomplete = false, onCancel }: FormEndProps) {
  return (
    <>
      {sending.error ? (
        <Text size="sm" c="red" mt="sm" role="alert">
          {sending.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={sending.isPending} disabled={isIncomplete}>
          {verb}
        </Button>
      </Group>
    </>
  );
}
