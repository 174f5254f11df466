import type { LlmContent, LlmEndpointInput, LlmEndpointView } from '@gemmavision/domain/llm';
import { amountOf, microsOf } from '../../parts/micros.ts';

/** The endpoint while it is typed. An empty amount: none. */
export interface EndpointDraft {
  baseUrl: string;
  model: string;
  /** Empty: what is stored stays. */
  apiKey: string;
  /** The stored key is to go. */
  isKeyForgotten: boolean;
  sends: LlmContent;
  timeoutSeconds: number | '';
  isStreamed: boolean;
  isAutomatic: boolean;
  currency: string;
  /** Of a million tokens. */
  inputPrice: number | '';
  outputPrice: number | '';
  monthlyBudget: number | '';
}

/** What stands there, to be changed; a beginning that sends as little as possible where nothing does. */
export function draftOf(endpoint: LlmEndpointView | null): EndpointDraft {
  return {
    baseUrl: endpoint?.baseUrl ?? '',
    model: endpoint?.model ?? '',
    apiKey: '',
    isKeyForgotten: false,
    sends: endpoint?.sends ?? 'text',
    timeoutSeconds: (endpoint?.timeoutMilliseconds ?? 60_000) / 1000,
    isStreamed: endpoint?.isStreamed ?? true,
    isAutomatic: endpoint?.isAutomatic ?? false,
    currency: endpoint?.currency ?? 'EUR',
    inputPrice: endpoint === null ? '' : amountOf(endpoint.inputPriceMicros),
    outputPrice: endpoint === null ? '' : amountOf(endpoint.outputPriceMicros),
    monthlyBudget:
      endpoint === null || endpoint.monthlyBudgetMicros === null
        ? ''
        : amountOf(endpoint.monthlyBudgetMicros),
  };
}

/** What is sent to the portal. `version` is that of the endpoint that was looked at; 0 where there was none. */
export function inputOf(draft: EndpointDraft, version: number): LlmEndpointInput {
  const apiKey = draft.apiKey.trim();
  return {
    baseUrl: draft.baseUrl.trim(),
    model: draft.model.trim(),
    sends: draft.sends,
    timeoutMilliseconds: (draft.timeoutSeconds === '' ? 60 : draft.timeoutSeconds) * 1000,
    isStreamed: draft.isStreamed,
    isAutomatic: draft.isAutomatic,
    currency: draft.currency.trim().toUpperCase(),
    inputPriceMicros: microsOf(draft.inputPrice === '' ? 0 : draft.inputPrice),
    outputPriceMicros: microsOf(draft.outputPrice === '' ? 0 : draft.outputPrice),
    monthlyBudgetMicros: draft.monthlyBudget === '' ? null : microsOf(draft.monthlyBudget),
    ...(apiKey !== '' ? { apiKey } : draft.isKeyForgotten ? { apiKey: null } : {}),
    version,
  };
}

/** What in the draft would end the approval, in words: it was given for what stands there. */
export function endsApproval(draft: EndpointDraft, endpoint: LlmEndpointView | null): string[] {
  if (endpoint?.approval == null) return [];
  const input = inputOf(draft, endpoint.version);
  return [
    ...(input.baseUrl === endpoint.baseUrl ? [] : ['the address']),
    ...(input.model === endpoint.model ? [] : ['the model']),
    ...(input.apiKey === undefined ? [] : ['the API key']),
    ...(input.sends === endpoint.sends || input.sends === 'text' ? [] : ['more that is sent']),
  ];
}

/** Whether anything was typed that is not stored. */
export function isChanged(draft: EndpointDraft, endpoint: LlmEndpointView | null): boolean {
  return JSON.stringify(draft) !== JSON.stringify(draftOf(endpoint));
}
