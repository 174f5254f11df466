import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import {
  acceptedDocumentSchema,
  documentStatuses,
  type AcceptedDocument,
  type DocumentStatus,
} from '@gemmavision/domain/documents';

/** What became of a request that the portal answered for good. */
export type Answer<T> =
  | { kind: 'ok'; body: T }
  /** This file or id, for this reason. */
  | { kind: 'refused'; message: string }
  /** Nothing else would fare better: the key is wrong, the portal cannot be reached, its storage is full. */
  | { kind: 'hopeless'; message: string };

const problemSchema = z.object({ title: z.string().optional(), detail: z.string().optional() });
const statusSchema = z.object({ status: z.enum(documentStatuses) });
const uploadSchema = z.union([acceptedDocumentSchema, z.array(acceptedDocumentSchema).length(1)]);

/** Answers after which the same request may fare better. */
const passing = new Set([408, 425, 429, 500, 502, 503, 504]);
const mostAttempts = 12;
const longestPauseMilliseconds = 30_000;

/** The two requests that `ingest` makes of a portal, with patience. */
export class Portal {
  constructor(
    private readonly url: string,
    private readonly apiKey: string,
    private readonly onPause: (why: string, milliseconds: number) => void,
  ) {}

  /** Sends one file; the body is streamed anew for each attempt. */
  async upload(folder: string, file: string): Promise<Answer<AcceptedDocument>> {
    const answer = await this.request('/api/documents', uploadSchema, () => {
      const boundary = `----quantadvisor-${randomUUID()}`;
      const body = Readable.from(multipart(boundary, path.join(folder, file), path.basename(file)));
      return {
        method: 'POST',
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
        body: Readable.toWeb(body),
        duplex: 'half',
      };
    });
    if (answer.kind !== 'ok') return answer;
    const [accepted] = [answer.body].flat();
    return accepted
      ? { kind: 'ok', body: accepted }
      : { kind: 'refused', message: 'The portal answered nothing.' };
  }

  async statusOf(id: string): Promise<Answer<DocumentStatus>> {
    const answer = await this.request(`/api/documents/${encodeURIComponent(id)}`, statusSchema, () => ({}));
    return answer.kind === 'ok' ? { kind: 'ok', body: answer.body.status } : answer;
  }

  private async request<T>(
    where: string,
    schema: z.ZodType<T>,
    make: () => { method?: string; headers?: Record<string, string>; body?: unknown; duplex?: 'half' },
  ): Promise<Answer<T>> {
    for (let attempt = 1; ; attempt++) {
      const { headers, ...rest } = make();
      const init: unknown = { ...rest, headers: { ...headers, authorization: `Bearer ${this.apiKey}` } };
      const response = await fetch(new URL(where, this.url), init as RequestInit).catch(() => undefined);
      if (response?.ok) {
        const body = schema.safeParse(await response.json().catch(() => undefined));
        if (body.success) return { kind: 'ok', body: body.data };
        return {
          kind: 'hopeless',
          message: `What answers at ${this.url} is not this portal, or another version of it.`,
        };
      }
      const message = response ? await messageOf(response) : `${this.url} cannot be reached.`;
      if (response && !passing.has(response.status)) {
        const kind = [401, 403, 507].includes(response.status) ? 'hopeless' : 'refused';
        return { kind, message };
      }
      if (attempt >= mostAttempts)
        return { kind: 'hopeless', message: `${message} Given up after ${attempt} attempts.` };
      const pause = pauseBefore(attempt, response?.headers.get('retry-after') ?? null);
      this.onPause(message, pause);
      await sleep(pause);
    }
  }
}

async function* multipart(boundary: string, filePath: string, name: string): AsyncGenerator<Buffer> {
  // As browsers write it: UTF-8, with quotes and line ends escaped.
  const escaped = name.replace(/"/g, '%22').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
  yield Buffer.from(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${escaped}"\r\n` +
      'content-type: application/octet-stream\r\n\r\n',
  );
  yield* createReadStream(filePath) as AsyncIterable<Buffer>;
  yield Buffer.from(`\r\n--${boundary}--\r\n`);
}

/** Why the portal refused, in its own words. */
export async function messageOf(response: Response): Promise<string> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined)).data;
  return problem?.detail ?? problem?.title ?? `The portal answered with status ${response.status}.`;
}

/** Doubling pauses with a random part, so that many uploads do not come back at the same moment. */
function pauseBefore(attempt: number, retryAfter: string | null): number {
  const asked = Number(retryAfter);
  if (retryAfter !== null && Number.isFinite(asked))
    return Math.min(asked * 1000, longestPauseMilliseconds * 2);
  return Math.min(500 * 2 ** (attempt - 1), longestPauseMilliseconds) * (0.5 + Math.random() / 2);
}
