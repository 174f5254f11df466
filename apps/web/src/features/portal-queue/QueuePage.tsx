import { Title } from '@mantine/core';
import { PortalPage } from '../../parts/PortalPage.tsx';
import { Jobs } from './Jobs.tsx';
import { QueueOverview } from './QueueOverview.tsx';
import { Workers } from './Workers.tsx';

/** How the reading of documents stands in all teams, and who does it. */
export function QueuePage() {
  return (
    <PortalPage
      title="Queue"
      lead="Documents that wait, are read or failed, in all teams, and the workers that read them. No names, no contents."
    >
      <QueueOverview />
      <section aria-labelledby="workers">
        <Title order={2} id="workers" mt={36} mb="xs">
          Workers
        </Title>
        <Workers />
      </section>
      <section aria-labelledby="jobs">
        <Title order={2} id="jobs" mt={36} mb="xs">
          Jobs
        </Title>
        <Jobs />
      </section>
    </PortalPage>
  );
}
