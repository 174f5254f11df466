import { useMemo, useState } from 'react';
import type { PageText } from '@gemmavision/domain/documents';
import type { PageReading } from '@gemmavision/domain/page-readings';
import { fileSize } from '../../../../parts/sizes.ts';
import { confidenceText } from '../../words.ts';
import { ComparedText } from './ComparedText.tsx';
import { comparePages } from './comparison.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { engineWords } from './reading-settings.ts';
import { TwoOverlays } from './TwoOverlays.tsx';
import classes from './Engines.module.css';

interface ComparisonProps {
  documentId: string;
  result: PageText;
  reading: PageReading;
  other: PageText;
}

/** Two readings of a page: what each cost, where they differ, both on the page, and both texts. */
export function Comparison({ documentId, result, reading, other }: ComparisonProps) {
  const comparison = useMemo(() => comparePages(result, other), [result, other]);
  const [chosen, setChosen] = useState<number | null>(null);
  const { differences, alike } = comparison;
  const inNumbers = differences.filter(({ hasNumber }) => hasNumber).length;
  const seconds = reading.milliseconds === null ? 'unknown' : `${(reading.milliseconds / 1000).toFixed(1)} s`;
  const memory = reading.peakMemoryBytes === null ? 'unknown' : fileSize(reading.peakMemoryBytes);
  const rows: [string, string, string][] = [
    ['Confidence, mean', confidenceText(result.confidence), confidenceText(other.confidence)],
    ['Words', String(result.words.length), String(other.words.length)],
    ['Time', 'not on record', seconds],
    ['Memory at most', 'not on record', memory],
  ];
  return (
    <>
      <table className={classes.facts}>
        <caption className={classes.hidden}>What each reading is, and what it cost</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.hidden}>What</span>
            </th>
            <th scope="col" data-side="left">
              {result.source === 'ocr' ? `Result, by ${result.engine}` : 'Result, the document’s own text'}
            </th>
            <th scope="col" data-side="right">
              {engineWords[reading.engine]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, left, right]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{left}</td>
              <td>{right}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.summary}>
        {differences.length === 0
          ? `Both read the same ${alike} words.`
          : `${alike} words alike; ${differences.length} ${differences.length === 1 ? 'place differs' : 'places differ'}, ${inNumbers} of them in figures.`}
      </p>
      <DifferenceList
        differences={differences}
        chosen={chosen}
        onChoose={(index) => setChosen(index === chosen ? null : index)}
      />
      <TwoOverlays
        documentId={documentId}
        result={result}
        other={other}
        comparison={comparison}
        chosen={chosen === null ? undefined : differences[chosen]}
      />
      <div className={classes.texts}>
        <ComparedText name="Result" side="left" text={result} marked={comparison.leftOnly} />
        <ComparedText
          name={engineWords[reading.engine]}
          side="right"
          text={other}
          marked={comparison.rightOnly}
        />
      </div>
    </>
  );
}
