import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  findOperationsTrouble,
  type PortalQueue,
  type PortalWorker,
  type Throughput,
} from '@gemmavision/domain/portal';
import { useNow } from '../../parts/use-now.ts';
import { QueryState } from '../../ui/QueryState.tsx';
import { queueQuery, storageQuery, throughputQuery, workersQuery } from './operations-queries.ts';

/** What to act on or to watch, a sentence each with what to do; or that all is well. */
export function Findings() {
  const queue = useQuery(queueQuery);
  const workers = useQuery(workersQuery);
  const throughput = useQuery(throughputQuery('1h'));
  const storage = useQuery(storageQuery);
  return (
    <QueryState query={queue} skeleton={<></>}>
      {(counts) =>
        workers.data === undefined || throughput.data === undefined ? (
          <></>
        ) : (
          <Found
            queue={counts}
            workers={workers.data}
            throughput={throughput.data}
            freeBytes={storage.data?.freeBytes ?? null}
          />
        )
      }
    </QueryState>
  );
}

/** The mark and the wash carry the colour: on it, a title in the same colour is too pale to be read. */
const readable = { title: { color: 'var(--mantine-color-text)' } };

interface FoundProps {
  queue: PortalQueue;
  workers: readonly PortalWorker[];
  throughput: Throughput;
  freeBytes: number | null;
}

/** Failures are judged over the last quarter of an hour: an hour would tell for long what is mended. */
const judgedSteps = 15;

function Found({ queue, workers, throughput, freeBytes }: FoundProps) {
  const now = useNow();
  const recent = throughput.steps.slice(-judgedSteps);
  const sum = (what: 'done' | 'rejected' | 'failed') => recent.reduce((total, step) => total + step[what], 0);
  const found = findOperationsTrouble({
    waiting: queue.waiting + queue.retrying + queue.queued,
    running: queue.running,
    oldestWaitingSeconds:
      queue.oldestWaitingAt === null ? null : Math.max(0, (now - Date.parse(queue.oldestWaitingAt)) / 1000),
    liveWorkers: workers.filter(({ isAlive }) => isAlive).length,
    silentWorkers: workers.filter(({ isAlive }) => !isAlive).length,
    queueAnswers: queue.store.documents !== null,
    freeBytes,
    ended: sum('done') + sum('rejected') + sum('failed'),
    failed: sum('failed'),
  });
  if (found.length === 0) {
    return (
      <Alert
        color="green"
        variant="light"
        icon={<IconCircleCheck aria-hidden />}
        title="All is well"
        styles={readable}
        mb="md"
        role="status"
      >
        Workers are alive, nobody waits for long, and few documents fail.
      </Alert>
    );
  }
  return found.map(({ severity, what, advice }) => (
    <Alert
      key={what}
      color={severity === 'act' ? 'red' : 'orange'}
      icon={severity === 'act' ? <IconAlertTriangle aria-hidden /> : <IconEye aria-hidden />}
      title={what}
      styles={readable}
      mb="sm"
      role="status"
    >
      <Text size="sm">{advice}</Text>
    </Alert>
  ));
}
