import { AppError } from '@gemmavision/domain/errors';
import {
  checkAnswer,
  costMicros,
  estimateInputTokens,
  llmContents,
  maxOutputTokens,
  sentImageDpi,
  whatIsSent,
  type KeyInformation,
  type LlmContent,
  type LlmFailure,
  type WhatIsSent,
} from '@gemmavision/domain/llm';
import { restore, type RedactionKey } from '@gemmavision/domain/pii';
import type { Database } from '@gemmavision/db';
import {
  clearForSending,
  failLlmReading,
  findAllowedHosts,
  loadToSend,
  mostLlmAttempts,
  postponeLlmReading,
  saveLlmReading,
  type Answered,
  type TakenLlmReading,
  type ToSend,
} from '@gemmavision/db/llm';
import { blackOut, type DocumentReader } from '@gemmavision/documents-io';
import { findPii } from '@gemmavision/extraction/pii';
import { apiKeyPlace, printReaders, type LlmClient, type LlmEndpoint } from '@gemmavision/llm';
import { openSecret } from '@gemmavision/settings';
import type { ObjectStorage } from '@gemmavision/storage';

export interface AskDependencies {
  database: Database;
  storage: ObjectStorage;
  /** Draws the pages whose images go along. */
  reader: Pick<DocumentReader, 'drawPage'>;
  client: LlmClient;
  /** Opens the API keys of endpoints. */
  secretsKey: string;
}

/** Answers and images larger than this are no key information. */
const mostAnswerBytes = 4_000_000;

/** What became of a reading, for the log. */
export type LlmReadingOutcome =
  'DONE' | 'lease lost' | 'given back' | `postponed: ${string}` | `reason: ${string}`;

/**
 * Reads one document with its team's endpoint: takes personal data out, passes the last gate, asks, checks the answer
 * against the pages. Whatever the endpoint does, the document keeps the reading of the rules.
 */
export async function askEndpoint(
  dependencies: AskDependencies,
  taken: TakenLlmReading,
  signal: AbortSignal,
): Promise<LlmReadingOutcome> {
  const { database, client } = dependencies;
  const toSend = await stillToSend(database, taken);
  if (toSend instanceof AppError) {
    await failLlmReading(database, taken, { code: 'not_approved', message: toSend.message }, null);
    return 'reason: not_approved';
  }
  const endpoint = endpointOf(dependencies, toSend);
  if (endpoint === null) {
    const message = 'The stored API key cannot be opened with this portal’s key: enter it again.';
    await failLlmReading(database, taken, { code: 'internal', message }, null);
    return 'reason: internal';
  }
  const sent = whatIsSent(toSend.document, sendsOf(toSend), findPii);
  const prompt = sent.promptWith(await drawImages(dependencies, toSend, sent, signal));
  const gate = await clearForSending(database, taken, toSend.endpoint.version, {
    promptVersion: prompt.version,
    textPages: prompt.pages,
    imagePages: prompt.imagePages,
    isCut: prompt.isCut,
    redactions: sent.redactions,
    mostCost: (endpoint) =>
      costMicros(
        { inputTokens: estimateInputTokens(prompt.messages), outputTokens: maxOutputTokens },
        endpoint,
      ),
  });
  if (!gate.ok) {
    if (gate.code === 'lease_lost') return 'lease lost';
    await failLlmReading(database, taken, gate, null);
    return `reason: ${gate.code}`;
  }
  const { outcome, usage, milliseconds } = await client.askKeyInformation(endpoint, prompt, {
    allowedHosts: await findAllowedHosts(database),
    signal,
  });
  const answered: Answered = {
    milliseconds,
    usage,
    costMicros: usage === null ? 0n : costMicros(usage, toSend.endpoint),
  };
  if (signal.aborted && !outcome.ok) {
    // Whoever takes it over asks from the beginning; what was used is used.
    await postponeLlmReading(database, taken, 0, false, answered);
    return 'given back';
  }
  if (!outcome.ok) return settleFailure(dependencies, taken, outcome.failure, answered);
  const answer = restored(outcome.value, sent.key);
  const checked = checkAnswer(answer, toSend.document.pages, printReaders);
  const isSaved = await saveLlmReading(database, taken, answered, { answer: checked, readAt: toSend.readAt });
  return isSaved ? 'DONE' : 'postponed: read anew';
}

