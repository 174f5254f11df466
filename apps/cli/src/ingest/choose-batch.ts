import path from 'node:path';
import type { NewBatch } from '@gemmavision/domain/batches';
import type { Journal } from './journal.ts';
import type { Portal, SeenBatch } from './portal.ts';
import type { Answer } from './request.ts';

export interface ChosenBatch {
  batch: SeenBatch;
  /** It was there before: its own settings hold. */
  isOld: boolean;
}

const isOpen = (batch: SeenBatch) => batch.sealedAt === null && batch.state !== 'cancelled';

/**
 * The batch that the files go into: the open one of the name that was given, or of the run that was interrupted; else a
 * new one.
 */
export async function chooseBatch(
  portal: Portal,
  journal: Journal,
  wanted: NewBatch,
  givenName: string | undefined,
): Promise<Answer<ChosenBatch>> {
  const old = givenName === undefined ? await interrupted(portal, journal) : await named(portal, givenName);
  if (old.kind !== 'ok') return old;
  if (old.body !== undefined) {
    await journal.began({ id: old.body.id, name: old.body.name });
    return { kind: 'ok', body: { batch: old.body, isOld: true } };
  }
  const made = await portal.beginBatch(wanted);
  if (made.kind !== 'ok') return made;
  await journal.began({ id: made.body.id, name: made.body.name });
  return { kind: 'ok', body: { batch: made.body, isOld: false } };
}

/** The last one that these folders went into, should it still be open. One that is gone is no obstacle. */
async function interrupted(portal: Portal, journal: Journal): Promise<Answer<SeenBatch | undefined>> {
  const last = journal.lastBatch(undefined);
  if (last === undefined) return { kind: 'ok', body: undefined };
  const answer = await portal.getBatch(last.id);
  if (answer.kind === 'hopeless') return answer;
  return { kind: 'ok', body: answer.kind === 'ok' && isOpen(answer.body) ? answer.body : undefined };
}

async function named(portal: Portal, name: string): Promise<Answer<SeenBatch | undefined>> {
  const answer = await portal.findBatches(name);
  if (answer.kind !== 'ok') return answer;
  return { kind: 'ok', body: answer.body.find((batch) => batch.name === name && isOpen(batch)) };
}

/** The name of the first folder or file, and the day. */
export function defaultName(sources: readonly string[], now: Date): string {
  const first = path.basename(path.resolve(sources[0] ?? '.')).slice(0, 100) || 'documents';
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `${first} ${day.map((part) => String(part).padStart(2, '0')).join('-')}`;
}
