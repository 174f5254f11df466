/**
 * Pages a second of the whole pipeline (claim, reading in a child process, rows in a real database), beside other
 * programs on the same pages in the same run: a reference runs before and after what is held against it, and its mean
 * counts. Pages are those of the corpus where it stands beside the project, else the fixtures. The programs are
 * Debian's poppler-utils, tesseract-ocr and ocrmypdf; what is not installed is left out and said to be.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Measurement } from './measurement.ts';
import { startReadingPortal, type ReadingPortal } from './reading-portal.ts';

const root = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(root, '../shared/corpus');
/** Enough for the noise of a single page to be small, and for all to end in ten minutes. */
const scanCount = 8;

/** Digital pages and scans, with one worker and with two. */
export async function measureReading(): Promise<Measurement[]> {
  const digital = filesOf('tables/pdf', /\.pdf$/, ['10-k.pdf', '10-q-table.pdf', 'invoice.pdf']);
  const scans = filesOf('kie/pages', /clean\.jpg$/, ['page-scan.png']).slice(0, scanCount);
  const portal = await startReadingPortal();
  try {
    return [...(await measureDigital(portal, digital)), ...(await measureScans(portal, scans))];
  } finally {
    await portal.stop();
  }
}

async function measureDigital(portal: ReadingPortal, files: readonly string[]): Promise<Measurement[]> {
  const pdfjsAlone = () => {
    const program = path.join(import.meta.dirname, 'pdfjs-alone.ts');
    const { pages, seconds } = JSON.parse(
      run(process.execPath, [...process.execArgv, program, ...files]),
    ) as { pages: number; seconds: number };
    return { pages, rate: pages / seconds };
  };
  const before = pdfjsAlone();
  const one = await portal.read(files, { workers: 1, engine: 'auto' });
  const after = pdfjsAlone();
  const two = await portal.read(files, { workers: 2, engine: 'auto' });
  const alone = (before.rate + after.rate) / 2;
  const { pages } = before;
  const pdftotext = isOnPath('pdftotext')
    ? pages / timeOf(() => files.forEach((file) => run('pdftotext', ['-bbox-layout', file, '/dev/null'])))
    : undefined;
  return [
    {
      what: `Digital PDF, whole pipeline, one worker, database writes included (${pages} pages of ${files.length} files)`,
      figure: `${perSecond(one.pagesPerSecond)}, ${times(one.pagesPerSecond, alone)} pdf.js alone; reading process ${megabytes(one.peakBytes)}`,
      reference: `pdf.js alone, text and operators: ${perSecond(alone)}; ${
        pdftotext === undefined
          ? 'pdftotext is not installed'
          : `pdftotext -bbox-layout: ${perSecond(pdftotext)}`
      }; limit: 0.6 × pdf.js alone`,
    },
    {
      what: '… two workers',
      figure: `${perSecond(two.pagesPerSecond)}, ${times(two.pagesPerSecond, one.pagesPerSecond)} one worker`,
      reference: 'limit: 1.8 × one worker',
    },
  ];
}

