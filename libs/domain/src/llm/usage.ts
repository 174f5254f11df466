import type { ChatMessage } from './prompt.ts';

/** What a question used, in tokens. */
export interface TokenUsage {
  inputTokens: number;
  outputTokens: number;
  /** The endpoint did not count: both are estimated, rather too high than too low. */
  isEstimated: boolean;
}

/** UTF-8 bytes of a token, on the low side: English has about four, other languages and figures fewer. */
const bytesPerToken = 3;
/** Of a page image. Gemma 3 takes 256; the clouds up to about 1,100 for a page in full detail. */
const tokensPerImage = 1_200;
/** Of a message beside its text: role and separators. */
const tokensPerMessage = 8;

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Tokens of a text, estimated from its bytes. */
export function estimateTokens(text: string): number {
  return Math.ceil(utf8Bytes(text) / bytesPerToken);
}

/** Tokens of the messages of a question, estimated. */
export function estimateInputTokens(messages: readonly ChatMessage[]): number {
  const parts = messages.flatMap(({ content }) =>
    typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content,
  );
  return parts.reduce(
    (sum, part) => sum + (part.type === 'text' ? estimateTokens(part.text) : tokensPerImage),
    messages.length * tokensPerMessage,
  );
}
