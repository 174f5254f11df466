import { Anchor, Badge, Popover, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { FigureKind, Provenance, Verification } from '@gemmavision/domain/provenance';
import classes from './SourceLink.module.css';

/** What a kind of figure means, in words for a person. */
const kinds: Record<FigureKind, { word: string; colour: string; meaning: string }> = {
  published: { word: 'published', colour: 'petrol', meaning: 'Printed in the source below.' },
  computed: {
    word: 'computed',
    colour: 'blue',
    meaning: 'Computed by a formula from figures of the source below.',
  },
  imported: { word: 'imported', colour: 'grape', meaning: 'Imported by your team.' },
  illustrative: { word: 'illustrative', colour: 'orange', meaning: 'An example only. Do not decide on it.' },
};

const checks: Record<Verification, string | null> = {
  fetched: null,
  derived: 'Derived from figures that were read in the source.',
  remembered: 'Not yet checked against the source: verify it before you rely on it.',
};

/** The mark of a kind of figure, wherever kinds stand beside each other. */
export function KindBadge({ kind }: { kind: FigureKind }) {
  return (
    <Badge size="xs" variant="light" color={kinds[kind].colour} tt="none" fw={560}>
      {kinds[kind].word}
    </Badge>
  );
}

interface SourceLinkProps {
  provenance: Provenance;
  /** What the button says to screen readers: whose source it shows. */
  label?: string;
}

/**
 * Answers “where is this from?” in one click: the document, the place in it, and what kind of figure it is. The popover
 * is made when it is first asked for, and the mark is a bare button with its sign from the style sheet: tables hold
 * hundreds of these.
 */
export function SourceLink({ provenance, label = 'Where is this from?' }: SourceLinkProps) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never');
  const button = useRef<HTMLButtonElement>(null);
  const mark = (
    <button
      ref={button}
      type="button"
      className={classes.mark}
      data-kind={provenance.kind}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={state === 'open'}
      title={label}
      onClick={() => setState(state === 'open' ? 'closed' : 'open')}
    />
  );
  if (state === 'never') return mark;
  return (
    <Popover
      width={300}
      position="bottom"
      withArrow
      shadow="md"
      trapFocus
      opened={state === 'open'}
      onChange={(isOpen) => setState(isOpen ? 'open' : 'closed')}
      // The button that was pressed first is another one than stands there now: focus cannot return by itself.
      onExitTransitionEnd={() => {
        const { activeElement } = document;
        if (activeElement === document.body || activeElement?.closest('[role=dialog]'))
          button.current?.focus();
      }}
    >
      <Popover.Target>{mark}</Popover.Target>
      <Popover.Dropdown className={classes.card}>
        <SourceCard provenance={provenance} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** The same answer, standing open on a page. */
export function SourceCard({ provenance }: { provenance: Provenance }) {
  const { kind, verification, source, location, note } = provenance;
  const check = checks[verification];
  return (
    <div className={classes.lines}>
      <div>
        <KindBadge kind={kind} />
      </div>
      <Text size="xs" c="dimmed">
        {kinds[kind].meaning}
      </Text>
      <Text size="sm" fw={560}>
        {source.url === null ? (
          source.title
        ) : (
          <Anchor href={source.url} target="_blank" rel="noreferrer" inherit>
            {source.title}
          </Anchor>
        )}
      </Text>
      {location === null ? null : <Text size="sm">{location}</Text>}
      {note === null ? null : <Text size="xs">{note}</Text>}
      {check === null ? null : (
        <Text size="xs" c={verification === 'remembered' ? 'orange' : 'dimmed'}>
          {check}
        </Text>
      )}
      {source.licence === null ? null : (
        <Text size="xs" c="dimmed">
          Licence: {source.licence}
        </Text>
      )}
    </div>
  );
}
