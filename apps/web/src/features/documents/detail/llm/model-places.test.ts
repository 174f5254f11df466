import { describe, expect, it } from '@jest/globals';
import type { Word } from '@gemmavision/domain/documents';
import { boxOfPlace, modelPlaces } from './model-places.ts';

const text = 'Acme Tools GmbH\nTotal 12.50';
const words: Word[] = [
  { text: 'Acme', bbox: [0, 0, 10, 10], confidence: 1 },
  { text: 'Tools', bbox: [12, 0, 20, 10], confidence: 1 },
  { text: 'GmbH', bbox: [22, 1, 30, 11], confidence: 1 },
  { text: 'Total', bbox: [0, 20, 10, 30], confidence: 1 },
  { text: '12.50', bbox: [12, 20, 20, 30], confidence: 1 },
];

describe('the place of what the model read', () => {
  it('is the box round its words, and only round them', () => {
    expect(boxOfPlace({ text, words }, { page: 1, start: 5, end: 15 })).toEqual([12, 0, 30, 11]);
    expect(boxOfPlace({ text, words }, { page: 1, start: 22, end: 27 })).toEqual([12, 20, 20, 30]);
    expect(boxOfPlace({ text, words: [] }, { page: 1, start: 0, end: 4 })).toBeUndefined();
  });

  it('is known of values that stand on a page, none of those that do not', () => {
    const place = { page: 2, start: 1, end: 4, printed: 'x' };
    const both = { rules: null, agreement: 'only_model', stands: null } as const;
    const places = modelPlaces([
      { ...both, name: 'total', model: { status: 'found', value: 1, ...place } },
      { ...both, name: 'iban', model: { status: 'in_instruction', value: 'x', ...place } },
      { ...both, name: 'auditor', model: { status: 'not_found', value: 'x' } },
    ]);
    expect([...places.keys()]).toEqual(['total', 'iban']);
    expect(places.get('total')).toEqual({ page: 2, start: 1, end: 4 });
  });
});
