import { Checkbox, Group } from '@mantine/core';
import { useState } from 'react';
import type { PageText } from '@gemmavision/domain/documents';
import type { BoundingBox } from '@gemmavision/domain/geometry';
import { addressOf } from '../../../../shell/api.ts';
import { padded } from '../view-geometry.ts';
import { scaledBox, type Difference, type PageComparison } from './comparison.ts';
import classes from './Engines.module.css';

interface TwoOverlaysProps {
  documentId: string;
  result: PageText;
  other: PageText;
  comparison: PageComparison;
  /** The place that is looked at. */
  chosen: Difference | undefined;
}

/** The page with the words of both readings over it, each in its colour; at first only where they differ. */
export function TwoOverlays({ documentId, result, other, comparison, chosen }: TwoOverlaysProps) {
  const [sides, setSides] = useState({ left: true, right: true, alike: false });
  const scale = other.width > 0 ? result.width / other.width : 1;
  const boxesOf = ({ words }: PageText, only: ReadonlySet<number>, factor: number) =>
    words.flatMap(({ bbox }, index): BoundingBox[] =>
      sides.alike || only.has(index) ? [scaledBox(bbox, factor)] : [],
    );
  const options = [
    { key: 'left', label: 'Result' },
    { key: 'right', label: 'Other engine' },
    { key: 'alike', label: 'Words alike too' },
  ] as const;
  return (
    <figure className={classes.overlays} aria-label={`Both readings on page ${result.page}`}>
      <Group gap="md" mb={6}>
        {options.map(({ key, label }) => (
          <Checkbox
            key={key}
            size="xs"
            label={label}
            data-side={key}
            checked={sides[key]}
            onChange={(event) => setSides({ ...sides, [key]: event.currentTarget.checked })}
          />
        ))}
      </Group>
      <div className={classes.sheet} style={{ aspectRatio: `${result.width} / ${result.height}` }}>
        <img
          className={classes.image}
          alt={`Page ${result.page}`}
          src={addressOf('GET /api/documents/:id/pages/:page.png', {
            params: { id: documentId, page: result.page },
            query: { dpi: 144 },
          })}
        />
        <svg
          className={classes.boxes}
          viewBox={`0 0 ${result.width} ${result.height}`}
          preserveAspectRatio="none"
          aria-hidden
        >
          {sides.left
            ? boxesOf(result, comparison.leftOnly, 1).map((box, index) => (
                <rect key={index} data-side="left" {...padded(box)} />
              ))
            : null}
          {sides.right
            ? boxesOf(other, comparison.rightOnly, scale).map((box, index) => (
                <rect key={index} data-side="right" {...padded(box)} />
              ))
            : null}
          {[...(chosen?.leftBoxes ?? []), ...(chosen?.rightBoxes ?? [])].map((box, index) => (
            <rect key={index} data-chosen {...padded(box, 0.5)} />
          ))}
        </svg>
      </div>
    </figure>
  );
}
