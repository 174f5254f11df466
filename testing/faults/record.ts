import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import type { FaultFigures } from './figures.ts';

/** Notes a figure of the fault, as a person reads it: `slowest /health: 48 ms`. */
type Note = (figure: string) => void;

/**
 * A test that does one fault to the portal. Where the run keeps a record (`npm run test:faults`), the figures that it
 * noted and whether it passed go into the table of docs/reliability.md; `order` is its place there.
 */
export function fault(
  about: Pick<FaultFigures, 'order' | 'fault' | 'limit'> & { timeoutMinutes?: number },
  run: (note: Note) => Promise<void>,
): void {
  const minutes = about.timeoutMinutes ?? 5;
  it(
    about.fault,
    async () => {
      const figures: string[] = [];
      let passed = false;
      try {
        await run((figure) => figures.push(figure));
        passed = true;
      } finally {
        const { order, fault: name, limit } = about;
        keep({ order, fault: name, limit, measured: figures.join(' · '), passed });
      }
    },
    minutes * 60_000,
  );
}

/**
 * Expects a time to be within its limit, where the run keeps a record; elsewhere it is a figure only: `npm test` runs
 * beside whatever the machine does.
 */
export function expectWithin(seconds: number, limit: number): void {
  if (process.env['FAULTS_RECORD'] !== undefined) expect(seconds).toBeLessThanOrEqual(limit);
}

function keep(figures: FaultFigures): void {
  const folder = process.env['FAULTS_RECORD'];
  if (folder === undefined) return;
  appendFileSync(path.join(folder, 'figures.jsonl'), `${JSON.stringify(figures)}\n`);
}
