import type { Database } from '@gemmavision/db';
import { findModel, listModels } from '@gemmavision/db/reference';
import { AppError } from '@gemmavision/domain/errors';
import type { Model, modelsContract } from '@gemmavision/domain/models';
import type { HandlersOf } from '../http/handlers.ts';

/** What is known about models. */
export function modelsHandlers({ database }: { database: Database }): HandlersOf<typeof modelsContract> {
  return {
    'GET /api/models': ({ query }) => listModels(database, query),
    'GET /api/models/:id': ({ params }) => requireModel(database, params.id),
  };
}

/** The model of this id. Throws unknown_model. */
export async function requireModel(database: Database, id: string): Promise<Model> {
  const model = await findModel(database, id);
  if (model) return model;
  throw new AppError(
    'unknown_model',
    `There is no model "${id}" here. GET /api/models lists those whose architecture is known.`,
    { facts: { model: id } },
  );
}
