import { UnstyledButton } from '@mantine/core';
import { IconMessageChatbot } from '@tabler/icons-react';
import { usePointing } from '../pointing.ts';
import { keyOf } from '../selection.ts';
import classes from './ModelMark.module.css';

/** That a value was read by the language model; leads to where both readings stand side by side. */
export function ModelMark({ name, word }: { name: string; word: string }) {
  const { select } = usePointing();
  return (
    <UnstyledButton
      className={classes.mark}
      title="Read by the language model and found on the page; nobody has confirmed it yet"
      aria-label={`${word} was read by the language model: compare it with the rules`}
      onClick={(event) => {
        event.stopPropagation();
        select(keyOf({ kind: 'model', name }));
      }}
    >
      <IconMessageChatbot size={14} stroke={1.8} aria-hidden />
      model
    </UnstyledButton>
  );
}
