import { ActionIcon, CloseButton, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isForOthers } from '../keys.ts';
import type { TextFinding } from './use-text-finding.ts';
import classes from './FindBar.module.css';

/** The search in the text of all pages: `/` leads here, Enter to the next place, Shift and Enter back, Escape out. */
export function FindBar({ finding }: { finding: TextFinding }) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(finding.find ?? '');
  const search = useDebouncedCallback((text: string) => {
    finding.change(text.trim() === '' ? undefined : text);
  }, 220);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || isForOthers(event)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const clear = () => {
    setTyped('');
    search.cancel();
    finding.change(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      if (typed.trim() !== (finding.find ?? '').trim()) search.flush();
      else finding.step(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      clear();
      input.current?.blur();
    } else return;
    event.preventDefault();
  };
  const isSearched = finding.find !== undefined;
  return (
    <div className={classes.find} role="search" aria-label="In this document">
      <TextInput
        ref={input}
        size="xs"
        className={classes.input}
        aria-label="Find in the text of all pages"
        placeholder="Find in the text"
        leftSection={<IconSearch size={14} stroke={1.8} aria-hidden />}
        rightSection={
          typed === '' ? (
            <kbd className={classes.key} aria-hidden>
              /
            </kbd>
          ) : (
            <CloseButton size="xs" aria-label="End the search" onClick={clear} />
          )
        }
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {isSearched ? (
        <>
          <Count finding={finding} />
          <Step label="Previous place" icon={IconChevronUp} finding={finding} by={-1} />
          <Step label="Next place" icon={IconChevronDown} finding={finding} by={1} />
        </>
      ) : null}
    </div>
  );
}

function Count({ finding }: { finding: TextFinding }) {
  const { hits, current, isCut, isPending, error } = finding;
  const text =
    error !== null
      ? 'not searched'
      : isPending
        ? '…'
        : hits.length === 0
          ? 'none'
          : `${current ?? '–'} / ${hits.length}${isCut ? '+' : ''}`;
  return (
    <span className={classes.count} data-none={hits.length === 0 && !isPending ? true : undefined}>
      <span aria-hidden title={error?.message}>
        {text}
      </span>
      <VisuallyHidden role="status">
        {isPending
          ? ''
          : (error?.message ??
            (hits.length === 0
              ? 'Not found'
              : `${hits.length} places${current === undefined ? '' : `, number ${current} on page ${hits[current - 1]?.page}`}`))}
      </VisuallyHidden>
    </span>
  );
}

interface StepProps {
  label: string;
  icon: typeof IconChevronUp;
  finding: TextFinding;
  by: 1 | -1;
}

function Step({ label, icon: Icon, finding, by }: StepProps) {
  return (
    <ActionIcon
      size={24}
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={finding.hits.length === 0}
      className={classes.step}
      onClick={() => finding.step(by)}
    >
      <Icon size={15} stroke={1.8} />
    </ActionIcon>
  );
}
