import { Button, Group, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import {
  classifications,
  preferredReadings,
  type RetentionPreview,
  type TeamRules,
} from '@gemmavision/domain/governance';
import { classificationWords } from '../../parts/ClassificationBadge.tsx';
import { teamRulesQuery } from '../../parts/team-rules-query.ts';
import { call } from '../../shell/api.ts';
import { RetentionTable } from './RetentionTable.tsx';
import classes from './TeamRules.module.css';

const DeletionDialog = lazy(async () => ({ default: (await import('./DeletionDialog.tsx')).DeletionDialog }));

const readingWords: Record<TeamRules['preferredReading'], string> = {
  rules: 'What the rules read',
  model: 'What the language model read, where it stands on the page',
};

interface RulesFormProps {
  rules: TeamRules;
  mayManage: boolean;
}

/** The rules as they are, for those who may to change. What a change would delete is said before it is made. */
export function RulesForm({ rules, mayManage }: RulesFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(rules);
  const [preview, setPreview] = useState<RetentionPreview | null>(null);
  const saving = useMutation({
    mutationFn: () => call('PUT /api/team/rules', { body: draft }),
    onSuccess: (saved) => {
      setPreview(null);
      client.setQueryData(teamRulesQuery.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['documents'] });
    },
    onError: () => setPreview(null),
  });
  const looking = useMutation({
    mutationFn: () => call('POST /api/team/rules/preview', { body: { retentionDays: draft.retentionDays } }),
    onSuccess: (found) => {
      if (found.documents > 0) setPreview(found);
      else saving.mutate();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    looking.mutate();
  };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(rules);
  const error = saving.error ?? looking.error;
  return (
    <form onSubmit={submit} className={classes.form}>
      <Stack gap="xl">
        <RetentionTable
          days={draft.retentionDays}
          onChange={
            mayManage ? (retentionDays) => setDraft((before) => ({ ...before, retentionDays })) : undefined
          }
        />
        <NativeSelect
          label="Class of new documents"
          description="Of uploads that name none."
          disabled={!mayManage}
          value={draft.defaultClassification}
          onChange={(event) => {
            const chosen = classifications.find((one) => one === event.currentTarget.value);
            if (chosen) setDraft((before) => ({ ...before, defaultClassification: chosen }));
          }}
          data={classifications.map((value) => ({ value, label: classificationWords[value] }))}
          className={classes.choice}
        />
        <Radio.Group
          label="Where rules and language model read differently"
          description="Both stay visible, side by side."
          value={draft.preferredReading}
          onChange={(value) => {
            const chosen = preferredReadings.find((one) => one === value);
            if (chosen) setDraft((before) => ({ ...before, preferredReading: chosen }));
          }}
        >
          <Stack gap={6} mt="xs">
            {preferredReadings.map((value) => (
              <Radio key={value} value={value} label={readingWords[value]} disabled={!mayManage} size="sm" />
            ))}
          </Stack>
        </Radio.Group>
        {mayManage ? (
          <div>
            {error ? (
              <Text size="sm" c="red" mb="xs" role="alert">
                {error.message}
              </Text>
            ) : null}
            <Group gap="xs">
              <Button type="submit" disabled={!isChanged} loading={looking.isPending || saving.isPending}>
                Save
              </Button>
              {isChanged ? (
                <Button variant="default" onClick={() => setDraft(rules)}>
                  Discard
                </Button>
              ) : null}
              <Text size="sm" c="dimmed" role="status">
                {saving.isSuccess && !isChanged ? 'Saved.' : ''}
              </Text>
            </Group>
          </div>
        ) : null}
      </Stack>
      {preview === null ? null : (
        <Suspense>
          <DeletionDialog
            preview={preview}
            isSaving={saving.isPending}
            onClose={() => setPreview(null)}
            onConfirm={() => saving.mutate()}
          />
        </Suspense>
      )}
    </form>
  );
}
