import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { classifications, isLowered, isWithin, trashDays } from './classification.ts';
import { expiryOf, goneAt, type RetentionDays } from './expiry.ts';

const kept: RetentionDays = { public: null, internal: null, confidential: null, restricted: null };
const day = (text: string) => new Date(`${text}T12:00:00Z`);
const classification = fc.constantFrom(...classifications);

describe('the end of a document', () => {
  it('is so many days after its upload as its class says, to the minute, also over a change of the clock', () => {
    const days = { ...kept, confidential: 30 };
    expect(expiryOf(day('2026-03-10'), 'confidential', days)).toEqual(day('2026-04-09'));
    expect(expiryOf(day('2026-03-10'), 'internal', days)).toBeNull();
  });

  it('comes after its days in the trash, or with its retention where that is earlier', () => {
    const document = {
      createdAt: day('2026-01-01'),
      deletedAt: day('2026-02-01'),
      classification: 'internal',
    } as const;
    expect(goneAt(document, kept)).toEqual(day('2026-03-03'));
    expect(goneAt(document, { ...kept, internal: 40 })).toEqual(day('2026-02-10'));
    expect(goneAt(document, { ...kept, internal: 400 })).toEqual(day('2026-03-03'));
  });

  it('is never later for what was put into the trash than for what was not', () => {
    const instant = fc.integer({ min: 0, max: 2e12 }).map((milliseconds) => new Date(milliseconds));
    fc.assert(
      fc.property(
        instant,
        fc.nat(1e9),
        classification,
        fc.integer({ min: 1, max: 3_650 }),
        (createdAt, wait, one, days) => {
          const retention = { ...kept, [one]: days };
          const deletedAt = new Date(createdAt.getTime() + wait);
          const gone = goneAt({ createdAt, deletedAt, classification: one }, retention);
          expect(gone.getTime()).toBeLessThanOrEqual(
            expiryOf(createdAt, one, retention)?.getTime() ?? Infinity,
          );
          expect(gone.getTime()).toBeLessThanOrEqual(deletedAt.getTime() + trashDays[one] * 86_400_000);
        },
      ),
    );
  });
});

describe('a class', () => {
  it('is lowered exactly where the document may go where it might not before', () => {
    fc.assert(
      fc.property(classification, classification, (before, after) => {
        const opensMore = classifications.some((limit) => isWithin(after, limit) && !isWithin(before, limit));
        expect(isLowered(before, after)).toBe(opensMore);
      }),
    );
  });
});
