/**
 * Time and memory of a page by its kind, beside other programs on the same pages in the same run. Pages are those of
 * the corpus where it stands beside the project, else the fixtures. The programs are Debian's poppler-utils,
 * tesseract-ocr and ocrmypdf; what is not installed is left out and said to be.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDocumentReader } from '@gemmavision/documents-io';
import type { Measurement } from './measurement.ts';

const root = path.resolve(import.meta.dirname, '../..');
const corpus = path.resolve(root, '../shared/corpus');

/** Every kind of page once: digital, scanned, photographed. */
export async function measureReading(): Promise<Measurement[]> {
  const digital = filesOf('tables/pdf', /\.pdf$/, ['10-k.pdf', '10-q-table.pdf', 'invoice.pdf']);
  const scans = filesOf('kie/pages', /clean\.jpg$/, ['page-scan.png']);
  const receipts = filesOf('kie/receipts', /\.jpg$/, ['receipt.jpg']).slice(0, 12);
  return [
    await measureDigital(digital),
    await measureImages('Scanned page (200 dpi, clean)', scans, 1),
    await measureImages('Scanned page (200 dpi, clean)', scans, 2),
    await measureImages('Photographed receipt', receipts, 1),
  ];
}

async function measureDigital(files: readonly string[]): Promise<Measurement> {
  const { pages, seconds, peakBytes } = await readAll(files, 1);
  const rate = (took: number) => `${(pages / took).toFixed(1)} pages/s`;
  const pdfjsAlone = path.join(import.meta.dirname, 'pdfjs-alone.ts');
  const alone = Number(run(process.execPath, [...process.execArgv, pdfjsAlone, ...files]));
  const references = [`pdf.js alone, text and operators: ${rate(alone)}`];
  if (isOnPath('pdftotext')) {
    const took = timeOf(() => files.forEach((file) => run('pdftotext', ['-bbox-layout', file, '/dev/null'])));
    references.push(`pdftotext -bbox-layout: ${rate(took)}`);
  } else references.push('pdftotext is not installed');
  return {
    what: `Digital page: text, tables, key information, one process (${pages} pages of ${files.length} files)`,
    figure: `${rate(seconds)}, peak ${megabytes(peakBytes)}`,
    reference: references.join('; '),
  };
}

async function measureImages(kind: string, files: readonly string[], children: number): Promise<Measurement> {
  const { pages, seconds, peakBytes } = await readAll(files, children);
  const rate = (took: number) => `${(pages / took).toFixed(2)} pages/s`;
  const references: string[] = [];
  if (isOnPath('tesseract'))
    references.push(
      `tesseract --psm 4, ${children} of one thread: ${rate(await tesseract(files, children))}`,
    );
  else references.push('tesseract is not installed');
  if (children === 2)
    references.push(
      isOnPath('ocrmypdf') ? `ocrmypdf --jobs 2: ${rate(ocrmypdf(files))}` : 'ocrmypdf is not installed',
    );
  return {
    what: `${kind}: OCR, tables, key information, ${children === 1 ? 'one process' : `${children} processes`} (${pages} pages)`,
    figure: `${rate(seconds)}, peak ${megabytes(peakBytes)} a process`,
    reference: references.join('; '),
  };
}

/** Reads all files after one to warm up each process. */
async function readAll(files: readonly string[], children: number) {
  const reader = createDocumentReader({ children });
  const read = async (file: string) => {
    const outcome = await reader.read({ path: file, fileName: path.basename(file) });
    if (!outcome.ok) throw new Error(`${file}: ${outcome.reason.message}`);
    return outcome.result.pages.length;
  };
  try {
    await Promise.all(Array.from({ length: children }, () => read(files[0]!)));
    const start = performance.now();
    const pages = await Promise.all(files.map(read));
    const seconds = (performance.now() - start) / 1000;
    return { pages: pages.reduce((sum, of) => sum + of, 0), seconds, peakBytes: peakOfChildren() };
  } finally {
    await reader.close();
  }
}

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

/** The most memory that any process which this one started has held, in bytes. */
function peakOfChildren(): number {
  const pids = readdirSync('/proc/self/task').flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'latin1').split(' ').filter(Boolean),
  );
  const peaks = pids.map((pid) =>
    Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0),
  );
  return Math.max(0, ...peaks) * 1024;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
