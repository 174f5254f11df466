import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconPencilCheck } from '@tabler/icons-react';
import type { CorrectionMark } from '@gemmavision/domain/documents';
import { momentOf } from '../../../../parts/when.ts';
import classes from './Corrections.module.css';

/** What a mark says, in a sentence. */
export function markWords({ kind, by, at, read, agrees }: CorrectionMark): string {
  const who = `${kind === 'confirmed' ? 'Confirmed' : 'Corrected'} by ${by}, ${momentOf(at)}`;
  const said = read === null || read === '' ? 'found nothing' : `read “${read}”`;
  if (kind === 'confirmed') return agrees ? who : `${who}; another analysis ${said}`;
  return agrees ? `${who}; another analysis agrees` : `${who}; the analysis ${said}`;
}

/** That a person has confirmed or corrected the value. */
export function PersonMark({ mark }: { mark: CorrectionMark }) {
  const Icon = mark.kind === 'confirmed' ? IconCheck : IconPencilCheck;
  return (
    <span
      className={classes.mark}
      data-kind={mark.kind}
      data-disagrees={(mark.kind === 'confirmed' && !mark.agrees) || undefined}
      title={markWords(mark)}
    >
      <Icon size={15} stroke={2} aria-hidden />
      <VisuallyHidden>{markWords(mark)}</VisuallyHidden>
    </span>
  );
}

/** What was read, under what a person says instead. */
export function WasRead({ mark }: { mark: CorrectionMark | undefined }) {
  if (mark === undefined || mark.agrees) return null;
  return (
    <span className={classes.read}>
      {mark.read === null || mark.read === '' ? (
        'was not found'
      ) : (
        <>
          read as <s>{mark.read}</s>
        </>
      )}
    </span>
  );
}
