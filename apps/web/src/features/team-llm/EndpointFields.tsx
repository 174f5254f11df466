import { Checkbox, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core';
import { Segments } from '../../ui/Segments.tsx';
import type { EndpointDraft } from './endpoint-draft.ts';
import { sendsWords } from './endpoint-words.ts';
import classes from './TeamLlm.module.css';

interface FieldsProps {
  draft: EndpointDraft;
  change: (next: Partial<EndpointDraft>) => void;
  hasStoredKey: boolean;
}

/** Where it answers, and what shows that we may ask. */
export function PlaceFields({ draft, change, hasStoredKey }: FieldsProps) {
  return (
    <div className={classes.fields}>
      <TextInput
        className={classes.wide}
        label="Base URL"
        description="Up to before /chat/completions"
        placeholder="https://llm.example.org/v1"
        type="url"
        required
        withAsterisk={false}
        maxLength={500}
        autoComplete="off"
        value={draft.baseUrl}
        onChange={(event) => change({ baseUrl: event.currentTarget.value })}
      />
      <TextInput
        label="Model"
        description="As the server calls it"
        placeholder="gemma-3-27b-it"
        required
        withAsterisk={false}
        maxLength={200}
        autoComplete="off"
        value={draft.model}
        onChange={(event) => change({ model: event.currentTarget.value })}
      />
      <div>
        <PasswordInput
          label="API key"
          description={
            hasStoredKey ? 'Stored; type a new one to replace it' : 'Kept encrypted, never shown again'
          }
          placeholder={hasStoredKey ? '••••••••' : 'none'}
          maxLength={2000}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show what is typed' }}
          value={draft.apiKey}
          onChange={(event) => change({ apiKey: event.currentTarget.value })}
        />
        {hasStoredKey && draft.apiKey === '' ? (
          <Checkbox
            mt={8}
            size="xs"
            label="Forget the stored key"
            checked={draft.isKeyForgotten}
            onChange={(event) => change({ isKeyForgotten: event.currentTarget.checked })}
          />
        ) : null}
      </div>
    </div>
  );
}

/** What is sent, when, and how long an answer may take. */
export function BehaviourFields({ draft, change }: FieldsProps) {
  return (
    <div className={classes.fields}>
      <div>
        <div className={classes.label}>What is sent of a document</div>
        <Segments
          label="What is sent of a document"
          value={draft.sends}
          onChange={(sends) => change({ sends })}
          segments={[
            { value: 'text', label: sendsWords.text },
            { value: 'text-and-images', label: sendsWords['text-and-images'] },
          ]}
        />
        <p className={classes.hint}>
          {draft.sends === 'text'
            ? 'The text of its pages; personal data has given way to placeholders such as [PERSON_1].'
            : 'Also images of its first pages; personal data is blacked out. The model must be one that sees.'}
        </p>
      </div>
      <NumberInput
        label="Time-out"
        description="For a whole answer"
        suffix=" s"
        required
        withAsterisk={false}
        min={1}
        max={600}
        allowDecimal={false}
        value={draft.timeoutSeconds}
        onChange={(value) => change({ timeoutSeconds: numberFrom(value) })}
      />
      <Switch
        label="Each document by itself"
        description="Sent as soon as the rules have read it, where its class is approved. Otherwise somebody asks."
        checked={draft.isAutomatic}
        onChange={(event) => change({ isAutomatic: event.currentTarget.checked })}
      />
      <Switch
        label="Streaming"
        description="The answer comes in pieces: a server that stalls is noticed sooner."
        checked={draft.isStreamed}
        onChange={(event) => change({ isStreamed: event.currentTarget.checked })}
      />
    </div>
  );
}

/** What tokens cost, and how much may be spent. */
export function CostFields({ draft, change }: FieldsProps) {
  const amount = { min: 0, max: 1_000_000, decimalScale: 6, thousandSeparator: ',' };
  return (
    <div className={classes.costs}>
      <TextInput
        label="Currency"
        description="Three letters"
        required
        withAsterisk={false}
        maxLength={3}
        pattern="[A-Za-z]{3}"
        autoComplete="off"
        value={draft.currency}
        onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
      />
      <NumberInput
        {...amount}
        label="Input"
        description="Per million tokens"
        placeholder="0"
        value={draft.inputPrice}
        onChange={(value) => change({ inputPrice: numberFrom(value) })}
      />
      <NumberInput
        {...amount}
        label="Output"
        description="Per million tokens"
        placeholder="0"
        value={draft.outputPrice}
        onChange={(value) => change({ outputPrice: numberFrom(value) })}
      />
      <NumberInput
        {...amount}
        label="Budget"
        description="Per calendar month"
        placeholder="no limit"
        value={draft.monthlyBudget}
        onChange={(value) => change({ monthlyBudget: numberFrom(value) })}
      />
    </div>
  );
}

/** What the kit’s field holds: a text while it is no number yet. */
function numberFrom(value: string | number): number | '' {
  if (typeof value === 'number') return value;
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? '' : number;
}
