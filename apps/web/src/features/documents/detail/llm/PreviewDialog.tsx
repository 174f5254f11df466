import { Alert, Button, Group, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LlmComparison, LlmPreview } from '@gemmavision/domain/llm';
import { addressOf, call } from '../../../../shell/api.ts';
import { QueryState } from '../../../../ui/QueryState.tsx';
import { cutAtPlaceholders } from './compared.ts';
import { comparisonQuery, previewQuery } from './llm-queries.ts';
import { pagesWords, sentWords } from './reading-words.ts';
import classes from './PreviewDialog.module.css';

interface PreviewDialogProps {
  documentId: string;
  canBeSent: LlmComparison['canBeSent'];
  onClose: () => void;
}

/** Exactly what would leave the portal and where it goes; then it is sent, or not. */
export function PreviewDialog({ documentId, canBeSent, onClose }: PreviewDialogProps) {
  const client = useQueryClient();
  const preview = useQuery(previewQuery(documentId));
  const sending = useMutation({
    mutationFn: () => call('POST /api/documents/:id/llm', { params: { id: documentId } }),
    onSuccess: onClose,
    onSettled: () => client.invalidateQueries({ ...comparisonQuery(documentId), exact: true }),
  });
  return (
    <Modal opened onClose={onClose} title="What would be sent" size="56rem">
      <QueryState query={preview}>{(sent) => <Sent documentId={documentId} sent={sent} />}</QueryState>
      {sending.error ? (
        <Alert color="red" mt="md" role="alert">
          {sending.error.message}
        </Alert>
      ) : null}
      <div className={classes.foot}>
        <p className={classes.why}>{canBeSent.why}</p>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={onClose}>
            {canBeSent.isAllowed ? 'Do not send' : 'Close'}
          </Button>
          {canBeSent.isAllowed ? (
            <Button
              disabled={preview.data === undefined}
              loading={sending.isPending}
              onClick={() => sending.mutate()}
            >
              Send
            </Button>
          ) : null}
        </Group>
      </div>
    </Modal>
  );
}

function Sent({ documentId, sent }: { documentId: string; sent: LlmPreview }) {
  const { redactions, imagePages } = sent;
  return (
    <div className={classes.sent}>
      <dl className={classes.facts}>
        <Fact name="To">{sent.baseUrl}</Fact>
        <Fact name="Model">{sent.model}</Fact>
        <Fact name="Prompt">{sent.promptVersion}</Fact>
        <Fact name="Of the document">{sentWords(sent)}</Fact>
        <Fact name="Taken out">
          {redactions === 0
            ? 'nothing: no personal data was found'
            : `${redactions} ${redactions === 1 ? 'piece' : 'pieces'} of personal data`}
        </Fact>
        <Fact name="Size">about {sent.estimatedInputTokens.toLocaleString('en')} tokens (estimated)</Fact>
      </dl>
      <Message name="The document">
        {cutAtPlaceholders(sent.user).map(({ text, isPlaceholder }, index) =>
          isPlaceholder ? (
            <mark key={index} className={classes.placeholder}>
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </Message>
      {imagePages.length === 0 ? null : (
        <section aria-label="Images">
          <h3 className={classes.heading}>
            {imagePages.length === 1 ? 'Image' : 'Images'} of {pagesWords(imagePages)}
          </h3>
          <ul className={classes.images}>
            {imagePages.map((page) => {
              const address = addressOf('GET /api/documents/:id/llm/pages/:page.png', {
                params: { id: documentId, page },
              });
              return (
                <li key={page}>
                  <a href={address} target="_blank" rel="noreferrer">
                    <img src={address} alt={`Page ${page} as it would be sent`} loading="lazy" />
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <Message name="The task">{sent.system}</Message>
      <details className={classes.details}>
        <summary>The JSON schema of the answer</summary>
        <pre className={classes.text} tabIndex={0} aria-label="The JSON schema of the answer">
          {JSON.stringify(sent.schema, null, 2)}
        </pre>
      </details>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Message({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name}>
      <h3 className={classes.heading}>{name}</h3>
      <pre className={classes.text} tabIndex={0} aria-label={name}>
        {children}
      </pre>
    </section>
  );
}
