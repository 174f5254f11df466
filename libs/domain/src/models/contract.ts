import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { modelSchema } from './model.ts';

export const modelsContract = contract({
  'GET /api/models': {
    summary: 'The models whose composition and architecture are known',
    tag: 'Models',
    access: 'reference.read',
    cache: 'reference',
    query: z.strictObject({ ...pageQueryShape, family: z.string().max(100).optional() }),
    success: { status: 200, body: pageOf(modelSchema) },
  },
  'GET /api/models/:id': {
    summary: 'One model',
    tag: 'Models',
    access: 'reference.read',
    cache: 'reference',
    params: z.strictObject({ id: z.string().min(1).max(100) }),
    success: { status: 200, body: modelSchema },
    problems: ['unknown_model'],
  },
});
