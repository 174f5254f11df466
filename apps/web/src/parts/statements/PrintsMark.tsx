import { Popover, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { MergedFigure } from '@gemmavision/domain/companies';
import { otherPrints } from '@gemmavision/domain/companies';
import { scaledText } from './figure-scale.ts';
import { fileOf, type FileNames, type StatementsAddress } from './print-provenance.ts';
import { PrintLink } from './PrintLink.tsx';
import classes from './Statements.module.css';

interface PrintsMarkProps {
  figure: MergedFigure;
  /** “Revenue, year to 2021-08-29”. */
  name: string;
  scale: number;
  fileNames: FileNames;
  within?: StatementsAddress;
}

/** Beside a figure that is printed in more than one way: all of them, each with the way to its page. */
export function PrintsMark({ figure, name, scale, fileNames, within }: PrintsMarkProps) {
  const [isOpen, setOpen] = useState(false);
  const [latest] = figure.readings;
  if (latest === undefined || !(figure.isRestated || figure.isAmbiguous)) return null;
  const prints = [latest, ...otherPrints(figure)];
  const words = figure.isRestated ? 'Filings disagree' : 'Printed in two ways';
  return (
    <Popover opened={isOpen} onChange={setOpen} width={300} position="bottom" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.mark}
          aria-label={`${words}: ${name}, ${prints.length} values`}
          title={words}
          onClick={() => setOpen(!isOpen)}
        >
          ≠
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" c="dimmed" mb={6}>
          {figure.isRestated
            ? 'The latest filing stands in the table. It was restated, or one of them was misread: compare the pages.'
            : 'The document itself prints this figure in more than one way. The surest reading stands in the table.'}
        </Text>
        <ul className={classes.prints}>
          {prints.map((reading, index) => (
            <li key={`${reading.documentId}.${reading.index}`}>
              <PrintLink
                reading={reading}
                within={within}
                label={`${name}: ${reading.printed} on page ${reading.page} of ${fileOf(reading, fileNames)}`}
              >
                {scaledText(reading.value, scale)}
              </PrintLink>
              <span className={classes.where}>
                {index === 0 ? 'shown; ' : ''}page {reading.page} of {fileOf(reading, fileNames)}
              </span>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
