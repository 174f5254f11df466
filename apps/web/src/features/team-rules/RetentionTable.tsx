import { NumberInput } from '@mantine/core';
import {
  classifications,
  trashDays,
  type Classification,
  type RetentionDays,
} from '@gemmavision/domain/governance';
import { ClassificationBadge, classificationWords } from '../../parts/ClassificationBadge.tsx';
import classes from './TeamRules.module.css';

/** A hundred years: the portal takes no more. */
const mostDays = 36_500;

interface RetentionTableProps {
  days: RetentionDays;
  /** Absent where the person may only look. */
  onChange?: (days: RetentionDays) => void;
}

/** How long documents of each class are kept, and how long what was deleted rests in the trash. */
export function RetentionTable({ days, onChange }: RetentionTableProps) {
  const set = (classification: Classification, typed: string | number) =>
    onChange?.({ ...days, [classification]: typeof typed === 'number' ? typed : null });
  return (
    <table className={classes.table}>
      <caption>Retention</caption>
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col">Deleted after upload</th>
          <th scope="col">Rests in the trash</th>
        </tr>
      </thead>
      <tbody>
        {classifications.map((one) => (
          <tr key={one}>
            <th scope="row">
              <ClassificationBadge classification={one} />
            </th>
            <td>
              {onChange === undefined ? (
                daysInWords(days[one])
              ) : (
                <NumberInput
                  aria-label={`Days after upload until ${classificationWords[one].toLowerCase()} documents are deleted`}
                  placeholder="never"
                  suffix=" days"
                  hideControls
                  allowDecimal={false}
                  allowNegative={false}
                  min={1}
                  max={mostDays}
                  thousandSeparator=","
                  value={days[one] ?? ''}
                  onChange={(typed) => set(one, typed)}
                  className={classes.days}
                />
              )}
            </td>
            <td>{trashDays[one] === 0 ? 'not at all: gone at once' : daysInWords(trashDays[one])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function daysInWords(days: number | null): string {
  return days === null ? 'never' : `${days.toLocaleString('en')} ${days === 1 ? 'day' : 'days'}`;
}
