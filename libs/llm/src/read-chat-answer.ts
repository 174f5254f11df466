import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import type { LlmOutcome } from '@gemmavision/domain/llm';
import { failed } from '@gemmavision/domain/outgoing';
import type { OutgoingAnswer } from '@gemmavision/outgoing';

/** What a model wrote, and what the endpoint counted; null where it counted nothing that makes sense. */
export interface ChatAnswer {
  text: string;
  counted: { inputTokens: number; outputTokens: number } | null;
}

const tokensSchema = z.int().nonnegative().max(1_000_000_000);
const usageSchema = z
  .object({ prompt_tokens: tokensSchema, completion_tokens: tokensSchema })
  .transform((usage) => ({ inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens }))
  .nullable()
  .catch(null);
const saidSchema = z.object({ content: z.string().nullish(), refusal: z.string().nullish() });
const endSchema = z.string().nullish();

/** Of the protocol, the parts that we read; endpoints add their own. */
const answerSchema = z.object({
  choices: z.array(z.object({ message: saidSchema, finish_reason: endSchema })).min(1),
  usage: usageSchema,
});
const chunkSchema = z.object({
  choices: z.array(z.object({ delta: saidSchema, finish_reason: endSchema })),
  usage: usageSchema,
});

/** An answer as it grows. */
interface Draft {
  text: string;
  isRefused: boolean;
  /** Why the model stopped; null while it writes. */
  end: string | null;
  counted: ChatAnswer['counted'];
}

function put(draft: Draft, said: z.infer<typeof saidSchema>, end: string | null | undefined): void {
  draft.text += said.content ?? '';
  draft.isRefused ||= (said.refusal ?? '') !== '';
  draft.end = end ?? draft.end;
}

const notTheProtocol = () =>
  failed('bad_response', 'The endpoint’s answer is not that of the OpenAI protocol: check the address.');

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Reads the answer of chat completions, whole or as a stream of events, whichever the endpoint chose. */
export async function readChatAnswer(answer: OutgoingAnswer): Promise<LlmOutcome<ChatAnswer>> {
  const draft: Draft = { text: '', isRefused: false, end: null, counted: null };
  const isRead = await (answer.mediaType === 'text/event-stream' ? readStream : readWhole)(
    answer.text,
    draft,
  );
  if (!isRead) return notTheProtocol();
  if (draft.end === 'length') {
    return failed('no_answer', 'The model’s answer was cut off: allow it more output tokens.');
  }
  if (draft.isRefused || draft.end === 'content_filter') {
    return failed('no_answer', 'The model refused to answer.');
  }
  if (draft.text.trim() === '') return failed('no_answer', 'The model’s answer is empty.');
  return { ok: true, value: { text: draft.text, counted: draft.counted } };
}

async function readWhole(text: AsyncIterable<string>, draft: Draft): Promise<boolean> {
  let whole = '';
  for await (const part of text) whole += part;
  const read = parsed(answerSchema, whole);
  const [choice] = read?.choices ?? [];
  if (read === null || choice === undefined) return false;
  put(draft, choice.message, choice.finish_reason);
  draft.counted = read.usage;
  return true;
}

/** Reads events until `[DONE]`, which ends the reading even if the endpoint keeps the connection open. */
async function readStream(text: AsyncIterable<string>, draft: Draft): Promise<boolean> {
  let isDone = false;
  let isBroken = false;
  const parser = createParser({
    onEvent: ({ data }) => {
      if (isDone) return;
      if (data === '[DONE]') {
        isDone = true;
        return;
      }
      const chunk = parsed(chunkSchema, data);
      if (chunk === null) {
        isBroken = true;
        return;
      }
      draft.counted = chunk.usage ?? draft.counted;
      const [choice] = chunk.choices;
      if (choice !== undefined) put(draft, choice.delta, choice.finish_reason);
    },
  });
  for await (const part of text) {
    parser.feed(part);
    if (isDone || isBroken) break;
  }
  // A stream that breaks off before the model said why it stopped is not an answer.
  return !isBroken && (isDone || draft.end !== null);
}
