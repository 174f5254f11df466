import { Button, CopyButton, Group, Text, VisuallyHidden } from '@mantine/core';
import { Fragment, memo, useId, useMemo, type KeyboardEvent } from 'react';
import type { PageText, PiiMarks } from '@gemmavision/domain/documents';
import { EmptyNote } from '../../../ui/EmptyNote.tsx';
import { confidenceText, doubtfulBelow } from '../words.ts';
import { markedRuns } from './personal-data/marked-runs.ts';
import { PersonalDataLegend } from './personal-data/PersonalDataLegend.tsx';
import { PersonalText } from './personal-data/PersonalText.tsx';
import { nextWord, placedWords } from './placed-words.ts';
import { usePointing } from './pointing.ts';
import { keyOf, selectionFrom } from './selection.ts';
import classes from './TextTab.module.css';

/** The personal data of the page, and whether it is marked. */
export interface PersonalMarks {
  /** Undefined while it is not loaded. */
  found: PiiMarks | undefined;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}

interface TextTabProps {
  text: PageText | null;
  page: number;
  personal: PersonalMarks;
}

/**
 * The page’s text in reading order; words that were read with doubt are marked. By keyboard, arrow keys point at one word
 * after the other and Enter chooses it: a stop of the Tab key for each of a thousand words would bar the way.
 */
export function TextTab({ text, page, personal }: TextTabProps) {
  const { pointing, selected, select } = usePointing();
  const { found, isShown, onShow } = personal;
  const helpId = useId();
  const pieces = useMemo(() => (text === null ? [] : placedWords(text.text, text.words)), [text]);
  const marks = useMemo(
    () => (isShown ? (found?.marks ?? []) : []).filter((mark) => mark.page === page),
    [isShown, found, page],
  );
  const runs = useMemo(() => markedRuns(pieces, marks), [pieces, marks]);
  if (text === null || text.text.trim() === '') {
    return <EmptyNote title={`No text on page ${page}`}>It may be a picture, or an empty page.</EmptyNote>;
  }
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const at = wordOf(pointing.hovered, text.page) ?? wordOf(selected, text.page);
    if (event.key === 'Enter' && at !== undefined)
      select(keyOf({ kind: 'word', page: text.page, index: at }));
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const next = nextWord(pieces, at, event.key === 'ArrowRight' ? 1 : -1);
      if (next === undefined) return;
      const key = keyOf({ kind: 'word', page: text.page, index: next });
      pointing.hover(key);
      event.currentTarget.querySelector(`[data-key="${key}"]`)?.scrollIntoView({ block: 'nearest' });
    } else return;
    event.preventDefault();
  };
  const doubtful = text.words.filter((word) => word.confidence < doubtfulBelow).length;
  return (
    <>
      <VisuallyHidden id={helpId}>
        The left and right arrow keys go from word to word, Enter shows the word on the page.
      </VisuallyHidden>
      <Group justify="space-between" align="flex-start" wrap="nowrap" mb="xs" gap="xs">
        <Text size="xs" c="dimmed">
          Page {text.page} ·{' '}
          {text.source === 'ocr' ? `recognised by ${text.engine}` : 'the document’s own text'} · confidence{' '}
          {confidenceText(text.confidence)}
          {doubtful > 0 ? ` · ${doubtful} doubtful ${doubtful === 1 ? 'word' : 'words'} underlined` : ''}
        </Text>
        <CopyButton value={text.text}>
          {({ copied, copy }) => (
            <Button variant="subtle" size="compact-xs" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {found === undefined ? null : (
        <PersonalDataLegend page={text.page} found={found} isShown={isShown} onShow={onShow} />
      )}
      <div
        className={classes.text}
        tabIndex={0}
        role="region"
        aria-label={`Text of page ${text.page}`}
        aria-describedby={helpId}
        onKeyDown={walk}
      >
        {runs.map((run, index) => {
          const words = run.pieces.map((piece, at) => {
            if (piece.word === null) return piece.text;
            const key = keyOf({ kind: 'word', page: text.page, index: piece.word });
            return (
              <WordSpan
                key={at}
                id={key}
                text={piece.text}
                isDoubtful={(text.words[piece.word]?.confidence ?? 1) < doubtfulBelow}
                isSelected={selected === key}
                select={select}
              />
            );
          });
          const mark = run.mark === null ? undefined : marks[run.mark];
          if (run.mark === null || mark === undefined) return <Fragment key={index}>{words}</Fragment>;
          const key = keyOf({ kind: 'personal', page: text.page, index: run.mark });
          return (
            <PersonalText key={index} id={key} type={mark.type} isSelected={selected === key}>
              {words}
            </PersonalText>
          );
        })}
      </div>
    </>
  );
}

/** The word of this page that a key names. */
function wordOf(key: string | null, page: number): number | undefined {
  const named = key === null ? undefined : selectionFrom(key);
  return named?.kind === 'word' && named.page === page ? named.index : undefined;
}

interface WordSpanProps {
  id: string;
  text: string;
  isDoubtful: boolean;
  isSelected: boolean;
  select: (key: string) => void;
}

/** Remembered one by one: choosing draws two of a page’s thousand words again, not all. */
const WordSpan = memo(function WordSpan(props: WordSpanProps) {
  const { id, text, isDoubtful, isSelected, select } = props;
  return (
    <span
      className={classes.word}
      data-key={id}
      data-doubtful={isDoubtful || undefined}
      data-selected={isSelected || undefined}
      onClick={() => select(id)}
    >
      {text}
    </span>
  );
});
