import { acceleratorsContract } from '../accelerators/index.ts';
import { accessContract } from '../access/index.ts';
import { archivesContract } from '../archives/index.ts';
import { auditContract } from '../audit/index.ts';
import { batchesContract } from '../batches/index.ts';
import { benchmarksContract } from '../benchmarks/index.ts';
import { companiesContract } from '../companies/index.ts';
import { documentsContract } from '../documents/index.ts';
import { llmContract } from '../llm/index.ts';
import { governanceContract } from '../governance/index.ts';
import { memoryContract } from '../memory/index.ts';
import { modelsContract } from '../models/index.ts';
import { pageReadingsContract } from '../page-readings/index.ts';
import { portalContract } from '../portal/index.ts';
import { referenceContract } from '../reference/index.ts';
import { teamsContract } from '../teams/index.ts';
import { usageContract } from '../usage/index.ts';
import { webhooksContract } from '../webhooks/index.ts';

/** Every endpoint of the product: what api serves, web calls and /api/docs shows. */
export const apiContract = {
  ...accessContract,
  ...teamsContract,
  ...auditContract,
  ...documentsContract,
  ...batchesContract,
  ...archivesContract,
  ...governanceContract,
  ...pageReadingsContract,
  ...companiesContract,
  ...llmContract,
  ...webhooksContract,
  ...modelsContract,
  ...memoryContract,
  ...benchmarksContract,
  ...acceleratorsContract,
  ...referenceContract,
  ...usageContract,
  ...portalContract,
};
export type ApiContract = typeof apiContract;
