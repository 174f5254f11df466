import { Alert, Button, Group } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { call } from '../../shell/api.ts';
import { draftOf, endsApproval, inputOf, isChanged, type EndpointDraft } from './endpoint-draft.ts';
import { useEndpointChange } from './use-endpoint-change.ts';
import { BehaviourFields, CostFields, PlaceFields } from './EndpointFields.tsx';
import classes from './TeamLlm.module.css';

/**
 * Sets or changes the endpoint. What is typed was typed looking at one version of it: where another one is stored in
 * the meantime, the person decides which stands.
 */
export function EndpointForm({ endpoint }: { endpoint: LlmEndpointView | null }) {
  const [seen, setSeen] = useState(endpoint);
  const [draft, setDraft] = useState(() => draftOf(endpoint));
  const [isSaved, setSaved] = useState(false);
  const isDirty = isChanged(draft, seen);
  const isBehind = endpoint?.version !== seen?.version;
  const show = (now: LlmEndpointView | null) => {
    setSeen(now);
    setDraft(draftOf(now));
  };
  // Nothing was typed: what is stored now is shown without asking.
  if (isBehind && !isDirty) show(endpoint);

  const saving = useEndpointChange(
    async () => (await call('PUT /api/team/llm', { body: inputOf(draft, seen?.version ?? 0) })).endpoint,
    (now) => {
      show(now);
      setSaved(true);
    },
  );
  const change = (next: Partial<EndpointDraft>) => {
    setDraft((before) => ({ ...before, ...next }));
    setSaved(false);
    saving.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(undefined);
  };
  const ends = endsApproval(draft, seen);
  const fields = { draft, change, hasStoredKey: seen?.hasApiKey ?? false };
  return (
    <section aria-labelledby="llm-endpoint">
      <h2 className={classes.heading} id="llm-endpoint">
        {seen === null ? 'Set an endpoint' : 'The endpoint'}
      </h2>
      <p className={classes.lead}>
        Any server that speaks the chat completions of the OpenAI protocol: vLLM, Ollama, llama.cpp or a
        cloud. Addresses within your network are refused unless a portal admin has opened that host and port.
      </p>
      <form onSubmit={submit} className={classes.form}>
        <PlaceFields {...fields} />
        <BehaviourFields {...fields} />
        <CostFields {...fields} />
        {isBehind && isDirty ? (
          <Alert color="yellow" title="The endpoint was changed in the meantime">
            <Group gap="xs" mt={4}>
              <Button size="compact-sm" variant="default" onClick={() => show(endpoint)}>
                Show it as it is now
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setSeen(endpoint)}>
                Keep what I typed
              </Button>
            </Group>
          </Alert>
        ) : null}
        {ends.length > 0 ? (
          <Alert color="yellow" role="status">
            Saving this ends the approval: it was given for something else ({ends.join(', ')}). Nothing is
            sent until somebody approves it anew.
          </Alert>
        ) : null}
        {saving.error ? (
          <Alert color="red" role="alert">
            {saving.error.message}
          </Alert>
        ) : null}
        <Group gap="sm">
          <Button type="submit" loading={saving.isPending} disabled={!isDirty}>
            {seen === null ? 'Set the endpoint' : 'Save'}
          </Button>
          {isDirty && seen !== null ? (
            <Button variant="subtle" onClick={() => change(draftOf(seen))}>
              Undo
            </Button>
          ) : null}
          <span role="status" className={classes.hint}>
            {isSaved && !isDirty ? 'Saved.' : ''}
          </span>
        </Group>
      </form>
    </section>
  );
}
