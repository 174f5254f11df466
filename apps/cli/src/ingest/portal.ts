import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { archiveSchema, type Archive } from '@gemmavision/domain/archives';
import {
  batchAttentionSchema,
  batchSchema,
  type BatchAttention,
  type NewBatch,
} from '@gemmavision/domain/batches';
import { acceptedDocumentSchema, type AcceptedDocument } from '@gemmavision/domain/documents';
import type { Classification } from '@gemmavision/domain/governance';
import type { FoundFile } from './find-files.ts';
import { request, type Answer, type PortalAddress } from './request.ts';

const uploadSchema = z.union([acceptedDocumentSchema, z.array(acceptedDocumentSchema).length(1)]);

/** What `ingest` wants to know of a batch; a newer portal may tell more. */
const { id, name, state, sealedAt, byStatus, documents, refused, unpacking, waitingCopies, pages } =
  batchSchema.shape;
const { pagesPerMinute, secondsLeft } = batchSchema.shape;
const seenBatchSchema = z.object({
  ...{ id, name, state, sealedAt, byStatus, documents, refused, unpacking, waitingCopies },
  ...{ pages, pagesPerMinute, secondsLeft },
});
export type SeenBatch = z.infer<typeof seenBatchSchema>;

const seenArchiveSchema = z.object(archiveSchema.shape);
const pageOfBatches = z.object({ items: z.array(seenBatchSchema) });
const pageOfArchives = z.object({ items: z.array(seenArchiveSchema) });
const seenAttentionSchema = z.object(batchAttentionSchema.shape);

/** The requests that `ingest` makes of a portal, each with patience. */
export class Portal {
  constructor(private readonly address: PortalAddress) {}

  beginBatch(batch: NewBatch): Promise<Answer<SeenBatch>> {
    return request(this.address, '/api/batches', seenBatchSchema, () => json(batch));
  }

  getBatch(batchId: string): Promise<Answer<SeenBatch>> {
    return request(this.address, `/api/batches/${encodeURIComponent(batchId)}`, seenBatchSchema);
  }

  /** The newest batches with these words in their name. */
  async findBatches(words: string): Promise<Answer<SeenBatch[]>> {
    const query = new URLSearchParams({ q: words, limit: '200' }).toString();
    const answer = await request(this.address, `/api/batches?${query}`, pageOfBatches);
    return answer.kind === 'ok' ? { kind: 'ok', body: answer.body.items } : answer;
  }

  seal(batchId: string): Promise<Answer<SeenBatch>> {
    const where = `/api/batches/${encodeURIComponent(batchId)}/deeds`;
    return request(this.address, where, seenBatchSchema, () => json({ what: 'seal' }));
  }

  attention(batchId: string): Promise<Answer<BatchAttention>> {
    return request(
      this.address,
      `/api/batches/${encodeURIComponent(batchId)}/attention`,
      seenAttentionSchema,
    );
  }

  async archives(batchId: string): Promise<Answer<Archive[]>> {
    const answer = await request(this.address, archivesOf(batchId), pageOfArchives);
    return answer.kind === 'ok' ? { kind: 'ok', body: answer.body.items } : answer;
  }

  /**
   * Sends one document. Under a key that is the file’s in this batch, it is one document however often it is sent: after
   * an answer that was lost, and after a run that was ended before it wrote the answer down.
   */
  async upload(
    file: FoundFile,
    batchId: string,
    classification: Classification | undefined,
  ): Promise<Answer<AcceptedDocument>> {
    const query = new URLSearchParams({
      batch: batchId,
      ...(classification && { classification }),
    }).toString();
    const facts = [batchId, file.name, file.size, file.modified].join('\n');
    const key = createHash('sha256').update(facts).digest('hex');
    const answer = await request(this.address, `/api/documents?${query}`, uploadSchema, () =>
      multipart(file, { 'idempotency-key': key }),
    );
    if (answer.kind !== 'ok') return asBatchProblem(answer);
    const [accepted] = [answer.body].flat();
    return accepted
      ? { kind: 'ok', body: accepted }
      : { kind: 'refused', message: 'The portal answered nothing.' };
  }

  /** Sends one ZIP file, unless the batch has it: by its bytes. */
  async uploadArchive(file: FoundFile, batchId: string): Promise<Answer<Archive>> {
    const sha256 = await hashOf(file.file);
    const known = async () => {
      const answer = await this.archives(batchId);
      return answer.kind === 'ok' ? answer.body.find((archive) => archive.sha256 === sha256) : undefined;
    };
    const before = await known();
    if (before) return { kind: 'ok', body: before };
    return asBatchProblem(
      await request(this.address, archivesOf(batchId), seenArchiveSchema, () => multipart(file), known),
    );
  }
}

/** Where somebody sealed, cancelled or deleted the batch, no other file fares better. */
function asBatchProblem<T>(answer: Answer<T>): Answer<T> {
  const isClosed = answer.kind === 'refused' && (answer.code === 'conflict' || answer.code === 'not_found');
  return isClosed ? { kind: 'hopeless', message: answer.message } : answer;
}

const archivesOf = (batchId: string) => `/api/batches/${encodeURIComponent(batchId)}/archives`;

function json(value: unknown) {
  return {
    method: 'POST' as const,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  };
}

/** A form with one file, read from the disk as it is sent. */
function multipart({ file }: FoundFile, headers: Record<string, string> = {}) {
  const boundary = `----quantadvisor-${randomUUID()}`;
  return {
    method: 'POST' as const,
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Readable.toWeb(Readable.from(partsOf(boundary, file))),
    duplex: 'half' as const,
  };
}

async function* partsOf(boundary: string, file: string): AsyncGenerator<Buffer> {
  // As browsers write it: UTF-8, with quotes and line ends escaped.
  const escaped = path.basename(file).replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  yield Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${escaped}"\r\n` +
      'content-type: application/octet-stream\r\n\r\n',
  );
  yield* createReadStream(file) as AsyncIterable<Buffer>;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
