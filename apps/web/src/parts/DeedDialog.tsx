import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';

/** Something that is asked about once more before it is done. */
export interface Deed {
  title: string;
  /** What it means for whom, and whether it can be undone. */
  text: ReactNode;
  /** On the button. */
  verb: string;
  /** On the button that leaves all as it is; else “Cancel”. */
  cancel?: string;
  /** It takes something away. */
  isDangerous?: boolean;
  /** Asks why; the answer is written down. */
  needsReason?: boolean;
  run: (reason: string) => Promise<unknown>;
}

interface DeedDialogProps {
  /** Null: there is nothing to ask. */
  deed: Deed | null;
  /** What to fetch anew when it is done; nothing where the deed sees to it itself. */
  queryKey?: readonly string[];
  onClose: () => void;
}

/** Asks once more, and for a reason where one is written down; says what went wrong. */
export function DeedDialog({ deed, queryKey, onClose }: DeedDialogProps) {
  // While the dialog goes it still says what it was about.
  const [shown, setShown] = useState(deed);
  const [reason, setReason] = useState('');
  const client = useQueryClient();
  const doing = useMutation({
    mutationFn: (asked: Deed) => asked.run(reason.trim()),
    onSuccess: async () => {
      onClose();
      if (queryKey !== undefined) await client.invalidateQueries({ queryKey });
    },
  });
  if (deed !== null && deed !== shown) {
    setShown(deed);
    setReason('');
    doing.reset();
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deed !== null) doing.mutate(deed);
  };
  return (
    <Modal opened={deed !== null} onClose={onClose} title={shown?.title} centered>
      <form onSubmit={submit}>
        <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
          {shown?.text}
        </Text>
        {shown?.needsReason === true ? (
          <TextInput
            label="Why?"
            description="Others who look after the portal will read it."
            required
            withAsterisk={false}
            minLength={3}
            maxLength={300}
            data-autofocus
            mt="md"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
        {doing.error ? (
          <Text size="sm" c="red" mt="sm" role="alert">
            {doing.error.message}
          </Text>
        ) : null}
        <Group justify="flex-end" mt="lg" gap="xs">
          <Button
            variant="default"
            onClick={onClose}
            data-autofocus={shown?.needsReason !== true || undefined}
          >
            {shown?.cancel ?? 'Cancel'}
          </Button>
          <Button
            type="submit"
            color={shown?.isDangerous === true ? 'red' : undefined}
            loading={doing.isPending}
          >
            {shown?.verb}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
