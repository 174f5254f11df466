import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bodyToSend,
  deliveryFailureCodes,
  maskedUrl,
  pauseBeforeRetry,
  subjectOf,
  webhookBodySchema,
  type FailedAttempt,
} from './index.ts';

const hour = 3_600_000;

/** The pauses until nothing more is tried. */
function pausesOf(failed: Omit<FailedAttempt, 'attempts'>, chance = 0.5): number[] {
  const pauses: number[] = [];
  for (;;) {
    const pause = pauseBeforeRetry({ ...failed, attempts: pauses.length + 1 }, chance);
    if (pause === null) return pauses;
    pauses.push(pause);
  }
}
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

describe('retries', () => {
  it('of an address that is down spread over most of a day, further and further apart', () => {
    const pauses = pausesOf({ event: 'document.ended', code: 'unreachable' });
    expect(pauses[0]).toBe(10_000);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(sum(pauses)).toBeGreaterThan(18 * hour);
    expect(sum(pauses)).toBeLessThan(26 * hour);
  });

  it.each([
    ['bad_status', 404],
    ['bad_status', 401],
    ['redirect', 302],
    ['refused_address', undefined],
  ] as const)('of what would go wrong again (%s %s) end after about an hour', (code, status) => {
    const pauses = pausesOf({ event: 'batch.ended', code, status });
    expect(pauses.length).toBeGreaterThan(3);
    expect(sum(pauses)).toBeLessThan(2 * hour);
  });

  it.each([408, 429, 500, 503])('of status %s are as many as of an address that is down', (status) => {
    const code = status === 429 ? 'rate_limited' : 'bad_status';
    expect(pausesOf({ event: 'document.ended', code, status })).toHaveLength(10);
  });

  it('there are none of a test, and none of what is gone', () => {
    expect(pausesOf({ event: 'webhook.test', code: 'timeout' })).toEqual([]);
    expect(pausesOf({ event: 'document.ended', code: 'bad_status', status: 410 })).toEqual([]);
  });

  it('never come before the moment that the address asked for, nor together', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...deliveryFailureCodes),
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: hour }),
        (code, attempts, chance, retryAfterMilliseconds) => {
          const failed = { event: 'document.ended', code, attempts } as const;
          const pause = pauseBeforeRetry({ ...failed, retryAfterMilliseconds }, chance) ?? Infinity;
          expect(pause).toBeGreaterThanOrEqual(retryAfterMilliseconds);
          const usual = pauseBeforeRetry(failed, 0.5) ?? 0;
          const spread = pauseBeforeRetry(failed, chance) ?? 0;
          expect(Math.abs(spread - usual)).toBeLessThanOrEqual(0.2 * usual + 1);
        },
      ),
    );
  });
});

describe('a body', () => {
  const kept = JSON.stringify({
    type: 'batch.ended',
    timestamp: '2026-01-31T09:30:00.000Z',
    data: {
      batchId: 'b-1',
      state: 'ended',
      documents: 3,
      byStatus: { DONE: 2, FAILED: 0, REJECTED: 1, CANCELLED: 0 },
      refused: 0,
    },
  });

  it('gets its links below the address of the portal, and is the same each time', () => {
    const body = bodyToSend(kept, 'https://quant.example.org/');
    expect(bodyToSend(kept, 'https://quant.example.org/')).toBe(body);
    const { links } = webhookBodySchema.parse(JSON.parse(body));
    expect(links.api).toBe('https://quant.example.org/api/batches/b-1');
    expect(subjectOf(kept)).toBe('b-1');
  });

  it('holds nothing that is not named', () => {
    const { data, ...rest } = JSON.parse(kept) as { data: object };
    const more = JSON.stringify({ ...rest, data: { ...data, name: 'Takeover of Northwind' } });
    expect(() => bodyToSend(more, 'https://quant.example.org')).toThrow();
  });
});

describe('an address as it is shown', () => {
  it('keeps the names of its query and none of the values', () => {
    expect(maskedUrl('https://hooks.example.com:8443/a/b?key=s3cret&team=7&flag')).toBe(
      'https://hooks.example.com:8443/a/b?key=…&team=…&flag=…',
    );
    expect(maskedUrl('https://hooks.example.com/a')).toBe('https://hooks.example.com/a');
  });

  it('never shows user, password or fragment', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9]{12,20}$/), (secret) => {
        for (const url of [
          `https://${secret}:${secret}@example.com/`,
          `https://example.com/?k=${secret}`,
          `https://example.com/#${secret}`,
        ])
          expect(maskedUrl(url)).not.toContain(secret);
      }),
    );
  });
});
