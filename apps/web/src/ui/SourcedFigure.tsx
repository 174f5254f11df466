import type { Provenance } from '@gemmavision/domain/provenance';
import type { ReactNode } from 'react';
import { SourceLink } from './SourceLink.tsx';

interface SourcedFigureProps {
  /** The figure as it is shown; null is unknown. */
  children: ReactNode;
  provenance: Provenance;
  /** What the figure is, for screen readers: “Elo rating of Gemma 3 27B”. */
  name?: string;
}

/** A figure that can say where it is from. */
export function SourcedFigure({ children, provenance, name }: SourcedFigureProps) {
  return (
    <span style={{ whiteSpace: 'nowrap' }} className="tabular">
      {children ?? <span title="unknown">–</span>}
      <SourceLink
        provenance={provenance}
        label={name === undefined ? undefined : `Where is this from? ${name}`}
      />
    </span>
  );
}
