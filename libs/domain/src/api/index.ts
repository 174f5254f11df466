import { accessContract } from '../access/index.ts';
import { documentsContract } from '../documents/index.ts';

/** Every endpoint of the product: what api serves, web calls and /api/docs shows. */
export const apiContract = {
  ...accessContract,
  ...documentsContract,
};
export type ApiContract = typeof apiContract;
