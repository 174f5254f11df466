import { Button, Popover, Text, Textarea } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';

interface CopyTextProps {
  label: string;
  /** Read when it is wanted: an address changes without a new rendering. */
  text: () => string;
}

/** Puts a text into the clipboard; where the browser forbids that, shows it marked, ready to be copied by hand. */
export function CopyText({ label, text }: CopyTextProps) {
  const [state, setState] = useState<'idle' | 'copied' | { shown: string }>('idle');
  const copy = async () => {
    const wanted = text();
    try {
      await navigator.clipboard.writeText(wanted);
      setState('copied');
    } catch {
      setState({ shown: wanted });
    }
  };
  const isShown = typeof state === 'object';
  return (
    <Popover
      opened={isShown}
      onChange={(opened) => (opened ? undefined : setState('idle'))}
      width={340}
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={
            state === 'copied' ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
          }
          onClick={() => void copy()}
          onBlur={() => (state === 'copied' ? setState('idle') : undefined)}
        >
          <span aria-live="polite">{state === 'copied' ? 'Copied' : label}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" mb={6}>
          The browser does not let this page write to the clipboard. Copy it from here:
        </Text>
        <Textarea
          aria-label={`${label}: text`}
          readOnly
          autosize
          maxRows={6}
          data-autofocus
          value={isShown ? state.shown : ''}
          onFocus={(event) => event.currentTarget.select()}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
