import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createLogger } from './index.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = '';
  write(createLogger({ app: 'test', level: 'info', destination: { write: (line) => void (lines += line) } }));
  return lines;
}

/** What must not be found in a log, and texts in which it may come. */
const canaries = {
  password: [
    'hunter2-canary',
    (it: string) => [{ password: it }, { body: JSON.stringify({ password: it }) }],
  ],
  cookie: [
    'c00kie.canary%2Bvalue',
    (it: string) => [{ headers: { cookie: it } }, `cookie: better-auth.session_token=${it}; Path=/`],
  ],
  key: ['qa_AbCdEfGh12345678', (it: string) => [{ apiKey: it }, `Authorization: Bearer ${it}`, `sent ${it}`]],
  email: ['zoë.müller+x@bank.example', (it: string) => [{ to: it }, `no account of ${it}.`, `<${it}>`]],
  file: ['Salary of Zoë.pdf', (it: string) => [{ fileName: it }, `“${it}” is larger than 50 MB.`]],
  query: [
    'canary-token-7',
    (it: string) => [`GET /reset?token=${it}`, { url: `https://x.example/a/b?q=${it}` }],
  ],
  database: ['s3cret-canary', (it: string) => [`cannot connect to postgresql://app:${it}@db:5432/app`]],
  card: ['4111 1111 1111 1111', (it: string) => [`paid with ${it}`, { text: it.replaceAll(' ', '') }]],
  iban: ['DE89 3704 0044 0532 0130 00', (it: string) => [`to ${it}, now`]],
  ssn: ['078-05-1120', (it: string) => [`SSN ${it}`]],
} satisfies Record<string, [string, (it: string) => (string | object)[]]>;

describe('the log', () => {
  it.each(Object.entries(canaries))('holds no %s', (_what, [canary, places]) => {
    for (const place of places(canary)) {
      const lines = logged((logger) => {
        if (typeof place === 'string') logger.warn(place);
        else logger.warn(place, 'event');
        logger.error({ err: new Error(typeof place === 'string' ? place : JSON.stringify(place)) }, 'failed');
      });
      expect(lines).not.toContain(canary);
      expect(lines).not.toContain(canary.replaceAll(' ', ''));
      for (const line of lines.trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
    }
  });

  it('holds no values of a query that Prisma quotes, and still says what went wrong', () => {
    const quoted =
      '\nInvalid `prisma.user.create()` invocation in\n/a/b.ts:1:2\n\n  data: { city: "Canaryville" }\n\nUnique constraint failed on the fields: (`email`)';
    const error = Object.assign(new Error(quoted), {
      code: 'P2002',
      meta: { city: 'Canaryville' },
      cause: new Error(quoted),
    });
    const lines = logged((logger) => {
      logger.error({ err: error }, 'failed');
      logger.warn({ error: quoted }, 'failed');
    });
    expect(lines).not.toContain('Canaryville');
    expect(lines.match(/Unique constraint failed/g)).toHaveLength(3);
    expect(lines).toContain('"code":"P2002"');
    expect(lines).toContain('create-logger.test');
  });

  it('keeps ids, times, sizes and figures', () => {
    const event = {
      id: '3f2b8c1e-9d4a-4c55-8f0e-1b2c3d4e5f60',
      path: '/api/documents/3f2b8c1e-9d4a-4c55-8f0e-1b2c3d4e5f60',
      bytes: 52_428_800,
      at: 1_764_079_519_123,
      hash: 'a9f8'.repeat(16),
    };
    expect(JSON.parse(logged((logger) => logger.info(event, 'read: 12 pages')))).toMatchObject({
      ...event,
      app: 'test',
      msg: 'read: 12 pages',
    });
  });

  it('is a line of JSON an event, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.object(), (text, object) => {
        const lines = logged((logger) => logger.info({ object, password: text }, text));
        expect(lines.trimEnd().split('\n')).toHaveLength(1);
        expect(JSON.parse(lines)).toMatchObject({ password: '…' });
      }),
    );
  });
});
