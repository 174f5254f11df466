import { keyInformationJsonSchema } from './key-information.ts';
import type { ChatMessage, Prompt } from './prompt.ts';

/** How a question is asked. */
export interface ChatOptions {
  model: string;
  /** Most tokens that the model may write. */
  maxOutputTokens: number;
  isStreamed: boolean;
}

/** The body of `POST {baseUrl}/chat/completions`. */
export interface ChatRequest {
  model: string;
  messages: ChatMessage[];
  temperature: 0;
  max_tokens: number;
  stream: boolean;
  stream_options?: { include_usage: true };
  response_format: {
    type: 'json_schema';
    json_schema: { name: string; strict: true; schema: Record<string, unknown> };
  };
}

/** Exactly what is sent for a prompt: the preview shows this, and the client sends this. */
export function chatRequest(
  prompt: Prompt,
  { model, maxOutputTokens, isStreamed }: ChatOptions,
): ChatRequest {
  return {
    model,
    messages: prompt.messages,
    temperature: 0,
    max_tokens: maxOutputTokens,
    stream: isStreamed,
    // Without it a stream ends without its token counts.
    ...(isStreamed && { stream_options: { include_usage: true } }),
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'key_information', strict: true, schema: keyInformationJsonSchema() },
    },
  };
}
