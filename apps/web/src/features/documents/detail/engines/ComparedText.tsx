import { useMemo } from 'react';
import type { PageText } from '@gemmavision/domain/documents';
import { placedWords } from '../placed-words.ts';
import classes from './Engines.module.css';

interface ComparedTextProps {
  name: string;
  side: 'left' | 'right';
  text: PageText;
  /** Words that the other reading does not have there. */
  marked: ReadonlySet<number>;
}

/** The text of one reading, with the words marked that the other has otherwise. */
export function ComparedText({ name, side, text, marked }: ComparedTextProps) {
  const pieces = useMemo(() => placedWords(text.text, text.words), [text]);
  return (
    <div className={classes.side} data-side={side}>
      <h3 className={classes.sideTitle}>{name}</h3>
      <div className={classes.text} tabIndex={0} role="region" aria-label={`Text: ${name}`}>
        {pieces.map((piece, index) =>
          piece.word !== null && marked.has(piece.word) ? (
            <mark key={index} className={classes.mark} data-side={side}>
              {piece.text}
            </mark>
          ) : (
            piece.text
          ),
        )}
      </div>
    </div>
  );
}
