import { describe, expect, it } from '@jest/globals';
import { auditActions } from '@gemmavision/domain/audit';
import { checkInWords, deedGroups, deedOf, personOf } from './audit-words.ts';
import { headIn } from './known-head.ts';

const hash = '4f2a'.repeat(16);
const moment = (instant: string) => instant.slice(0, 10);
const good = {
  events: 3_412,
  since: '2026-11-02T08:00:00.000Z',
  head: { teamId: 't', sequence: 3_412, hash },
  broken: null,
};

describe('the audit log in words', () => {
  it('says whether a chain holds, and where it does not', () => {
    expect(checkInWords(good, moment)).toBe('3,412 events, unbroken from 2026-11-02.');
    expect(checkInWords({ ...good, events: 0, since: null, head: null }, moment)).toBe(
      'Nothing was written yet.',
    );
    expect(checkInWords({ ...good, broken: { sequence: 1_007, why: 'missing' } }, moment)).toBe(
      'Broken: event #1,007 is missing. What stands before it holds.',
    );
    expect(checkInWords({ ...good, broken: { sequence: 1, why: 'changed' } }, moment)).not.toContain(
      'before',
    );
    expect(checkInWords({ ...good, broken: { sequence: 4_000, why: 'cut' } }, moment)).toContain('cut off');
  });

  it('has words for people and deeds that are gone', () => {
    expect(personOf({ person: null })).toBe('The portal');
    expect(personOf({ person: { id: 'x', name: null } })).toBe('A former member');
    expect(deedOf('document.viewed')).toBe(auditActions['document.viewed']);
    expect(deedOf('constructor')).toBe('constructor');
  });

  it('offers every deed once', () => {
    const values = deedGroups().flatMap(({ items }) => items.map(({ value }) => value));
    expect([...values].sort()).toEqual(Object.keys(auditActions).sort());
  });
});

describe('a head that was copied from the log', () => {
  it.each([
    `3412:${hash}`,
    ` #3412 : ${hash.toUpperCase()}\n`,
    `{"level":30,"time":1,"pid":7,"audit":{"teamId":"t","sequence":3412,"hash":"${hash}"},"msg":"audit head"}`,
    `"hash": "${hash}", "sequence": 3412`,
  ])('is found in %s', (text) => {
    expect(headIn(text)).toBe(`3412:${hash}`);
  });

  it.each(['', '3412', hash, `0:${hash}`, `3412:${hash}0`, '{"sequence":12}'])(
    'is not found in %j',
    (text) => {
      expect(headIn(text)).toBeNull();
    },
  );
});
