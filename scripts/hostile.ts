/**
 * `npm run test:hostile [-- FOLDER] [--only PART-OF-A-NAME] [--keep]`: sends hostile documents through a portal of its
 * own and says whether each ended as it must. FOLDER holds a MANIFEST.json (each file with what must happen to it; see
 * docs/reliability.md), and may hold a filenames.json and a generate.mjs; left out, the files are those that
 * testing/hostile makes. What is found is printed, and written to docs/reliability.md where all files were sent.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isClear, judge, type Judged } from './hostile/judge.ts';
import { readCorpus } from './hostile/manifest.ts';
import { countTrials } from './hostile/network-namespace.ts';
import { watchPeaks } from './hostile/peak-memory.ts';
import { startHostilePortal } from './hostile/portal.ts';
import { describeRun, linesOf, writeSection, type Run } from './hostile/report.ts';
import { drawFirstPage, sendDocument, textOf } from './hostile/send-document.ts';
import { writeOwnCorpus } from '../testing/hostile/corpus.ts';
import { invoiceLines, linesOf as textLines, onePage } from '../testing/hostile/pdf.ts';

const root = path.resolve(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, keep: { type: 'boolean', default: false } },
});

let harmlessSent = 0;
/** Every one has other bytes: the same ones would not be read again. */
const harmless = () => onePage({ content: textLines([...invoiceLines, `Copy ${++harmlessSent}`]) });

const scratch = await mkdtemp(path.join(tmpdir(), 'quantadvisor-hostile-'));
try {
  const given = positionals[0];
  const folder = given === undefined ? path.join(scratch, 'own') : path.resolve(given);
  if (given === undefined) await writeOwnCorpus(folder);
  const run = await runCorpus(folder);
  const title = given === undefined ? 'Made by testing/hostile' : 'Given with the requirements';
  const section = describeRun(title, run);
  process.stdout.write(`\n${section}`);
  if (values.only === undefined) {
    const name = given === undefined ? 'hostile:own' : 'hostile:given';
    await writeSection(path.join(root, 'docs/reliability.md'), name, section);
  }
  process.exitCode = linesOf(run).every(({ holds }) => holds) ? 0 : 1;
} finally {
  if (values.keep) process.stdout.write(`kept: ${scratch}\n`);
  else await rm(scratch, { recursive: true, force: true });
}

async function runCorpus(folder: string): Promise<Run> {
  const { files, names } = readCorpus(folder, scratch);
  const trial = countTrials();
  const portal = await startHostilePortal(path.join(scratch, 'portal'), trial !== undefined);
  const peaks = watchPeaks(portal.pids);
  try {
    if ((await sendDocument(portal, harmless(), 'first.pdf')).outcome !== 'processed')
      throw new Error(`a harmless document was not read:\n${await portal.logs()}`);
    let peakBytes = peaks.take();
    const pictures = { asked: 0, failed: 0 };
    const judged: Judged[] = [];
    for (const file of files) {
      if (values.only !== undefined && !file.name.includes(values.only)) continue;
      const fate = await sendDocument(portal, await readFile(file.path), path.basename(file.name));
      const isProcessed = fate.outcome === 'processed' && fate.id !== undefined;
      const text = isProcessed ? await textOf(portal, fate.id ?? '') : undefined;
      const filePeak = peaks.take();
      const next = await sendDocument(portal, harmless(), 'after.pdf');
      if (isProcessed) {
        pictures.asked++;
        const status = await drawFirstPage(portal, fate.id ?? '');
        if (status !== 200 && (status < 400 || status >= 500)) pictures.failed++;
      }
      peakBytes = Math.max(peakBytes, filePeak, peaks.take());
      const isNextProcessed = next.outcome === 'processed';
      const verdict = judge(file, fate, { text, peakBytes: filePeak, isNextProcessed });
      judged.push(verdict);
      tell(verdict);
    }
    const named = { read: 0, refused: 0, wrong: [] as string[] };
    for (const { name } of values.only === undefined ? names : []) {
      const fate = await sendDocument(portal, harmless(), name);
      if (fate.outcome === 'processed') named.read++;
      else if (fate.outcome === 'rejected' && isClear(fate.sentence)) named.refused++;
      else named.wrong.push(JSON.stringify(name).slice(0, 60));
    }
    const logs = await portal.logs();
    const secrets = files.flatMap(({ pii }) => pii ?? []);
    return {
      files: judged,
      names: named,
      pictures,
      ended: [...portal.ended],
      outgoing: portal.outgoing(),
      trial,
      secrets: {
        watched: secrets.length,
        logged: secrets.filter((secret) => logs.includes(secret)).length,
      },
      peakBytes,
    };
  } finally {
    peaks.stop();
    await portal.stop();
  }
}

function tell({ name, fate, peakBytes, ...verdict }: Judged): void {
  const wrong = Object.entries(verdict).filter(([, value]) => value === false);
  process.stdout.write(
    `${wrong.length === 0 ? 'ok' : '!!'} ${fate.seconds.toFixed(1).padStart(5)} s ${String(Math.round(peakBytes / 2 ** 20)).padStart(5)} MiB ` +
      `${name}: ${fate.outcome} ${fate.code ?? ''} ${wrong.map(([key]) => key).join(' ')}\n`,
  );
}
