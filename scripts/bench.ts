/**
 * `npm run bench`: how fast this machine is, each figure beside a reference measured in the same run, or a limit.
 * `npm run bench -- queue api` measures these sections only; what bench/results.md says of the others stays. The
 * machine should be otherwise quiet.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { measureApi } from './bench/api.ts';
import { measureInBrowser } from './bench/browser.ts';
import type { Measurement } from './bench/measurement.ts';
import { measureMemoryModel } from './bench/memory-model.ts';
import { measureQueue } from './bench/queue.ts';
import { measureReading } from './bench/reading.ts';

const root = path.resolve(import.meta.dirname, '..');
const sections: Record<string, () => Promise<Measurement[]>> = {
  reading: measureReading,
  queue: measureQueue,
  'memory-model': measureMemoryModel,
  api: measureApi,
  browser: measureInBrowser,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}. Known are ${Object.keys(sections).join(', ')}.`);
  process.exitCode = 1;
} else {
  for (const [name, measure] of Object.entries(sections))
    if (wanted.length === 0 || wanted.includes(name)) await writeSection(name, await measure());
}

/** Puts a section into bench/results.md, in place of an older one of its name. */
async function writeSection(name: string, measurements: Measurement[]): Promise<void> {
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;
  const section = [
    `## ${name}`,
    '',
    `${new Date().toISOString().slice(0, 10)} (${machine}); what else the machine did: load ${loadavg()[0]?.toFixed(1)} at the end.`,
    '',
    '| what | measured | reference, same run, or limit |',
    '|---|---|---|',
    ...measurements.map(({ what, figure, reference }) => `| ${what} | ${figure} | ${reference} |`),
    '',
  ].join('\n');
  console.log(section);
  const file = path.join(root, 'bench/results.md');
  const older = (await readFile(file, 'utf8')).split(/^(?=## )/m).slice(1);
  const named = new Map(older.map((text) => [/^## (\S+)/.exec(text)?.[1] ?? '', `${text.trimEnd()}\n`]));
  named.set(name, section);
  const head =
    '# Benchmark results\n\nPrinted by `npm run bench -- NAME…`; medians where something ran several times.\n';
  const kept = Object.keys(sections).flatMap((known) => named.get(known) ?? []);
  await writeFile(file, [head, ...kept].join('\n'));
}
