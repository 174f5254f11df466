import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Batch } from '@gemmavision/domain/batches';
import { batchQuery } from '../../parts/batch-queries.ts';
import { classificationWords } from '../../parts/ClassificationBadge.tsx';
import { engineWords } from '../../parts/engine-words.ts';
import { PageSection } from '../../parts/PageSection.tsx';
import { DropZone } from '../../parts/upload/DropZone.tsx';
import { UploadList } from '../../parts/upload/UploadList.tsx';
import { momentOf } from '../../parts/when.ts';
import { useCan } from '../../shell/session.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { Archives } from './Archives.tsx';
import { Attention } from './Attention.tsx';
import { BatchDeeds } from './BatchDeeds.tsx';
import { BatchProgress } from './BatchProgress.tsx';
import { BatchTitle } from './BatchTitle.tsx';
import { languageName } from './language-name.ts';
import { Refusals } from './Refusals.tsx';
import { batchRoute } from './route.ts';

/** One batch: how far it is, what it takes, what needs a person. */
export function BatchPage() {
  const { id } = batchRoute.useParams();
  const query = useQuery(batchQuery(id));
  return (
    <>
      {query.data === undefined ? <PageHeader title="Batch" /> : null}
      <QueryState query={query} skeleton={<LinesSkeleton lines={8} height={26} />}>
        {(batch) => <BatchView batch={batch} />}
      </QueryState>
    </>
  );
}

function BatchView({ batch }: { batch: Batch }) {
  const mayUpload = useCan('documents.upload');
  const takesMore = batch.sealedAt === null && batch.cancelledAt === null;
  return (
    <>
      <BatchTitle batch={batch} />
      <Text size="sm" c="dimmed" mb="md">
        {describeSettings(batch)}
      </Text>
      <BatchDeeds batch={batch} />
      <BatchProgress batch={batch} />
      {takesMore && mayUpload ? (
        <PageSection title="Add documents">
          <DropZone batchId={batch.id} />
          <UploadList />
        </PageSection>
      ) : null}
      <Archives batch={batch} />
      <PageSection title="What needs a person">
        <Attention batch={batch} />
      </PageSection>
      {batch.refused > 0 ? (
        <PageSection title="Files that became no document">
          <Refusals batch={batch} />
        </PageSection>
      ) : null}
    </>
  );
}

/** Who began it, and what its documents get where that is not what the team and the portal say. */
function describeSettings({
  createdBy,
  createdAt,
  classification,
  engine,
  ocrLanguages,
  asksModel,
}: Batch): string {
  const settings = [
    classification === null ? null : `class ${classificationWords[classification].toLowerCase()}`,
    engine === null ? null : engineWords[engine],
    ocrLanguages === null
      ? null
      : ocrLanguages
          .split('+')
          .map((code) => languageName(code))
          .join(' and '),
    asksModel === null ? null : asksModel ? 'with the language model' : 'without the language model',
  ].filter((one) => one !== null);
  const begun = `Begun by ${createdBy}, ${momentOf(createdAt)}`;
  return settings.length === 0 ? `${begun}.` : `${begun} · ${settings.join(' · ')}.`;
}
