/**
 * Questions to a team’s language model. The order of things, for the worker:
 *
 * ```ts
 * const client = createLlmClient();                          // one a process: it remembers which endpoints fail
 * const prompt = keyInformationPrompt(redactedPages, limits); // libs/domain/llm; the preview shows chatRequest(prompt)
 * const { outcome, usage } = await client.askKeyInformation(endpoint, prompt, { allowedHosts });
 * if (outcome.ok) checkAnswer(restored(outcome.value), pages, printReaders); // placeholders are put back by the caller
 * ```
 *
 * Requests leave through libs/outgoing. API keys are sealed with `sealSecret` of libs/settings.
 */
export { apiKeyPlace } from './key-place.ts';
export {
  createLlmClient,
  type KeyInformationReading,
  type LlmClient,
  type LlmEndpoint,
} from './llm-client.ts';
export { printReaders } from './print-readers.ts';
