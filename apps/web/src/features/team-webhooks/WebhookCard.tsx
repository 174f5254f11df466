import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { Webhook } from '@gemmavision/domain/webhooks';
import { DeedDialog, type Deed } from '../../parts/DeedDialog.tsx';
import { useNow } from '../../parts/use-now.ts';
import { ago, momentOf } from '../../parts/when.ts';
import { call } from '../../shell/api.ts';
import { ChangeDialog } from './ChangeDialog.tsx';
import { eventWords, untilText } from './delivery-words.ts';
import { LatestStrip } from './LatestStrip.tsx';
import type { ShownSecret } from './SecretNote.tsx';
import { SendTest } from './SendTest.tsx';
import { webhooksKey } from './webhook-queries.ts';
import classes from './TeamWebhooks.module.css';

interface WebhookCardProps {
  webhook: Webhook;
  /** Its deliveries are shown below. */
  isChosen: boolean;
  onChoose: () => void;
  onSecret: (secret: ShownSecret) => void;
}

/** One address: whether it is told, how its last deliveries went, and what can be done about it. */
export function WebhookCard({ webhook, isChosen, onChoose, onSecret }: WebhookCardProps) {
  const now = useNow();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  const { url, events, waiting, latest } = webhook;
  const state = stateOf(webhook);
  return (
    <li className={classes.card} data-state={state} data-chosen={isChosen || undefined}>
      <div className={classes.head}>
        <h2 className={classes.url}>{url}</h2>
        <span className={classes.state} data-state={state}>
          {stateWords[state]}
        </span>
      </div>
      <p className={classes.facts}>
        {events.map((event) => eventWords[event].label).join(' · ')}
        {waiting > 0 ? ` · ${waiting} waiting` : ''}
        {latest[0] === undefined ? ' · nothing sent yet' : ` · last ${ago(latest[0].at, now)}`}
      </p>
      <LatestStrip latest={latest} />
      {reasonOf(webhook, now).map((reason) => (
        <p key={reason} className={classes.reason}>
          {reason}
        </p>
      ))}
      <Group gap={6} mt="sm">
        <SendTest webhook={webhook} />
        <Button size="xs" variant="default" onClick={onChoose} aria-pressed={isChosen}>
          Deliveries
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setIsChanging(true)}>
          Change…
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setDeed(rotationOf(webhook, onSecret))}>
          New secret…
        </Button>
        <Button size="xs" variant="subtle" onClick={() => setDeed(switchOf(webhook))}>
          {webhook.isOn ? 'Switch off…' : 'Switch on…'}
        </Button>
        <Button size="xs" variant="subtle" color="red" onClick={() => setDeed(removalOf(webhook))}>
          Delete…
        </Button>
      </Group>
      <DeedDialog deed={deed} queryKey={webhooksKey} onClose={() => setDeed(null)} />
      {isChanging ? <ChangeDialog webhook={webhook} onClose={() => setIsChanging(false)} /> : null}
    </li>
  );
}

type State = 'on' | 'failing' | 'off';
const stateWords: Record<State, string> = { on: 'On', failing: 'Failing', off: 'Off' };

function stateOf({ isOn, failingSince }: Webhook): State {
  if (!isOn) return 'off';
  return failingSince === null ? 'on' : 'failing';
}

function reasonOf({ off, failingSince, pausedUntil, secretBeforeUntil }: Webhook, now: number): string[] {
  const reasons: string[] = [];
  if (off?.why === 'gone') {
    reasons.push(
      `Switched off by the portal, ${momentOf(off.since)}: the receiver answered 410 Gone, which asks for nothing more.`,
    );
  } else if (off?.why === 'failing') {
    reasons.push(
      `Switched off by the portal, ${momentOf(off.since)}: every attempt of three days had failed. Send a test; once it arrives, switch it on.`,
    );
  } else if (off) {
    reasons.push(`Switched off, ${momentOf(off.since)}. What ends meanwhile is not told.`);
  } else if (failingSince !== null) {
    reasons.push(
      `No attempt has arrived since ${momentOf(failingSince)}. ${
        pausedUntil === null
          ? 'It is tried again by itself'
          : `It is tried again ${untilText(pausedUntil, now)}`
      }; after three days it is switched off.`,
    );
  }
  if (secretBeforeUntil !== null) {
    reasons.push(`The secret of before signs too, until ${momentOf(secretBeforeUntil)}.`);
  }
  return reasons;
}

function rotationOf({ id, url }: Webhook, onSecret: (secret: ShownSecret) => void): Deed {
  return {
    title: 'Make a new secret?',
    text: (
      <>
        Requests to <b>{url}</b> are signed with the new one at once, and for 24 hours with the one before as
        well.
      </>
    ),
    verb: 'Make a new secret',
    run: async () => {
      const { webhook, secret } = await call('POST /api/team/webhooks/:id/secret', { params: { id } });
      onSecret({ url: webhook.url, secret, isNew: false });
    },
  };
}

function switchOf({ id, url, isOn, waiting, version }: Webhook): Deed {
  return {
    title: isOn ? 'Switch it off?' : 'Switch it on?',
    text: isOn ? (
      <>
        <b>{url}</b> is told nothing from now on; what ends meanwhile is not told later either.
      </>
    ) : (
      <>
        <b>{url}</b> is told of what ends from now on
        {waiting > 0 ? `, and of the ${waiting} that still wait` : ''}.
      </>
    ),
    verb: isOn ? 'Switch off' : 'Switch on',
    run: () => call('PATCH /api/team/webhooks/:id', { params: { id }, body: { isOn: !isOn, version } }),
  };
}

function removalOf({ id, url }: Webhook): Deed {
  return {
    title: 'Delete this webhook?',
    text: (
      <>
        <b>{url}</b> is told nothing more. Its deliveries and its secret are deleted with it; this cannot be
        undone.
      </>
    ),
    verb: 'Delete',
    cancel: 'Keep it',
    isDangerous: true,
    run: () => call('DELETE /api/team/webhooks/:id', { params: { id } }),
  };
}
