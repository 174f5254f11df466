import { UnstyledButton } from '@mantine/core';
import type { CorrectedFields } from '@gemmavision/domain/documents';
import { EmptyNote } from '../../../ui/EmptyNote.tsx';
import { fieldWords, isFieldName, type FieldName } from '../words.ts';
import { correctableOf } from './corrections/correctable.ts';
import { WasRead } from './corrections/PersonMark.tsx';
import { useCorrections } from './corrections/use-corrections.ts';
import { ValueEditor } from './corrections/ValueEditor.tsx';
import { ValueState } from './corrections/ValueState.tsx';
import { fieldText } from './field-text.ts';
import { KeyFigures } from './KeyFigures.tsx';
import { LineItems } from './LineItems.tsx';
import { ModelMark } from './llm/ModelMark.tsx';
import { usePointer } from './pointing.ts';
import { keyOf } from './selection.ts';
import classes from './FieldsTab.module.css';

/** The key information: single fields, line items and key figures, each leading to its place on the page. */
export function FieldsTab({ fields }: { fields: CorrectedFields }) {
  const names = Object.keys(fieldWords).filter(isFieldName);
  return (
    <>
      <dl className={classes.fields}>
        {names.map((name) => {
          const text = fieldText(fields, name);
          return text === undefined ? null : <FieldRow key={name} name={name} text={text} fields={fields} />;
        })}
      </dl>
      {fields.lineItems !== undefined && fields.lineItems.length > 0 ? (
        <LineItems items={fields.lineItems} />
      ) : null}
      {fields.keyFigures.length > 0 ? <KeyFigures fields={fields} /> : null}
      {fields.keyFigures.length === 0 && fields.docType === 'other' ? (
        <EmptyNote title="No key figures were found">
          The text and the tables hold everything that could be read in this document.
        </EmptyNote>
      ) : null}
    </>
  );
}

interface FieldRowProps {
  name: FieldName;
  text: string | null;
  fields: CorrectedFields;
}

function FieldRow({ name, text, fields }: FieldRowProps) {
  const pointer = usePointer();
  const { editing, edit } = useCorrections();
  const key = keyOf({ kind: 'field', name });
  const evidence = fields.evidence[name];
  const mark = fields.corrected?.[name];
  const isOfModel = fields.fromModel?.includes(name) === true;
  const correctable = editing === key ? correctableOf(key, { fields }) : undefined;
  return (
    <div className={classes.field} data-placed={evidence !== undefined || undefined} {...pointer(key)}>
      <dt>{fieldWords[name]}</dt>
      {correctable === undefined ? (
        <dd data-missing={text === null || undefined}>
          {text ?? (mark === undefined ? 'not found' : 'not in the document')}
          <WasRead mark={mark} />
        </dd>
      ) : (
        <dd className={classes.editing}>
          <ValueEditor correctable={correctable} onDone={() => edit(null)} />
        </dd>
      )}
      <dd className={classes.where}>
        {isOfModel ? <ModelMark name={name} word={fieldWords[name]} /> : null}
        <ValueState
          id={key}
          name={fieldWords[name]}
          mark={mark}
          confidence={evidence?.confidence ?? null}
          hasValue={text !== null}
        />
        {evidence === undefined ? null : (
          <UnstyledButton
            className={classes.place}
            aria-label={`Show ${fieldWords[name]} on page ${evidence.page}`}
          >
            p. {evidence.page}
          </UnstyledButton>
        )}
      </dd>
    </div>
  );
}