async function measureScans(portal: ReadingPortal, files: readonly string[]): Promise<Measurement[]> {
  const hasTesseract = isOnPath('tesseract');
  const reference = async (atATime: number) =>
    hasTesseract ? files.length / (await tesseract(files, atATime)) : undefined;
  const before = await reference(1);
  const wasm = await portal.read(files, { workers: 1, engine: 'tesseract.js' });
  const between = await reference(1);
  const rows: Measurement[] = [
    scanRow('tesseract.js, one worker', files.length, wasm.pagesPerSecond, meanOf(before, between), 0.7),
  ];
  const wasmTwice = await portal.read(files, { workers: 2, engine: 'tesseract.js' });
  rows.push({
    what: '… tesseract.js, two workers',
    figure: `${perMinute(wasmTwice.pagesPerSecond)}, ${times(wasmTwice.pagesPerSecond, wasm.pagesPerSecond)} one worker`,
    reference: 'limit: 1.8 × one worker',
  });
  if (!hasTesseract) return rows;
  const native = await portal.read(files, { workers: 1, engine: 'tesseract' });
  const after = await reference(1);
  const nativeTwice = await portal.read(files, { workers: 2, engine: 'tesseract' });
  const other = isOnPath('ocrmypdf') ? files.length / ocrmypdf(files) : undefined;
  return [
    ...rows,
    scanRow('native engine, one worker', files.length, native.pagesPerSecond, meanOf(between, after), 0.95),
    {
      what: '… native engine, two workers',
      figure: `${perMinute(nativeTwice.pagesPerSecond)}, ${times(nativeTwice.pagesPerSecond, native.pagesPerSecond)} one worker${
        other === undefined ? '' : `, ${times(nativeTwice.pagesPerSecond, other)} ocrmypdf`
      }`,
      reference: `${
        other === undefined ? 'ocrmypdf is not installed' : `ocrmypdf --jobs 2: ${perMinute(other)}`
      }; limits: 1.8 × one worker, 1 × ocrmypdf`,
    },
    {
      what: '… memory of tesseract.js: a reading process with it, less one whose engine is another program',
      figure: `${megabytes(wasm.peakBytes - native.peakBytes)} (${megabytes(wasm.peakBytes)} and ${megabytes(native.peakBytes)})`,
      reference: 'limit: 250 MB',
    },
  ];
}

function scanRow(
  engine: string,
  pages: number,
  ours: number,
  reference: number | undefined,
  limit: number,
): Measurement {
  return {
    what: `Scanned page (200 dpi, clean), whole pipeline, ${engine} (${pages} pages)`,
    figure: `${perMinute(ours)}${reference === undefined ? '' : `, ${times(ours, reference)} native tesseract`}`,
    reference:
      reference === undefined
        ? 'tesseract is not installed'
        : `tesseract --psm 4 of one thread: ${perMinute(reference)}; limit: ${limit} × it`,
  };
}

const perSecond = (rate: number) => `${rate.toFixed(1)} pages/s`;
const perMinute = (rate: number) => `${(rate * 60).toFixed(1)} pages/min`;
const times = (ours: number, theirs: number) => `${(ours / theirs).toFixed(2)} ×`;
const meanOf = (one: number | undefined, other: number | undefined) =>
  one === undefined || other === undefined ? undefined : (one + other) / 2;
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** Native Tesseract as people run it: that many at a time, one thread each. */
async function tesseract(files: readonly string[], atATime: number): Promise<number> {
  const waiting = [...files];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
        const program = spawn('tesseract', [file, '-', '--psm', '4'], { env, stdio: 'ignore' });
        const [status] = await once(program, 'exit');
        if (status !== 0) throw new Error(`tesseract ended with status ${status} on ${file}`);
      }
    }),
  );
  return (performance.now() - start) / 1000;
}

/** One PDF of all pictures, made beforehand: that it wants a PDF is not its time. */
function ocrmypdf(files: readonly string[]): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'quantadvisor-bench-'));
  try {
    const scan = path.join(folder, 'scan.pdf');
    const join = 'import img2pdf, sys; open(sys.argv[1], "wb").write(img2pdf.convert(sys.argv[2:]))';
    run('/usr/bin/python3', ['-c', join, scan, ...files]);
    const ocr = ['--jobs', '2', '--optimize', '0', '--output-type', 'pdf', '--quiet', scan];
    return timeOf(() => run('ocrmypdf', [...ocr, path.join(folder, 'read.pdf')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesOf(folder: string, ending: RegExp, fixtures: readonly string[]): string[] {
  const inCorpus = path.join(corpus, folder);
  if (!existsSync(inCorpus)) return fixtures.map((name) => path.join(root, 'fixtures', name));
  const names = readdirSync(inCorpus).filter((name) => ending.test(name));
  return names.sort().map((name) => path.join(inCorpus, name));
}

function isOnPath(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

/** Runs a program to its end; says what it printed, and throws where it failed: a failure is fast. */
function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with status ${status}: ${stderr}`);
  return stdout;
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
