import { PortalPage } from '../../parts/PortalPage.tsx';
import { PageSection } from '../../parts/PageSection.tsx';
import { Endings } from './Endings.tsx';
import { Findings } from './Findings.tsx';
import { Jobs } from './Jobs.tsx';
import { QueueOverview } from './QueueOverview.tsx';
import { ThroughputCharts } from './ThroughputCharts.tsx';
import { Workers } from './Workers.tsx';

/** What somebody on call keeps open: what to act on, what waits, how fast it goes, what fails, and who works. */
export function OperationsPage() {
  return (
    <PortalPage
      title="Operations"
      lead="The reading of documents in all teams, as it goes: no names, no contents. Prometheus gets the same figures from /metrics."
    >
      <Findings />
      <QueueOverview />
      <ThroughputCharts />
      <PageSection title="Documents without a result">
        <Endings />
      </PageSection>
      <PageSection title="Workers">
        <Workers />
      </PageSection>
      <PageSection title="Jobs">
        <Jobs />
      </PageSection>
    </PortalPage>
  );
}