/** What is to be sent, or why nothing is: document or endpoint are gone since it was asked for. */
async function stillToSend(database: Database, taken: TakenLlmReading): Promise<ToSend | AppError> {
  try {
    return await loadToSend(database, taken.teamId, taken.documentId);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'conflict')) return error;
    throw error;
  }
}

/** Null where its API key does not open. */
function endpointOf({ secretsKey }: AskDependencies, { endpoint }: ToSend): LlmEndpoint | null {
  const { teamId, version, baseUrl, model, isStreamed, sealedApiKey, timeoutMilliseconds } = endpoint;
  const apiKey = sealedApiKey === null ? null : openSecret(sealedApiKey, secretsKey, apiKeyPlace(teamId));
  if (apiKey === null && sealedApiKey !== null) return null;
  return {
    id: `${teamId}/${version}`,
    baseUrl,
    model,
    isStreamed,
    apiKey,
    maxOutputTokens,
    limits: {
      connectMilliseconds: Math.min(10_000, timeoutMilliseconds),
      headersMilliseconds: timeoutMilliseconds,
      totalMilliseconds: timeoutMilliseconds,
      maxBytes: mostAnswerBytes,
    },
  };
}

function sendsOf({ endpoint }: ToSend): LlmContent {
  return llmContents.find((one) => one === endpoint.sends) ?? 'text';
}

/** The pages as PNG in base64, personal data blacked out. One that cannot be drawn is left out: its text goes all the same. */
async function drawImages(
  { storage, reader }: AskDependencies,
  { storageKey }: ToSend,
  { images }: WhatIsSent,
  signal: AbortSignal,
): Promise<Map<number, string>> {
  const drawn = new Map<number, string>();
  if (images.length === 0) return drawn;
  const original = await storage.getToFile(storageKey);
  try {
    for (const { page, boxes } of images) {
      const picture = await reader.drawPage(
        { path: original.path, page: page.page, dpi: sentImageDpi },
        signal,
      );
      if (!picture.ok) continue;
      const png = boxes.length === 0 ? picture.png : await blackOut(picture.png, boxes, page);
      drawn.set(page.page, Buffer.from(png).toString('base64'));
    }
  } finally {
    await original.dispose();
  }
  return drawn;
}

/** Reasons that may be gone by the next attempt. */
const passing: readonly LlmFailure['code'][] = ['rate_limited', 'timeout', 'unreachable', 'bad_status'];

async function settleFailure(
  { database }: AskDependencies,
  taken: TakenLlmReading,
  failure: LlmFailure,
  answered: Answered,
): Promise<LlmReadingOutcome> {
  const { code, status, retryAfterMilliseconds } = failure;
  const mayPass =
    passing.includes(code) && (code !== 'bad_status' || (status !== undefined && status >= 500));
  const pause = retryAfterMilliseconds ?? 2 ** taken.attempt * 5_000;
  if (code === 'circuit_open') {
    await postponeLlmReading(database, taken, pause, false, answered);
  } else if (mayPass && taken.attempt < mostLlmAttempts) {
    await postponeLlmReading(database, taken, pause, true, answered);
  } else {
    await failLlmReading(database, taken, failure, answered);
    return `reason: ${code}`;
  }
  return `postponed: ${code}`;
}

/** The answer with what was taken out put back where its placeholders stand. */
function restored(answer: KeyInformation, key: RedactionKey): KeyInformation {
  const values = Object.entries(answer).map(([name, value]) => [
    name,
    typeof value === 'string' ? restore(value, key) : value,
  ]);
  return Object.fromEntries(values) as KeyInformation;
}
