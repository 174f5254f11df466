import { NativeSelect, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { classifications, expiryOf } from '@gemmavision/domain/governance';
import { classificationWords } from '../../../parts/ClassificationBadge.tsx';
import { teamRulesQuery } from '../../../parts/team-rules-query.ts';
import { useNow } from '../../../parts/use-now.ts';
import { documentsInWords, type ActionSubject } from './action-words.ts';
import type { AskedAction } from './do-to-documents.ts';

interface ActionFieldsProps {
  documents: readonly ActionSubject[];
  asked: AskedAction;
  needsReason: boolean;
  onChange: (asked: AskedAction) => void;
}

/** What has to be said for an action: the class, the reason. */
export function ActionFields({ documents, asked, needsReason, onChange }: ActionFieldsProps) {
  const { action, classification, reason } = asked;
  return (
    <>
      {action === 'classify' ? (
        <>
          <NativeSelect
            label="Class"
            value={classification}
            data-autofocus
            onChange={(event) => {
              const chosen = classifications.find((one) => one === event.currentTarget.value);
              if (chosen) onChange({ ...asked, classification: chosen });
            }}
            data={classifications.map((value) => ({ value, label: classificationWords[value] }))}
          />
          <Consequence documents={documents} classification={classification} />
        </>
      ) : (
        <Text size="sm">
          {action === 'hold'
            ? 'Neither people nor retention delete what is under legal hold, until that is lifted.'
            : 'What is past its retention may be deleted within minutes from then on.'}
        </Text>
      )}
      {action === 'classify' && !needsReason ? null : (
        <Textarea
          label={action === 'classify' ? 'Why so, with less protection than now' : 'Reason'}
          description="Kept in the audit log: no personal data, please."
          required
          withAsterisk={false}
          data-autofocus={action === 'classify' ? undefined : true}
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => onChange({ ...asked, reason: event.currentTarget.value })}
        />
      )}
    </>
  );
}

/** What the rules of the team do with documents of this class; some may be past their days already. */
function Consequence({
  documents,
  classification,
}: Pick<ActionFieldsProps, 'documents'> & Pick<AskedAction, 'classification'>) {
  const { data: rules } = useQuery(teamRulesQuery);
  const now = useNow();
  if (rules === undefined) return null;
  const days = rules.retentionDays[classification];
  if (days === null) {
    return (
      <Text size="sm" c="dimmed">
        Documents of this class are kept until somebody deletes them.
      </Text>
    );
  }
  const past = documents.filter(({ createdAt }) => {
    const expiry =
      createdAt === undefined ? null : expiryOf(new Date(createdAt), classification, rules.retentionDays);
    return expiry !== null && expiry.getTime() < now;
  }).length;
  return (
    <>
      <Text size="sm" c="dimmed">
        Documents of this class are deleted {days.toLocaleString('en')} days after their upload.
      </Text>
      {past === 0 ? null : (
        <Text size="sm" c="red" role="alert">
          {documentsInWords(past)} older than that: deleted for good within minutes, unless under legal hold.
        </Text>
      )}
    </>
  );
}
