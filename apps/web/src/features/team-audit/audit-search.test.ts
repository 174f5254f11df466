import { describe, expect, it } from '@jest/globals';
import { filterOf, readAuditSearch } from './audit-search.ts';

describe('the address of the audit log', () => {
  it('keeps what makes sense and drops the rest', () => {
    const search = { from: '2026-11-01', person: 'ada', actions: 'document.viewed', q: 42, loaded: 3 };
    expect(readAuditSearch(search)).toEqual({ ...search, q: '42', to: undefined, subject: undefined });
    expect(readAuditSearch({ actions: 'document.viewed,no.such,constructor,quota.changed' }).actions).toBe(
      'document.viewed,quota.changed',
    );
    expect(
      readAuditSearch({ from: 'yesterday', to: '2026-13-01', actions: 'no.such', q: ' ', loaded: 1 }),
    ).toEqual(readAuditSearch({}));
  });

  it('asks for whole days where the reader is, the last one to its end', () => {
    const { from, to } = filterOf({ from: '2026-11-24', to: '2026-11-24' });
    const start = new Date(from ?? '');
    expect([start.getDate(), start.getHours()]).toEqual([24, 0]);
    expect(new Date(to ?? '')).toEqual(new Date(2026, 10, 25));
    expect(filterOf({})).toEqual({
      from: undefined,
      to: undefined,
      person: undefined,
      action: undefined,
      subject: undefined,
      q: undefined,
    });
  });
});
