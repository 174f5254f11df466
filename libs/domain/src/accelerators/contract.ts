import { z } from 'zod';
import { contract, pageOf, pageQueryShape } from '../contract/index.ts';
import { acceleratorSchema } from './accelerator.ts';

export const acceleratorsContract = contract({
  'GET /api/accelerators': {
    summary: 'Accelerators with memory, bandwidth and peak rates',
    tag: 'Accelerators',
    access: 'reference.read',
    cache: 'reference',
    query: z.strictObject(pageQueryShape),
    success: { status: 200, body: pageOf(acceleratorSchema) },
  },
});
