import type { Database } from '@gemmavision/db';
import { findAccelerator, listPublishedFootprints } from '@gemmavision/db/reference';
import { AppError } from '@gemmavision/domain/errors';
import { answerMemoryQuestion } from '@gemmavision/domain/memory';
import type { MemoryDevice, memoryContract } from '@gemmavision/domain/memory';
import { memoryModelOf } from '@gemmavision/domain/models';
import type { HandlersOf } from '../http/handlers.ts';
import { requireModel } from '../models/handlers.ts';

/** Memory as computed from the architecture, and as published: two sources that are never mixed. */
export function memoryHandlers({ database }: { database: Database }): HandlersOf<typeof memoryContract> {
  return {
    'GET /api/memory': async ({ query }) => {
      const model = await requireModel(database, query.model);
      const device = query.device === undefined ? undefined : await requireDevice(database, query.device);
      return answerMemoryQuestion(memoryModelOf(model), query, device);
    },

    'GET /api/memory/published': ({ query }) => listPublishedFootprints(database, query),
  };
}

async function requireDevice(database: Database, id: string): Promise<MemoryDevice> {
  const accelerator = await findAccelerator(database, id);
  const memoryBytes = accelerator?.memoryBytes.value;
  if (!accelerator || memoryBytes == null) {
    throw new AppError(
      'not_found',
      `There is no accelerator "${id}" whose memory is known. GET /api/accelerators lists them.`,
      { facts: { device: id } },
    );
  }
  return { id, name: accelerator.name, memoryBytes };
}
