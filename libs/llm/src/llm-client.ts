import {
  chatRequest,
  estimateInputTokens,
  estimateTokens,
  readKeyInformation,
  type KeyInformation,
  type LlmFailureCode,
  type LlmOutcome,
  type Prompt,
  type TokenUsage,
} from '@gemmavision/domain/llm';
import { failed } from '@gemmavision/domain/outgoing';
import { createCircuits, safeFetch, type OutgoingLimits, type OutgoingRules } from '@gemmavision/outgoing';
import { readChatAnswer, type ChatAnswer } from './read-chat-answer.ts';

/** A team’s endpoint. */
export interface LlmEndpoint {
  /** Names its circuit: the team and the version of its settings, so that a changed address starts anew. */
  id: string;
  /** As in `https://host/v1`; `/chat/completions` is added. */
  baseUrl: string;
  model: string;
  /** Opened; null where the endpoint wants none. */
  apiKey: string | null;
  isStreamed: boolean;
  maxOutputTokens: number;
  limits: OutgoingLimits;
}

/** What came of a question. Usage is null where the endpoint did no work for it. */
export interface KeyInformationReading {
  outcome: LlmOutcome<KeyInformation>;
  usage: TokenUsage | null;
  milliseconds: number;
}

export interface LlmClient {
  /**
   * Sends the prompt as it is: whoever calls has redacted it, checked approval, class and budget. Never throws for
   * what an endpoint does.
   */
  askKeyInformation(
    endpoint: LlmEndpoint,
    prompt: Prompt,
    rules: OutgoingRules,
  ): Promise<KeyInformationReading>;
}

/** One client a process: it remembers which endpoints fail. */
export function createLlmClient({ pauseMilliseconds = 60_000 } = {}): LlmClient {
  const circuits = createCircuits(pauseMilliseconds);
  return {
    askKeyInformation: async (endpoint, prompt, rules) => {
      const start = performance.now();
      const address = completionsUrl(endpoint.baseUrl);
      let answer: ChatAnswer | undefined;
      const outcome = await circuits.of(endpoint.id).run(async (): Promise<LlmOutcome<KeyInformation>> => {
        if (address === null) return failed('refused_address', 'The endpoint’s address is none.');
        const asked = await ask(endpoint, address, prompt, rules);
        if (!asked.ok) return asked;
        answer = asked.value;
        return readKeyInformation(asked.value.text);
      });
      return {
        outcome,
        usage: usageOf(prompt, answer, outcome),
        milliseconds: Math.round(performance.now() - start),
      };
    },
  };
}

/** The address of chat completions below the base; a query (`?api-version=…`) stays. */
function completionsUrl(baseUrl: string): string | null {
  if (!URL.canParse(baseUrl)) return null;
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/chat/completions`;
  url.hash = '';
  return url.href;
}

function ask(
  endpoint: LlmEndpoint,
  url: string,
  prompt: Prompt,
  rules: OutgoingRules,
): Promise<LlmOutcome<ChatAnswer>> {
  return safeFetch(
    {
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: endpoint.isStreamed ? 'text/event-stream' : 'application/json',
        ...(endpoint.apiKey !== null && { authorization: `Bearer ${endpoint.apiKey}` }),
      },
      body: JSON.stringify(chatRequest(prompt, endpoint)),
      limits: endpoint.limits,
    },
    rules,
    readChatAnswer,
  );
}

/** Failures after which the endpoint may have worked, and may count it. */
const mayHaveWorked: readonly LlmFailureCode[] = ['timeout', 'too_large', 'bad_response', 'no_answer'];

function usageOf(
  prompt: Prompt,
  answer: ChatAnswer | undefined,
  outcome: LlmOutcome<KeyInformation>,
): TokenUsage | null {
  if (answer?.counted != null) return { ...answer.counted, isEstimated: false };
  if (answer === undefined && (outcome.ok || !mayHaveWorked.includes(outcome.failure.code))) return null;
  return {
    inputTokens: estimateInputTokens(prompt.messages),
    outputTokens: estimateTokens(answer?.text ?? ''),
    isEstimated: true,
  };
}
