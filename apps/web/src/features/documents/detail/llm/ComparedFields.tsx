import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { CorrectedFields } from '@gemmavision/domain/documents';
import type { LlmComparison } from '@gemmavision/domain/llm';
import { fieldWords } from '../../words.ts';
import { PersonMark } from '../corrections/PersonMark.tsx';
import { fieldText, valueText } from '../field-text.ts';
import { usePointing } from '../pointing.ts';
import { keyOf } from '../selection.ts';
import { countVerdicts, verdictMeanings, verdictOf, verdictWords, type ComparedField } from './compared.ts';
import classes from './ModelTab.module.css';

interface ComparedFieldsProps {
  compared: readonly ComparedField[];
  preference: LlmComparison['preference'];
  fields: CorrectedFields;
  onShow: (key: string) => void;
}

/** Both readings side by side, field by field: which value stands, and where it is printed. */
export function ComparedFields({ compared, preference, fields, onShow }: ComparedFieldsProps) {
  const read = compared.filter((field) => verdictOf(field) !== 'neither');
  const neither = compared.filter((field) => verdictOf(field) === 'neither');
  return (
    <section aria-label="Rules and model">
      <ul className={classes.counts} aria-label="How both readings stand to each other">
        {countVerdicts(compared).map(({ verdict, count }) => (
          <li key={verdict} data-verdict={verdict} title={verdictMeanings[verdict]}>
            <b>{count}</b> {verdictWords[verdict]}
          </li>
        ))}
      </ul>
      <p className={classes.note}>
        <IconCheck size={14} stroke={2.4} className={classes.tick} aria-hidden /> marks the value that stands.
        Where both differ it is that of {preference === 'rules' ? 'the rules' : 'the model'}, by the rule of
        the team. A value of the model stands only if it was found on a page, and what a person says comes
        first.
      </p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Rules</th>
            <th scope="col">Model</th>
          </tr>
        </thead>
        <tbody>
          {read.map((field) => (
            <Row key={field.name} field={field} fields={fields} onShow={onShow} />
          ))}
        </tbody>
      </table>
      {neither.length === 0 ? null : (
        <p className={classes.note}>
          Neither found: {neither.map(({ name }) => fieldWords[name].toLowerCase()).join(', ')}.
        </p>
      )}
    </section>
  );
}

interface RowProps {
  field: ComparedField;
  fields: CorrectedFields;
  onShow: (key: string) => void;
}

function Row({ field, fields, onShow }: RowProps) {
  const { name, rules, model, stands } = field;
  const { selected } = usePointing();
  const verdict = verdictOf(field);
  const word = fieldWords[name];
  const mark = fields.corrected?.[name];
  const said = mark === undefined ? null : fieldText(fields, name);
  const rulesKey = keyOf({ kind: 'field', name });
  const modelKey = keyOf({ kind: 'model', name });
  const evidence = stands === 'model' ? undefined : fields.evidence[name];
  const place = model.status === 'found' || model.status === 'in_instruction' ? model.page : undefined;
  const textOf = (value: string | number | null) =>
    value === null ? null : valueText(name, value, fields.currency);
  return (
    <tr data-verdict={verdict}>
      <th scope="row">
        {word}
        {mark === undefined ? null : (
          <span className={classes.person}>
            <PersonMark mark={mark} /> {said ?? 'not in the document'}
          </span>
        )}
      </th>
      <td data-selected={selected === rulesKey || undefined} data-key={rulesKey}>
        <Value
          text={textOf(rules)}
          stands={mark === undefined && stands === 'rules'}
          place={evidence?.page}
          showLabel={`Show ${word} as the rules read it`}
          onShow={() => onShow(rulesKey)}
        />
      </td>
      <td data-selected={selected === modelKey || undefined} data-key={modelKey}>
        <Value
          text={textOf(model.value)}
          stands={mark === undefined && stands === 'model'}
          place={place}
          showLabel={`Show ${word} as the model read it`}
          onShow={() => onShow(modelKey)}
        >
          <span className={classes.verdict} data-verdict={verdict} title={verdictMeanings[verdict]}>
            {verdictWords[verdict]}
            {verdict === 'not_found' || verdict === 'in_instruction' ? ': never taken' : ''}
          </span>
        </Value>
      </td>
    </tr>
  );
}

interface ValueProps {
  text: string | null;
  /** It is the value that stands. */
  stands: boolean;
  /** 1-based; undefined where it has no place. */
  place: number | undefined;
  showLabel: string;
  onShow: () => void;
  children?: ReactNode;
}

function Value({ text, stands, place, showLabel, onShow, children }: ValueProps) {
  return (
    <>
      <span
        className={classes.value}
        data-stands={stands || undefined}
        data-missing={text === null || undefined}
      >
        {stands ? <IconCheck size={14} stroke={2.4} className={classes.tick} aria-hidden /> : null}
        {text ?? 'nothing'}
        {stands ? <VisuallyHidden>, stands</VisuallyHidden> : null}
      </span>
      <span className={classes.about}>
        {children}
        {place === undefined ? null : (
          <UnstyledButton
            className={classes.place}
            aria-label={`${showLabel}, page ${place}`}
            onClick={onShow}
          >
            p. {place}
          </UnstyledButton>
        )}
      </span>
    </>
  );
}
