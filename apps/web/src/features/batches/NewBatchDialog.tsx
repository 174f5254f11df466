import { Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ocrEngines } from '@gemmavision/domain/documents';
import { classifications } from '@gemmavision/domain/governance';
import { ocrLanguagesQuery } from '../../parts/batch-queries.ts';
import { classificationWords } from '../../parts/ClassificationBadge.tsx';
import { engineWords } from '../../parts/engine-words.ts';
import { FormEnd } from '../../parts/FormEnd.tsx';
import { llmEndpointQuery } from '../../parts/llm-endpoint-query.ts';
import { teamRulesQuery } from '../../parts/team-rules-query.ts';
import { call } from '../../shell/api.ts';
import { languageName } from './language-name.ts';
import { batchesRoute } from './route.ts';

/** A name, and what the documents of the new batch get; all of it may stay as the team and the portal say. */
export function NewBatchDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const navigate = batchesRoute.useNavigate();
  const { data: rules } = useQuery(teamRulesQuery);
  const { data: languages = [] } = useQuery(ocrLanguagesQuery);
  const { data: endpoint = null } = useQuery(llmEndpointQuery);
  const [name, setName] = useState('');
  const [classification, setClassification] = useState('');
  const [engine, setEngine] = useState('');
  const [language, setLanguage] = useState('');
  const [asksModel, setAsksModel] = useState('');
  const beginning = useMutation({
    mutationFn: () =>
      call('POST /api/batches', {
        body: {
          name: name.trim(),
          classification: classifications.find((one) => one === classification),
          engine: ocrEngines.find((one) => one === engine),
          ocrLanguages: language === '' ? undefined : language,
          asksModel: asksModel === '' ? undefined : asksModel === 'yes',
        },
      }),
    onSuccess: async (batch) => {
      await client.invalidateQueries({ queryKey: ['batches'] });
      await navigate({ to: '/batches/$id', params: { id: batch.id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    beginning.mutate();
  };
  const byDefault =
    rules === undefined
      ? 'As the team’s rules say'
      : `As the team’s rules say: ${classificationWords[rules.defaultClassification].toLowerCase()}`;
  return (
    <Modal opened onClose={onClose} title="New batch" centered>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label="Name"
            placeholder="10-K filings, fiscal 2025"
            required
            withAsterisk={false}
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label="Class of its documents"
            value={classification}
            onChange={(event) => setClassification(event.currentTarget.value)}
            data={[
              { value: '', label: byDefault },
              ...classifications.map((value) => ({ value, label: classificationWords[value] })),
            ]}
          />
          <NativeSelect
            label="Text recognition"
            description="Of scanned pages and images; pages that carry their text are read from it."
            value={engine}
            onChange={(event) => setEngine(event.currentTarget.value)}
            data={[
              { value: '', label: 'As the portal is set up' },
              ...ocrEngines.map((value) => ({ value, label: engineWords[value] })),
            ]}
          />
          {languages.length > 1 ? (
            <NativeSelect
              label="Language of scanned pages"
              value={language}
              onChange={(event) => setLanguage(event.currentTarget.value)}
              data={[
                { value: '', label: 'As the portal is set up' },
                ...languages.map((value) => ({ value, label: languageName(value) })),
              ]}
            />
          ) : null}
          {endpoint === null ? null : (
            <NativeSelect
              label="The team’s language model"
              description="Asked beside the rules, within its approval and budget."
              value={asksModel}
              onChange={(event) => setAsksModel(event.currentTarget.value)}
              data={[
                { value: '', label: 'As its page says' },
                { value: 'yes', label: 'Ask it for every document' },
                { value: 'no', label: 'Do not ask it' },
              ]}
            />
          )}
        </Stack>
        <FormEnd verb="Begin" sending={beginning} isIncomplete={name.trim() === ''} onCancel={onClose} />
      </form>
    </Modal>
  );
}
