import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { limits, type Judged } from './judge.ts';
import type { Outgoing } from './network-namespace.ts';

export interface Run {
  files: Judged[];
  /** Harmless documents under hostile names: read, refused with a sentence, or neither. */
  names: { read: number; refused: number; wrong: string[] };
  /** Of processed documents whose first page was drawn: answers other than an image or a reason. */
  pictures: { asked: number; failed: number };
  ended: readonly string[];
  outgoing: { worker: Outgoing; api: Outgoing } | undefined;
  /** What the counting counted when it was tried; undefined where there was none. */
  trial: Outgoing | undefined;
  /** Texts that no log may hold, and those found in one. */
  secrets: { watched: number; logged: number };
  peakBytes: number;
}

interface Line {
  what: string;
  figure: string;
  limit: string;
  holds: boolean;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;

/** What was found, held against its limits. */
export function linesOf(run: Run): Line[] {
  const { files, names, pictures, outgoing, trial, secrets } = run;
  const share = (values: readonly (boolean | undefined)[], least: number) => {
    const asked = values.filter((value) => value !== undefined);
    const right = asked.filter(Boolean).length;
    const part = asked.length === 0 ? 1 : right / asked.length;
    return { figure: `${right} of ${asked.length} (${percent(part)})`, holds: part >= least };
  };
  const slowest = files.reduce((most, { fate }) => Math.max(most, fate.seconds), 0);
  const sent = outgoing && [outgoing.worker, outgoing.api].flatMap((of) => [of.connections, of.datagrams]);
  return [
    {
      what: 'came to an end',
      limit: 'all',
      ...share(
        files.map(({ fate }) => fate.outcome === 'processed' || fate.outcome === 'rejected'),
        1,
      ),
    },
    {
      what: 'outcome right',
      limit: `≥ ${percent(limits.rightOutcomes)}`,
      ...share(
        files.map((file) => file.isOutcomeRight),
        limits.rightOutcomes,
      ),
    },
    {
      what: 'class of reason right, where one is stated',
      limit: `≥ ${percent(limits.rightReasons)}`,
      ...share(
        files.map((file) => file.isReasonRight),
        limits.rightReasons,
      ),
    },
    {
      what: 'stated texts found',
      limit: 'all',
      ...share(
        files.map((file) => file.isTextFound),
        1,
      ),
    },
    {
      what: 'reason is a sentence for a person',
      limit: 'all',
      ...share(
        files.map((file) => file.isSentenceClear),
        1,
      ),
    },
    {
      what: 'the document after it read as always',
      limit: 'all',
      ...share(
        files.map((file) => file.isNextProcessed),
        1,
      ),
    },
    {
      what: 'worst file, upload to end',
      figure: `${slowest.toFixed(1)} s`,
      limit: `≤ ${limits.seconds} s`,
      holds: files.every((file) => file.isInTime),
    },
    {
      what: 'most memory of one process',
      figure: mebibytes(run.peakBytes),
      limit: `≤ ${mebibytes(limits.residentBytes)}`,
      holds: run.peakBytes <= limits.residentBytes,
    },
    {
      what: 'api or worker ended by itself',
      figure: run.ended.join(', ') || 'never',
      limit: 'never',
      holds: run.ended.length === 0,
    },
    {
      what: 'connections begun and datagrams sent by worker and api',
      figure: sent
        ? `${sent.reduce((sum, count) => sum + count, 0)} (three trials beforehand counted as ${(trial?.connections ?? 0) + (trial?.datagrams ?? 0)})`
        : 'not counted: no network namespaces here',
      limit: 'none',
      holds: sent?.every((count) => count === 0) === true && (trial?.connections ?? 0) > 0,
    },
    {
      what: 'first page drawn, or a reason why not',
      figure: `${pictures.asked - pictures.failed} of ${pictures.asked}`,
      limit: 'all',
      holds: pictures.failed === 0,
    },
    {
      what: 'harmless document under a hostile name read, or refused with a sentence',
      figure: `${names.read} read, ${names.refused} refused${names.wrong.length > 0 ? `; not so ${names.wrong.join(', ')}` : ''}`,
      limit: 'all',
      holds: names.wrong.length === 0,
    },
    {
      what: 'personal data of documents in a log',
      figure: `${secrets.logged} of ${secrets.watched}`,
      limit: 'none',
      holds: secrets.logged === 0,
    },
  ];
}

/** The run as Markdown: the table, what was wrong, and what cost most. */
export function describeRun(title: string, run: Run): string {
  const { files } = run;
  const rejected = new Map<string, number>();
  for (const { fate } of files)
    if (fate.outcome === 'rejected') rejected.set(fate.code ?? '', (rejected.get(fate.code ?? '') ?? 0) + 1);
  const wrong = files.filter((file) =>
    [
      file.isOutcomeRight,
      file.isReasonRight,
      file.isTextFound,
      file.isSentenceClear,
      file.isNextProcessed,
      file.isInTime,
    ].includes(false),
  );
  const row = ({ name, fate, peakBytes }: Judged) =>
    `| ${name} | ${fate.outcome}${fate.code === undefined ? '' : `: ${fate.code}`} | ${fate.seconds.toFixed(1)} s | ${mebibytes(peakBytes)} |`;
  const table = (of: readonly Judged[]) => [
    '| file | ended as | after | most memory |',
    '|---|---|---|---|',
    ...of.map(row),
  ];
  const most = (by: (file: Judged) => number) => [...files].sort((a, b) => by(b) - by(a)).slice(0, 5);
  const costly = [...new Set([...most((file) => file.fate.seconds), ...most((file) => file.peakBytes)])];
  const processed = files.filter(({ fate }) => fate.outcome === 'processed').length;
  return [
    `### ${title}`,
    '',
    `${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.versions.node}; load of the machine ${loadavg()[0]?.toFixed(1)} at the end. ` +
      `${files.length} files: ${processed} read; refused: ${[...rejected].map(([code, count]) => `${code} ${count}`).join(', ')}.`,
    '',
    '| what | found | limit | holds |',
    '|---|---|---|---|',
    ...linesOf(run).map(
      ({ what, figure, limit, holds }) => `| ${what} | ${figure} | ${limit} | ${holds ? 'yes' : '**no**'} |`,
    ),
    '',
    ...(wrong.length > 0 ? ['Not as stated:', '', ...table(wrong), ''] : []),
    'What cost most time, and most memory:',
    '',
    ...table(costly),
    '',
  ].join('\n');
}

/** Puts a section between its markers in a Markdown file; the markers are made at its end where they are missing. */
export async function writeSection(file: string, name: string, section: string): Promise<void> {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = await readFile(file, 'utf8').catch(() => '# Reliability\n');
  const marked = `${begin}\n\n${section}\n${end}`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  const next =
    from >= 0 && to > from
      ? text.slice(0, from) + marked + text.slice(to + end.length)
      : `${text.trimEnd()}\n\n${marked}\n`;
  await writeFile(file, next);
}
