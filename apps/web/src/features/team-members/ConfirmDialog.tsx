import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';

/** What is asked once more before it happens. */
export interface Question {
  title: string;
  /** What follows from it. */
  text: ReactNode;
  confirm: string;
  isDangerous?: boolean;
  act: () => Promise<unknown>;
}

interface ConfirmDialogProps {
  /** Null: nothing is asked. */
  question: Question | null;
  onClose: () => void;
}

/** Asks once more. Stays where the deed fails, and says why. */
export function ConfirmDialog({ question, onClose }: ConfirmDialogProps) {
  // While the dialog fades it still says what it asked.
  const [shown, setShown] = useState(question);
  if (question !== null && question !== shown) setShown(question);
  return (
    <Modal opened={question !== null} onClose={onClose} title={shown?.title} centered>
      {shown === null ? null : <Answer key={shown.title} question={shown} onClose={onClose} />}
    </Modal>
  );
}

function Answer({ question, onClose }: { question: Question; onClose: () => void }) {
  const acting = useMutation({ mutationFn: question.act, onSuccess: onClose });
  return (
    <>
      <Text component="div" size="sm" style={{ overflowWrap: 'anywhere' }}>
        {question.text}
      </Text>
      {acting.error ? (
        <Text size="sm" c="red" mt="sm" role="alert">
          {acting.error.message}
        </Text>
      ) : null}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button
          color={question.isDangerous === true ? 'red' : undefined}
          loading={acting.isPending}
          onClick={() => acting.mutate()}
        >
          {question.confirm}
        </Button>
      </Group>
    </>
  );
}
