import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anAnswer, anInvoiceAnswer } from '../../../../testing/llm-answers.ts';
import { keyInformationJsonSchema, keyInformationNames, readKeyInformation } from './index.ts';

/** Every object and keyword of a JSON schema. */
function nodesOf(node: unknown): Record<string, unknown>[] {
  if (typeof node !== 'object' || node === null) return [];
  return [{ ...node }, ...Object.values(node).flatMap(nodesOf)];
}

describe('the JSON schema', () => {
  const schema = keyInformationJsonSchema();

  it('is one that strict mode takes: everything required, nothing more, no keyword that it refuses', () => {
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    expect(schema['required']).toEqual(keyInformationNames);
    const keywords = nodesOf(schema).flatMap((node) => Object.keys(node));
    for (const refused of ['$schema', 'minimum', 'maximum', 'format', 'default', 'not']) {
      expect(keywords).not.toContain(refused);
    }
  });

  it('names every field and lets all but the kind of document be unknown', () => {
    const properties = Object.entries(schema['properties'] ?? {});
    expect(properties.map(([name]) => name)).toEqual(keyInformationNames);
    for (const [name, property] of properties) {
      expect([name, JSON.stringify(property).includes('null')]).toEqual([name, name !== 'docType']);
    }
  });
});

describe('an answer', () => {
  const codeOf = (text: string) => {
    const outcome = readKeyInformation(text);
    return outcome.ok ? 'ok' : outcome.failure.code;
  };

  it('is read as it was written', () => {
    expect(readKeyInformation(JSON.stringify(anInvoiceAnswer()))).toEqual({
      ok: true,
      value: anInvoiceAnswer(),
    });
  });

  it.each([
    ['a field missing', { ...anAnswer(), total: undefined }],
    ['a field more', { ...anAnswer(), script: 'x' }],
    ['a number as text', { ...anAnswer(), total: '12' }],
    ['a date of another form', { ...anAnswer(), documentDate: '31.12.2023' }],
    ['an unknown kind', { ...anAnswer(), docType: 'love letter' }],
    ['a list', [anAnswer()]],
    ['null', null],
  ])('with %s is refused', (_what, answer) => {
    expect(codeOf(JSON.stringify(answer))).toBe('schema_mismatch');
  });

  it.each(['', '{', 'Sure! {}', '```json\n{}\n```', '{"docType": NaN}', "{'docType': 'other'}"])(
    'that is no JSON is refused: %j',
    (text) => {
      expect(codeOf(text)).toBe('bad_json');
    },
  );

  it('that means to change what objects inherit is refused, and changes nothing', () => {
    const text = JSON.stringify(anAnswer()).replace('{', '{"__proto__":{"isPolluted":true},');
    expect(codeOf(text)).toBe('schema_mismatch');
    expect('isPolluted' in {}).toBe(false);
  });

  it('of great depth is refused without harm', () => {
    expect(codeOf('['.repeat(200_000) + ']'.repeat(200_000))).toMatch(/^(?:bad_json|schema_mismatch)$/);
    expect(codeOf(`{"docType":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toMatch(
      /^bad_json|schema_mis/,
    );
  });

  it('whatever it is, is a value or a failure, and the failure repeats none of it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const outcome = readKeyInformation(text);
        expect(outcome.ok).toBe(false);
      }),
    );
    const outcome = readKeyInformation(JSON.stringify({ ...anAnswer(), 'SECRET-NAME': 'SECRET' }));
    expect(JSON.stringify(outcome)).not.toContain('SECRET');
  });
});
