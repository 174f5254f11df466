import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './request.ts';
import type { Portal, SeenBatch } from './portal.ts';
import { inWords, type Progress } from './progress.ts';

const pauseMilliseconds = 1_500;

/** Waits until every document of a sealed batch has come to rest, and gives the batch as it is then. */
export async function waitForBatch(
  portal: Portal,
  batchId: string,
  progress: Progress,
): Promise<Answer<SeenBatch>> {
  let wasPaused = false;
  for (;;) {
    const answer = await portal.getBatch(batchId);
    if (answer.kind !== 'ok') return answer;
    const batch = answer.body;
    if (batch.state === 'ended' || batch.state === 'cancelled') return answer;
    const isPaused = batch.state === 'paused';
    if (isPaused && !wasPaused)
      progress.say('The batch is paused: somebody has to resume it before it is read.');
    wasPaused = isPaused;
    progress.show(describeReading(batch));
    await sleep(pauseMilliseconds);
  }
}

function describeReading({ byStatus, documents, unpacking, pagesPerMinute, secondsLeft }: SeenBatch): string {
  const left = byStatus.PENDING + byStatus.QUEUED + byStatus.RUNNING;
  const parts = [`${documents - left} of ${documents} documents are read`];
  if (unpacking.archives > 0) parts.push(`${unpacking.archives} ZIP files are being unpacked`);
  if (pagesPerMinute !== null) parts.push(`${Math.round(pagesPerMinute)} pages/min`);
  if (secondsLeft !== null && unpacking.archives === 0) parts.push(`${inWords(secondsLeft)} left`);
  return parts.join(' · ');
}
