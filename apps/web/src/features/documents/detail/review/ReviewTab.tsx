import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconPencil } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import { EmptyNote } from '../../../../ui/EmptyNote.tsx';
import type { Findings } from '../boxes.ts';
import { correctableOf } from '../corrections/correctable.ts';
import { useCorrections } from '../corrections/use-corrections.ts';
import { ValueEditor } from '../corrections/ValueEditor.tsx';
import { isForOthers } from '../keys.ts';
import { usePointing } from '../pointing.ts';
import { LostCorrections } from './LostCorrections.tsx';
import { isPressing, nextItem, type ReviewItem } from './review-items.ts';
import classes from './ReviewTab.module.css';

interface ReviewTabProps {
  documentId: string;
  items: readonly ReviewItem[];
  findings: Findings;
  /** Notes of the analysis on the whole document. */
  warnings: readonly string[];
  /** Shows the value on the page and stays in this list. */
  onShow: (item: ReviewItem) => void;
}

/**
 * What a person should look at, one after the other: `n` and `p` step, Enter says that the value is right, `e` writes
 * another one. What is done leaves the list.
 */
export function ReviewTab({ documentId, items, findings, warnings, onShow }: ReviewTabProps) {
  const { selected } = usePointing();
  const { mayCorrect, editing, edit, confirm } = useCorrections();
  const list = useRef<HTMLOListElement>(null);
  const pressing = items.filter(isPressing);
  const unsure = items.filter((item) => !isPressing(item));

  const show = useCallback(
    (item: ReviewItem | undefined) => {
      if (item === undefined) return;
      onShow(item);
      requestAnimationFrame(() =>
        list.current?.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.key)}"]`)?.focus(),
      );
    },
    [onShow],
  );
  const settle = useCallback(
    async (item: ReviewItem) => {
      const following = nextItem(items, item.key, 1);
      if ((await confirm(item.key)) && following?.key !== item.key) show(following);
    },
    [items, confirm, show],
  );

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (isForOthers(event) || editing !== null) return;
      const item = items.find(({ key }) => key === selected);
      if (event.key === 'n') show(nextItem(items, selected, 1));
      else if (event.key === 'p') show(nextItem(items, selected, -1));
      else if (event.key === 'e' && item !== undefined && mayCorrect) edit(item.key);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [items, selected, editing, mayCorrect, edit, show]);

  // Enter on the chosen item says that it is right; on another one it is a button as any other.
  const onKeyDown = (event: KeyboardEvent) => {
    const item = items.find(({ key }) => key === selected);
    const isItem = event.target instanceof HTMLElement && event.target.dataset['item'] === selected;
    if (event.key !== 'Enter' || !isItem || item === undefined || item.value === null || !mayCorrect) return;
    event.preventDefault();
    void settle(item);
  };
  const row = (item: ReviewItem) => (
    <Item
      key={item.key}
      item={item}
      findings={findings}
      isChosen={selected === item.key}
      onShow={() => show(item)}
      onConfirm={() => void settle(item)}
      onDone={(isKept) => {
        edit(null);
        show(isKept ? nextItem(items, item.key, 1) : item);
      }}
    />
  );
  return (
    <>
      {warnings.length === 0 ? null : (
        <ul className={classes.warnings} aria-label="Notes of the analysis">
          {warnings.map((warning, index) => (
            <li key={index}>{warning}</li>
          ))}
        </ul>
      )}
      <LostCorrections documentId={documentId} />
      {items.length === 0 ? (
        <EmptyNote title="Nothing is left to look at">
          Every value was read with confidence, or somebody has confirmed or corrected it.
        </EmptyNote>
      ) : (
        <Group justify="space-between" gap="xs" mb="xs">
          <Text size="sm">
            {pressing.length === 0
              ? 'Nothing pressing.'
              : `${pressing.length} ${pressing.length === 1 ? 'value' : 'values'} to look at.`}
          </Text>
          <Text size="xs" c="dimmed" className={classes.keys}>
            <kbd>n</kbd> next <kbd>p</kbd> previous
            {mayCorrect ? (
              <>
                {' '}
                <kbd>Enter</kbd> is right <kbd>e</kbd> correct
              </>
            ) : null}
          </Text>
        </Group>
      )}
      <ol className={classes.list} ref={list} onKeyDown={onKeyDown}>
        {pressing.map(row)}
        {unsure.length === 0 ? null : (
          <li className={classes.divider}>Read well, but not so surely that no one needs to look</li>
        )}
        {unsure.map(row)}
      </ol>
    </>
  );
}

interface ItemProps {
  item: ReviewItem;
  findings: Findings;
  isChosen: boolean;
  onShow: () => void;
  onConfirm: () => void;
  onDone: (isKept: boolean) => void;
}

function Item({ item, findings, isChosen, onShow, onConfirm, onDone }: ItemProps) {
  const { mayCorrect, editing, edit } = useCorrections();
  const correctable = editing === item.key ? correctableOf(item.key, findings) : undefined;
  const { key, name, value, reason, words, page } = item;
  return (
    <li className={classes.item} data-key={key} data-selected={isChosen || undefined}>
      <UnstyledButton
        className={classes.show}
        data-item={key}
        aria-current={isChosen || undefined}
        onClick={onShow}
      >
        <span className={classes.name}>{name}</span>
        <span className={classes.reason} data-pressing={reason !== 'unsure' || undefined}>
          {words}
          {page === undefined ? '' : ` · p. ${page}`}
        </span>
        {correctable === undefined ? (
          <span className={classes.value} data-missing={value === null || undefined}>
            {value ?? 'not found'}
          </span>
        ) : null}
      </UnstyledButton>
      {correctable === undefined ? null : (
        <div className={classes.editor}>
          <ValueEditor correctable={correctable} onDone={onDone} />
        </div>
      )}
      {mayCorrect && correctable === undefined ? (
        <Group gap={4} wrap="nowrap" className={classes.acts}>
          {value === null ? null : (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconCheck size={13} stroke={2} aria-hidden />}
              aria-label={`${name} is right`}
              onClick={onConfirm}
            >
              Right
            </Button>
          )}
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconPencil size={13} stroke={1.8} aria-hidden />}
            aria-label={`Correct ${name}`}
            onClick={() => edit(key)}
          >
            Correct
          </Button>
        </Group>
      ) : null}
    </li>
  );
}
