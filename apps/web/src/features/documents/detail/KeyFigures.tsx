import { Title, UnstyledButton } from '@mantine/core';
import type { KeyFigure, KeyFigureLabel } from '@gemmavision/domain/documents';
import { figureText, figureWords, periodWords } from '../words.ts';
import { Confidence } from './Confidence.tsx';
import { usePointer } from './pointing.ts';
import { keyOf } from './selection.ts';
import classes from './FieldsTab.module.css';

/** The figures by their names, in the order in which the document was understood; each keeps its index. */
function byLabel(figures: readonly KeyFigure[]): Map<KeyFigureLabel, { figure: KeyFigure; index: number }[]> {
  const groups = new Map<KeyFigureLabel, { figure: KeyFigure; index: number }[]>();
  figures.forEach((figure, index) => {
    const group = groups.get(figure.label) ?? [];
    group.push({ figure, index });
    groups.set(figure.label, group);
  });
  return groups;
}

/** The key figures of a statement: one group a figure, one line a period. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  const pointer = usePointer();
  return (
    <section aria-labelledby="key-figures">
      <Title order={2} className={classes.heading} id="key-figures">
        Key figures
      </Title>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col" data-numeric>
                Value
              </th>
              <th scope="col" data-numeric className={classes.printed}>
                As printed
              </th>
              <th scope="col" data-numeric>
                Where
              </th>
            </tr>
          </thead>
          {[...byLabel(figures)].map(([label, group]) => (
            <tbody key={label}>
              <tr>
                <th scope="rowgroup" colSpan={4} className={classes.group}>
                  {figureWords[label]}
                </th>
              </tr>
              {group.map(({ figure, index }) => (
                <tr
                  key={index}
                  data-figure={label}
                  data-placed
                  {...pointer(keyOf({ kind: 'figure', index }))}
                >
                  <td className={classes.period} title={figure.period ?? undefined}>
                    {periodWords(figure.period)}
                  </td>
                  <td data-numeric>
                    {figureText(figure.value)}
                    <span className={classes.unit}>{figure.unit ?? ''}</span>
                  </td>
                  <td data-numeric className={classes.printed}>
                    {figure.printed}
                  </td>
                  <td data-numeric>
                    <span className={classes.whereCell}>
                      <Confidence value={figure.confidence} />
                      <UnstyledButton
                        className={classes.place}
                        aria-label={`Show ${figureWords[label]}, ${periodWords(figure.period)}, on page ${figure.page}`}
                      >
                        p. {figure.page}
                      </UnstyledButton>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
