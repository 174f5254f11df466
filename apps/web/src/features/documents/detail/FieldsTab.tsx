import { UnstyledButton } from '@mantine/core';
import type { Fields } from '@gemmavision/domain/documents';
import { EmptyNote } from '../../../ui/EmptyNote.tsx';
import { confidenceText, fieldWords, isFieldName, typeWords, type FieldName } from '../words.ts';
import { Confidence } from './Confidence.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { LineItems } from './LineItems.tsx';
import { usePointer } from './pointing.ts';
import { keyOf } from './selection.ts';
import classes from './FieldsTab.module.css';

const moneyFields: readonly FieldName[] = ['total', 'netTotal', 'taxTotal'];

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
