import { Button, Group, Loader } from '@mantine/core';
import { IconMessageChatbot } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { CorrectedFields } from '@gemmavision/domain/documents';
import type { LlmComparison } from '@gemmavision/domain/llm';
import { llmEndpointQuery } from '../../../../parts/llm-endpoint-query.ts';
import { useCan } from '../../../../shell/session.ts';
import { EmptyNote } from '../../../../ui/EmptyNote.tsx';
import { fieldsQuery, type Read } from '../findings.ts';
import { ComparedFields } from './ComparedFields.tsx';
import { isUnderWay } from './llm-queries.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import { ReadingList } from './ReadingList.tsx';
import classes from './ModelTab.module.css';

interface ModelTabProps {
  document: Read;
  fields: CorrectedFields;
  comparison: LlmComparison;
  /** Shows the thing with this key on its page and stays in this list. */
  onShow: (key: string) => void;
}

/** What the team’s language model read beside what the rules read, and the way to ask it. */
export function ModelTab({ document, fields, comparison, onShow }: ModelTabProps) {
  useFreshFields(document, comparison);
  const mayUse = useCan('llm.use');
  const hasRead = comparison.fields !== null;
  return (
    <>
      {mayUse ? <Asking documentId={document.id} comparison={comparison} /> : null}
      {comparison.fields === null ? (
        <EmptyNote
          title={isUnderWay(comparison) ? 'The model is being asked' : 'No model has read this document'}
        >
          Key information is what the rules of the portal read. A model of the team can read the document
          beside them; each of its values is looked for on the page before it may count.
        </EmptyNote>
      ) : (
        <ComparedFields
          compared={comparison.fields}
          preference={comparison.preference}
          fields={fields}
          onShow={onShow}
        />
      )}
      {comparison.readings.length === 0 ? null : (
        <ReadingList readings={comparison.readings} isBelow={hasRead} />
      )}
    </>
  );
}

/** The button, or in words why it cannot be pressed. */
function Asking({ documentId, comparison }: { documentId: string; comparison: LlmComparison }) {
  const [isOpen, setOpen] = useState(false);
  const endpoint = useQuery(llmEndpointQuery).data;
  const { isAllowed, why } = comparison.canBeSent;
  const underWay = comparison.readings.find(({ status }) => status === 'PENDING' || status === 'RUNNING');
  return (
    <div className={classes.asking}>
      <Group gap="xs">
        <Button
          size="sm"
          leftSection={<IconMessageChatbot size={17} stroke={1.7} aria-hidden />}
          disabled={!isAllowed || underWay !== undefined}
          onClick={() => setOpen(true)}
        >
          {comparison.fields === null ? 'Ask the model…' : 'Ask the model again…'}
        </Button>
        {!isAllowed && endpoint != null ? (
          <Button size="sm" variant="default" onClick={() => setOpen(true)}>
            See what would be sent
          </Button>
        ) : null}
      </Group>
      <p className={classes.why} role="status">
        {underWay !== undefined ? (
          <>
            <Loader size={14} aria-hidden />{' '}
            {underWay.status === 'RUNNING' ? 'The model is reading.' : 'Waiting for its turn.'}
          </>
        ) : isAllowed ? (
          'You see what would be sent before it is.'
        ) : (
          <span>
            {why} <Link to="/team/llm">Language model of the team</Link>
          </span>
        )}
      </p>
      {isOpen ? (
        <PreviewDialog
          documentId={documentId}
          canBeSent={comparison.canBeSent}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}

/** A reading that has ended may change which values stand: the key information is asked for anew. */
function useFreshFields({ id, finishedAt }: Read, { readings }: LlmComparison) {
  const client = useQueryClient();
  const latest = readings.find(({ status }) => status === 'DONE')?.id;
  const known = useRef(latest);
  useEffect(() => {
    if (known.current === latest) return;
    known.current = latest;
    void client.invalidateQueries(fieldsQuery({ id, finishedAt }));
    void client.invalidateQueries({ queryKey: ['documents', 'one', id] });
    void client.invalidateQueries({ queryKey: ['documents', 'list'] });
  }, [client, id, finishedAt, latest]);
}
