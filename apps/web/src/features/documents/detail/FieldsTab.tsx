import { Title, UnstyledButton } from '@mantine/core';
import type { Fields } from '@gemmavision/domain/documents';
import { EmptyNote } from '../../../ui/EmptyNote.tsx';
import {
  confidenceText,
  fieldWords,
  figureText,
  figureWords,
  periodWords,
  typeWords,
  type FieldName,
} from '../words.ts';
import { Confidence } from './Confidence.tsx';
import { LineItems } from './LineItems.tsx';
import { usePointer } from './pointing.ts';
import { keyOf } from './selection.ts';
import classes from './FieldsTab.module.css';

const moneyFields: readonly FieldName[] = ['total', 'netTotal', 'taxTotal'];

function isFieldName(name: string): name is FieldName {
  return name in fieldWords;
}

/** A field’s value in words; null when it was looked for and not found, undefined when it was not looked for. */
function valueText(fields: Fields, name: FieldName): string | null | undefined {
  const value = fields[name];
  if (value == null) return name === 'companyName' || name === 'documentDate' ? null : undefined;
  if (name === 'docType') return typeWords[fields.docType];
  if (typeof value === 'number') {
    const currency = moneyFields.includes(name) && fields.currency != null ? `${fields.currency} ` : '';
    return (
      currency + value.toLocaleString('en', { minimumFractionDigits: moneyFields.includes(name) ? 2 : 0 })
    );
  }
  return value;
}

/** The key information: single fields, line items and key figures, each leading to its place on the page. */
export function FieldsTab({ fields }: { fields: Fields }) {
  const names = Object.keys(fieldWords).filter(isFieldName);
  return (
    <>
      <dl className={classes.fields}>
        {names.map((name) => {
          const text = valueText(fields, name);
          return text === undefined ? null : <FieldRow key={name} name={name} text={text} fields={fields} />;
        })}
      </dl>
      {fields.lineItems !== undefined && fields.lineItems.length > 0 ? (
        <LineItems items={fields.lineItems} />
      ) : null}
      {fields.keyFigures.length > 0 ? <KeyFigures figures={fields.keyFigures} /> : null}
      {fields.keyFigures.length === 0 && fields.docType === 'other' ? (
        <EmptyNote title="No key figures were found">
          The text and the tables hold everything that could be read in this document.
        </EmptyNote>
      ) : null}
    </>
  );
}

function FieldRow({ name, text, fields }: { name: FieldName; text: string | null; fields: Fields }) {
  const pointer = usePointer();
  const evidence = fields.evidence[name];
  const content = (
    <>
      <dt>{fieldWords[name]}</dt>
      <dd data-missing={text === null || undefined}>{text ?? 'not found'}</dd>
    </>
  );
  if (evidence === undefined) return <div className={classes.field}>{content}</div>;
  const key = keyOf({ kind: 'field', name });
  return (
    <div className={classes.field} data-placed {...pointer(key)}>
      {content}
      <dd className={classes.where}>
        <Confidence value={evidence.confidence} />
        <UnstyledButton
          className={classes.place}
          aria-label={`Show ${fieldWords[name]} on page ${evidence.page}`}
          title={`Read with ${confidenceText(evidence.confidence)} confidence`}
        >
          p. {evidence.page}
        </UnstyledButton>
      </dd>
    </div>
  );
}

function KeyFigures({ figures }: { figures: Fields['keyFigures'] }) {
  const pointer = usePointer();
  return (
    <section>
      <Title order={2} className={classes.heading}>
        Key figures
      </Title>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" data-numeric>
                Value
              </th>
              <th scope="col" data-numeric>
                As printed
              </th>
              <th scope="col">Period</th>
              <th scope="col" data-numeric>
                Where
              </th>
            </tr>
          </thead>
          <tbody>
            {figures.map((figure, index) => (
              <tr key={index} {...pointer(keyOf({ kind: 'figure', index }))}>
                <th scope="row">{figureWords[figure.label]}</th>
                <td data-numeric>
                  {figureText(figure.value)}
                  <span className={classes.unit}>{figure.unit ?? ''}</span>
                </td>
                <td data-numeric className={classes.printed}>
                  {figure.printed}
                </td>
                <td className={classes.period}>{periodWords(figure.period)}</td>
                <td data-numeric>
                  <span className={classes.whereCell}>
                    <Confidence value={figure.confidence} />
                    <UnstyledButton
                      className={classes.place}
                      aria-label={`Show ${figureWords[figure.label]} ${periodWords(figure.period)} on page ${figure.page}`}
                    >
                      p. {figure.page}
                    </UnstyledButton>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
