import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { momentOf } from '../../parts/when.ts';
import { useCan } from '../../shell/session.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { BudgetMeter } from './BudgetMeter.tsx';
import { ForgetDialog, SwitchOffDialog } from './EndDialogs.tsx';
import { hostOf, sendsWords } from './endpoint-words.ts';
import classes from './TeamLlm.module.css';

/** Whether anything is sent, in plain words, and the ways to change that. */
export function EndpointState({ endpoint }: { endpoint: LlmEndpointView | null }) {
  const [dialog, setDialog] = useState<'approve' | 'switch-off' | 'forget' | null>(null);
  const mayApprove = useCan('llm.approve');
  const mayManage = useCan('llm.manage');
  const close = () => setDialog(null);
  const state = endpoint === null ? 'none' : endpoint.approval === null ? 'waiting' : 'approved';
  return (
    <section className={classes.state} data-state={state} aria-label="State">
      <div className={classes.said}>
        <h2 className={classes.verdict}>{verdictOf(endpoint)}</h2>
        <Reason endpoint={endpoint} mayApprove={mayApprove} />
        {endpoint === null ? null : (
          <Group gap="xs" mt="md">
            {mayApprove ? (
              <Button
                size="sm"
                variant={endpoint.approval === null ? 'filled' : 'default'}
                onClick={() => setDialog('approve')}
              >
                {endpoint.approval === null ? 'Approve…' : 'Approve anew…'}
              </Button>
            ) : null}
            {mayManage && endpoint.approval !== null ? (
              <Button size="sm" variant="default" onClick={() => setDialog('switch-off')}>
                Switch off…
              </Button>
            ) : null}
            {mayManage ? (
              <Button size="sm" variant="subtle" color="red" onClick={() => setDialog('forget')}>
                Forget it…
              </Button>
            ) : null}
          </Group>
        )}
      </div>
      {endpoint === null ? null : (
        <div className={classes.facts}>
          <dl className={classes.list}>
            <Fact name="Where">{hostOf(endpoint.baseUrl)}</Fact>
            <Fact name="Model">{endpoint.model}</Fact>
            <Fact name="Sent">{`${sendsWords[endpoint.sends]}, personal data taken out`}</Fact>
            <Fact name="When">
              {endpoint.isAutomatic ? 'Each document by itself, and when asked' : 'When somebody asks'}
            </Fact>
            <Fact name="API key">{endpoint.hasApiKey ? 'Stored, never shown' : 'None'}</Fact>
          </dl>
          <BudgetMeter endpoint={endpoint} />
        </div>
      )}
      {endpoint !== null && dialog === 'approve' ? (
        <ApproveDialog endpoint={endpoint} onClose={close} />
      ) : null}
      {dialog === 'switch-off' ? <SwitchOffDialog onClose={close} /> : null}
      {dialog === 'forget' ? <ForgetDialog onClose={close} /> : null}
    </section>
  );
}

function verdictOf(endpoint: LlmEndpointView | null): string {
  if (endpoint === null) return 'No endpoint: nothing is sent';
  if (endpoint.approval === null) return 'Not approved: nothing is sent';
  return `Approved for documents up to ${endpoint.approval.upTo}`;
}

interface ReasonProps {
  endpoint: LlmEndpointView | null;
  mayApprove: boolean;
}

function Reason({ endpoint, mayApprove }: ReasonProps) {
  if (endpoint === null) {
    return (
      <p className={classes.reason}>
        Documents are read by the portal’s own rules, and do not leave this machine. A model is added by
        naming where it answers.
      </p>
    );
  }
  if (endpoint.approval === null) {
    return (
      <p className={classes.reason}>
        {mayApprove
          ? 'The endpoint is set. Say up to which class documents may go there, and why.'
          : 'The endpoint is set. An owner or admin of the team has to approve it first.'}
      </p>
    );
  }
  const { by, at, reason } = endpoint.approval;
  return (
    <>
      <p className={classes.reason}>
        By {by}, {momentOf(at)}, because:
      </p>
      <blockquote className={classes.quote}>{reason}</blockquote>
    </>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
