import { describe, expect, it } from '@jest/globals';
import { countVerdicts, cutAtPlaceholders, verdictOf, type ComparedField } from './compared.ts';

const found = { status: 'found', value: 'A', page: 1, start: 0, end: 1, printed: 'A' } as const;
const field: ComparedField = {
  name: 'companyName',
  rules: 'A',
  model: found,
  agreement: 'agree',
  stands: 'rules',
};

describe('both readings of a field', () => {
  it('warns of a value that may not be taken, unless the rules read the same', () => {
    const invented = { status: 'not_found', value: 'B' } as const;
    expect(verdictOf({ agreement: 'differ', model: invented })).toBe('not_found');
    expect(verdictOf({ agreement: 'only_model', model: { ...found, status: 'in_instruction' } })).toBe(
      'in_instruction',
    );
    expect(verdictOf({ agreement: 'agree', model: invented })).toBe('agree');
    expect(verdictOf({ agreement: 'only_rules', model: { status: 'absent', value: null } })).toBe(
      'only_rules',
    );
  });

  it('are counted by how they stand to each other, those that nobody read left out', () => {
    const fields: ComparedField[] = [
      { ...field, agreement: 'differ' },
      field,
      { ...field, name: 'total' },
      {
        ...field,
        name: 'iban',
        rules: null,
        model: { status: 'absent', value: null },
        agreement: 'neither',
        stands: null,
      },
    ];
    expect(countVerdicts(fields)).toEqual([
      { verdict: 'agree', count: 2 },
      { verdict: 'differ', count: 1 },
    ]);
  });
});

describe('what was taken out of a text', () => {
  it('is told apart from what is sent, letter by letter', () => {
    const text = 'Dear [PERSON_1],\nIBAN [IBAN_2_1] [sic] [1]';
    const parts = cutAtPlaceholders(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.flatMap((part) => (part.isPlaceholder ? part.text : []))).toEqual([
      '[PERSON_1]',
      '[IBAN_2_1]',
    ]);
  });
});
