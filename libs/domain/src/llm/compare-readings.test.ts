import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAnswer } from '../../../../testing/llm-answers.ts';
import type { Fields } from '../documents/extraction-result.ts';
import {
  checkedAnswerSchema,
  chosenValues,
  compareReadings,
  keyInformationNames,
  readingPreferences,
  type CheckedAnswer,
  type CheckedValue,
  type KeyInformation,
} from './index.ts';

function rulesOf(said: Partial<KeyInformation>): Fields {
  return { ...anAnswer(said), keyFigures: [], evidence: {} };
}

const place = { page: 1, start: 0, end: 1, printed: 'x' };

function checkedAs(status: CheckedValue['status'], said: Partial<KeyInformation>): CheckedAnswer {
  const answer = anAnswer(said);
  return checkedAnswerSchema.parse(
    Object.fromEntries(
      keyInformationNames.map((name) => {
        const value = answer[name];
        if (value === null) return [name, { status: 'absent', value }];
        return [name, status === 'not_found' ? { status, value } : { status, value, ...place }];
      }),
    ),
  );
}

function agreementOf(name: keyof KeyInformation, rules: unknown, model: unknown): string | undefined {
  const compared = compareReadings(rulesOf({ [name]: rules }), checkedAs('found', { [name]: model }));
  return compared.find((field) => field.name === name)?.agreement;
}

describe('two readings side by side', () => {
  it.each<[keyof KeyInformation, unknown, unknown, string]>([
    ['total', 12.5, 12.5, 'agree'],
    ['total', 12.5, 12.501, 'agree'],
    ['total', 12.5, 12.51, 'differ'],
    ['total', 12.5, -12.5, 'differ'],
    ['total', null, 12.5, 'only_model'],
    ['total', 12.5, null, 'only_rules'],
    ['total', null, null, 'neither'],
    ['total', 0, null, 'only_rules'],
    ['companyName', 'ACME Tools, Inc.', 'Acme tools inc', 'agree'],
    ['companyName', 'Acme', 'Acme Tools', 'differ'],
    ['iban', 'DE89 3704 0044', 'DE8937040044', 'agree'],
    ['cik', '0000320193', '320193', 'agree'],
    ['fiscalYear', 2023, 2024, 'differ'],
    ['documentDate', '2024-03-04', '2024-04-03', 'differ'],
  ])('%s: %j and %j %s', (name, rules, model, agreement) => {
    expect(agreementOf(name, rules, model)).toBe(agreement);
  });
});

describe('the value that stands', () => {
  const value = fc.option(fc.integer({ min: 1, max: 5 }));
  const preference = fc.constantFrom(...readingPreferences);

  it('is never the model’s where that was not found, or only in an instruction', () => {
    const status = fc.constantFrom('not_found' as const, 'in_instruction' as const);
    fc.assert(
      fc.property(value, value, status, preference, (rules, model, checkedStatus, wins) => {
        const chosen = chosenValues(
          rulesOf({ total: rules, companyName: null }),
          checkedAs(checkedStatus, { total: model, companyName: 'Evil Corp', docType: 'invoice' }),
          wins,
        );
        expect(chosen.total).toEqual({ value: rules, from: rules === null ? null : 'rules' });
        expect(Object.values(chosen).map(({ from }) => from)).not.toContain('model');
      }),
    );
  });

  it('is the preferred one where both have one, else the one there is', () => {
    fc.assert(
      fc.property(value, value, preference, (rules, model, wins) => {
        const chosen = chosenValues(rulesOf({ total: rules }), checkedAs('found', { total: model }), wins);
        const preferred = wins === 'rules' ? (rules ?? model) : (model ?? rules);
        expect(chosen.total.value).toBe(preferred);
      }),
    );
  });

  it('keeps the rules’ spelling where both agree', () => {
    const chosen = chosenValues(
      rulesOf({ companyName: 'ACME GmbH' }),
      checkedAs('found', { companyName: 'Acme GmbH' }),
      'model',
    );
    expect(chosen.companyName).toEqual({ value: 'ACME GmbH', from: 'rules' });
  });
});
