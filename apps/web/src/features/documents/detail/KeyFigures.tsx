import { Title, UnstyledButton } from '@mantine/core';
import type { CorrectedFields, KeyFigureLabel } from '@gemmavision/domain/documents';
import { figureText, figureWords, periodWords } from '../words.ts';
import { correctableOf } from './corrections/correctable.ts';
import { WasRead } from './corrections/PersonMark.tsx';
import { useCorrections } from './corrections/use-corrections.ts';
import { ValueEditor } from './corrections/ValueEditor.tsx';
import { ValueState } from './corrections/ValueState.tsx';
import { usePointer } from './pointing.ts';
import { keyOf } from './selection.ts';
import classes from './FieldsTab.module.css';

type Figures = CorrectedFields['keyFigures'];
interface IndexedFigure {
  figure: Figures[number];
  index: number;
}

/** The figures by their names, in the order in which the document was understood; each keeps its index. */
function byLabel(figures: Figures): Map<KeyFigureLabel, IndexedFigure[]> {
  const groups = new Map<KeyFigureLabel, IndexedFigure[]>();
  figures.forEach((figure, index) => {
    const group = groups.get(figure.label) ?? [];
    group.push({ figure, index });
    groups.set(figure.label, group);
  });
  return groups;
}

/** The key figures of a statement: one group a figure, one line a period. */
export function KeyFigures({ fields }: { fields: CorrectedFields }) {
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
          {[...byLabel(fields.keyFigures)].map(([label, group]) => (
            <tbody key={label}>
              <tr>
                <th scope="rowgroup" colSpan={4} className={classes.group}>
                  {figureWords[label]}
                </th>
              </tr>
              {group.map((indexed) => (
                <FigureRow key={indexed.index} {...indexed} fields={fields} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function FigureRow({ figure, index, fields }: IndexedFigure & { fields: CorrectedFields }) {
  const pointer = usePointer();
  const { editing, edit } = useCorrections();
  const key = keyOf({ kind: 'figure', index });
  const name = `${figureWords[figure.label]}, ${periodWords(figure.period)}`;
  const correctable = editing === key ? correctableOf(key, { fields }) : undefined;
  return (
    <tr data-figure={figure.label} data-placed {...pointer(key)}>
      <td className={classes.period} title={figure.period ?? undefined}>
        <Period words={periodWords(figure.period)} />
      </td>
      {correctable === undefined ? (
        <>
          <td data-numeric>
            {figureText(figure.value)}
            <span className={classes.unit}>{figure.unit ?? ''}</span>
            <WasRead mark={figure.corrected} />
          </td>
          <td data-numeric className={classes.printed}>
            {figure.printed}
          </td>
        </>
      ) : (
        <td colSpan={2} className={classes.editing}>
          <ValueEditor correctable={correctable} onDone={() => edit(null)} />
        </td>
      )}
      <td data-numeric>
        <span className={classes.whereCell}>
          <ValueState id={key} name={name} mark={figure.corrected} confidence={figure.confidence} hasValue />
          <UnstyledButton className={classes.place} aria-label={`Show ${name}, on page ${figure.page}`}>
            p. {figure.page}
          </UnstyledButton>
        </span>
      </td>
    </tr>
  );
}

/** A period whose date stays in one line, where the column is too narrow for all of it. */
function Period({ words }: { words: string }) {
  const at = words.lastIndexOf(' ') + 1;
  return (
    <>
      {words.slice(0, at)}
      <span className={classes.date}>{words.slice(at)}</span>
    </>
  );
}
