import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PageSection } from '../../parts/PageSection.tsx';
import { SectionTabs } from '../../parts/SectionTabs.tsx';
import { useCan } from '../../shell/session.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { Deliveries } from './Deliveries.tsx';
import { NewWebhook } from './NewWebhook.tsx';
import { teamWebhooksRoute } from './route.ts';
import { SecretNote, type ShownSecret } from './SecretNote.tsx';
import { VerifySection } from './VerifySection.tsx';
import { WebhookCard } from './WebhookCard.tsx';
import { webhooksQuery } from './webhook-queries.ts';
import type { WebhooksSearch } from './webhooks-search.ts';
import classes from './TeamWebhooks.module.css';

/** Which of the team’s own systems hear of what has ended, and whether they do. */
export function TeamWebhooksPage() {
  return (
    <>
      <SectionTabs section="/team" />
      <PageHeader
        title="Webhooks"
        lead="Your own systems hear of it as soon as a document or a batch has ended: ids, states and counts, signed. Never text, file names or personal data."
      />
      {useCan('webhooks.manage') ? (
        <Webhooks />
      ) : (
        <EmptyNote title="Your role does not look after webhooks">
          Owners and admins of the team do.
        </EmptyNote>
      )}
    </>
  );
}

function Webhooks() {
  const query = useQuery(webhooksQuery);
  const search = teamWebhooksRoute.useSearch();
  const navigate = teamWebhooksRoute.useNavigate();
  const [secret, setSecret] = useState<ShownSecret | null>(null);
  const change = (next: Partial<WebhooksSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  return (
    <>
      <NewWebhook onMade={setSecret} />
      {secret === null ? null : <SecretNote shown={secret} onDone={() => setSecret(null)} />}
      <QueryState
        query={query}
        isEmpty={(webhooks) => webhooks.length === 0}
        empty={
          <EmptyNote title="Nobody is told yet">
            Give the address of a system above. You can send it a test at once.
          </EmptyNote>
        }
        skeleton={<LinesSkeleton lines={3} height={64} />}
      >
        {(webhooks) => {
          const chosen = webhooks.find(({ id }) => id === search.webhook) ?? webhooks[0];
          return (
            <>
              <ul className={classes.cards} aria-label="Webhooks">
                {webhooks.map((webhook) => (
                  <WebhookCard
                    key={webhook.id}
                    webhook={webhook}
                    isChosen={webhook.id === chosen?.id && webhooks.length > 1}
                    onChoose={() => change({ webhook: webhook.id })}
                    onSecret={setSecret}
                  />
                ))}
              </ul>
              {chosen === undefined ? null : <Deliveries webhook={chosen} search={search} change={change} />}
            </>
          );
        }}
      </QueryState>
      <PageSection title="Verify what arrives">
        <VerifySection />
      </PageSection>
    </>
  );
}
