import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  acceleratorsFileSchema,
  architectureFileSchema,
  benchmarksFileSchema,
  financialFileSchema,
  memoryFileSchema,
  parametersFileSchema,
} from './file-schemas.ts';

/** The same distance from src and from dist. */
const folder = new URL('../../../prisma/reference/', import.meta.url);

/** A file of prisma/reference, checked, with a hash that tells one state of it, and one reading, from another. */
export interface ReferenceFile<T> {
  id: string;
  sha256: string;
  content: T;
}

/** Raise it whenever the same files give other rows, so that databases loaded by an earlier version load them anew. */
const reading = 2;

function readFile<T>(id: string, schema: z.ZodType<T>): ReferenceFile<T> {
  const bytes = readFileSync(new URL(`${id}.json`, folder));
  const parsed = schema.safeParse(JSON.parse(bytes.toString('utf8')));
  if (!parsed.success) {
    throw new Error(`prisma/reference/${id}.json is not as expected:\n${z.prettifyError(parsed.error)}`);
  }
  const sha256 = createHash('sha256').update(bytes).update(`reading ${reading}`).digest('hex');
  return { id, sha256, content: parsed.data };
}

/** All files of reference data. Throws, naming the file and the row, where one is not as expected. */
export function readReferenceFiles() {
  return {
    parameters: readFile('gemma3-parameters', parametersFileSchema),
    architecture: readFile('gemma3-architecture', architectureFileSchema),
    memory: readFile('gemma3-memory', memoryFileSchema),
    benchmarks: readFile('gemma3-benchmarks', benchmarksFileSchema),
    financial: readFile('financial-qa-benchmarks', financialFileSchema),
    accelerators: readFile('accelerators', acceleratorsFileSchema),
  };
}
export type ReferenceFiles = ReturnType<typeof readReferenceFiles>;
