import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quotaExceeded, type Quotas } from './quotas.ts';

const unused = { documentsToday: 0, bytesKept: 0, pagesThisMonth: 0 };
const noLimits: Quotas = { documentsPerDay: null, bytesPerTeam: null, pagesPerMonth: null };
const amount = fc.nat(1_000_000);
const use = fc.record({ documentsToday: amount, bytesKept: amount, pagesThisMonth: amount });
const upload = fc.record({ documents: fc.integer({ min: 1, max: 20 }), bytes: amount });

describe('quotas', () => {
  it('refuse nobody where none is set', () => {
    fc.assert(
      fc.property(use, upload, (used, asked) => {
        expect(quotaExceeded(noLimits, used, asked)).toBeNull();
      }),
    );
  });

  it('let in what reaches a limit exactly, and not one more', () => {
    const quotas = { ...noLimits, documentsPerDay: 10, bytesPerTeam: 1_000 };
    const used = { ...unused, documentsToday: 8, bytesKept: 400 };
    expect(quotaExceeded(quotas, used, { documents: 2, bytes: 600 })).toBeNull();
    expect(quotaExceeded(quotas, used, { documents: 3, bytes: 1 })).toMatchObject({
      code: 'quota_exceeded',
      facts: { quota: 'documentsPerDay', limit: 10, used: 8, asked: 3 },
    });
    expect(quotaExceeded(quotas, used, { documents: 1, bytes: 601 })).toMatchObject({
      code: 'quota_exceeded',
      facts: { quota: 'bytesPerTeam', limit: 1_000, used: 400, asked: 601 },
    });
  });

  it('let documents in as long as a page is left, since nobody knows their pages before they are read', () => {
    const quotas = { ...noLimits, pagesPerMonth: 100 };
    expect(quotaExceeded(quotas, { ...unused, pagesThisMonth: 99 }, { documents: 20, bytes: 1 })).toBeNull();
    expect(
      quotaExceeded(quotas, { ...unused, pagesThisMonth: 100 }, { documents: 1, bytes: 1 }),
    ).toMatchObject({ facts: { quota: 'pagesPerMonth', used: 100 } });
  });

  it('never let in more than what they refused', () => {
    const quotas = fc.record({
      documentsPerDay: fc.option(amount),
      bytesPerTeam: fc.option(amount),
      pagesPerMonth: fc.option(amount),
    });
    fc.assert(
      fc.property(quotas, use, upload, upload, (limits, used, asked, more) => {
        const larger = { documents: asked.documents + more.documents, bytes: asked.bytes + more.bytes };
        if (quotaExceeded(limits, used, asked)) expect(quotaExceeded(limits, used, larger)).not.toBeNull();
      }),
    );
  });
});
