import { describe, expect, it } from '@jest/globals';
import type { LlmEndpointView } from '@gemmavision/domain/llm';
import { draftOf, endsApproval, inputOf, isChanged } from './endpoint-draft.ts';

const endpoint: LlmEndpointView = {
  baseUrl: 'https://llm.example.org/v1',
  model: 'gemma-3-27b-it',
  sends: 'text',
  timeoutMilliseconds: 90_000,
  isStreamed: true,
  isAutomatic: false,
  currency: 'EUR',
  inputPriceMicros: 150_000,
  outputPriceMicros: 600_000,
  monthlyBudgetMicros: null,
  hasApiKey: true,
  approval: {
    by: 'Ada',
    at: '2026-01-02T03:04:05.000Z',
    reason: 'It stands in our rooms.',
    upTo: 'internal',
  },
  spentThisMonthMicros: 0,
  version: 3,
};

describe('the endpoint while it is typed', () => {
  it('goes back as it came where nothing is typed, and leaves the stored key alone', () => {
    const draft = draftOf(endpoint);
    const { hasApiKey: _, approval: __, spentThisMonthMicros: ___, ...stored } = endpoint;
    expect(inputOf(draft, 3)).toEqual(stored);
    expect(isChanged(draft, endpoint)).toBe(false);
    expect(endsApproval(draft, endpoint)).toEqual([]);
  });

  it('sends no budget where none is typed, and 0 where that is', () => {
    expect(inputOf({ ...draftOf(endpoint), monthlyBudget: '' }, 3).monthlyBudgetMicros).toBeNull();
    expect(inputOf({ ...draftOf(endpoint), monthlyBudget: 0 }, 3).monthlyBudgetMicros).toBe(0);
  });

  it('sends a typed key in place of the stored one, and null where that is to go', () => {
    expect(inputOf({ ...draftOf(endpoint), apiKey: ' sk-1 ', isKeyForgotten: true }, 3).apiKey).toBe('sk-1');
    expect(inputOf({ ...draftOf(endpoint), isKeyForgotten: true }, 3).apiKey).toBeNull();
  });

  it('says what would end the approval: other places, other keys, more; not less, and not money', () => {
    const draft = draftOf(endpoint);
    expect(
      endsApproval({ ...draft, baseUrl: 'https://other.example.org', sends: 'text-and-images' }, endpoint),
    ).toEqual(['the address', 'more that is sent']);
    expect(endsApproval({ ...draft, model: 'other', apiKey: 'sk-1' }, endpoint)).toEqual([
      'the model',
      'the API key',
    ]);
    expect(endsApproval(draft, { ...endpoint, sends: 'text-and-images' })).toEqual([]);
    expect(endsApproval({ ...draft, monthlyBudget: 5, timeoutSeconds: 5 }, endpoint)).toEqual([]);
    expect(endsApproval({ ...draft, model: 'other' }, { ...endpoint, approval: null })).toEqual([]);
  });
});
