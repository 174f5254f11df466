import { Switch, UnstyledButton } from '@mantine/core';
import type { PiiMarks, PiiType } from '@gemmavision/domain/documents';
import { usePointing } from '../pointing.ts';
import { keyOf, selectionFrom } from '../selection.ts';
import { piiKinds } from './kinds.ts';
import classes from './PersonalData.module.css';

interface PersonalDataLegendProps {
  page: number;
  found: PiiMarks;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}

/** Which kinds of personal data the page holds and how many of each; each kind leads to its next place. */
export function PersonalDataLegend({ page, found, isShown, onShow }: PersonalDataLegendProps) {
  const { selected, select } = usePointing();
  const { marks } = found;
  const inDocument = Object.values(found.counts).reduce((sum, count) => sum + count, 0);
  if (inDocument === 0) return <p className={classes.none}>No personal data was found in this document.</p>;
  const present = (Object.keys(piiKinds) as PiiType[]).filter((type) =>
    marks.some((mark) => mark.type === type),
  );
  const chosen = selected === null ? undefined : selectionFrom(selected);
  const showNext = (type: PiiType) => {
    const places = marks.flatMap((mark, index) => (mark.type === type ? [index] : []));
    const at = chosen?.kind === 'personal' && chosen.page === page ? chosen.index : -1;
    const next = places.find((index) => index > at) ?? places[0];
    if (next !== undefined) select(keyOf({ kind: 'personal', page, index: next }));
  };
  return (
    <div className={classes.legend} role="group" aria-label="Personal data">
      <Switch
        size="xs"
        label="Mark personal data"
        checked={isShown}
        onChange={(event) => onShow(event.currentTarget.checked)}
      />
      {isShown
        ? present.map((type) => {
            const { word, group } = piiKinds[type];
            const count = marks.filter((mark) => mark.type === type).length;
            return (
              <UnstyledButton
                key={type}
                className={classes.kind}
                data-group={group}
                aria-label={`${word}: ${count} on this page, show the next`}
                onClick={() => showNext(type)}
              >
                {word} <span className="tabular">{count}</span>
              </UnstyledButton>
            );
          })
        : null}
      <span className={classes.total}>
        {marks.length === 0 ? 'none on this page, ' : ''}
        {inDocument} in the document
      </span>
    </div>
  );
}
