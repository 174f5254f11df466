import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { extractionResultSchema } from '@gemmavision/domain/documents';
import { programArguments } from '../../../../testing/program-arguments.ts';

jest.setTimeout(240_000);

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const fixture = (name: string) => path.join(root, 'fixtures', name);

interface Run {
  status: number;
  output: string;
  messages: string;
}

function quantadvisor(...args: string[]): Promise<Run> {
  const node = programArguments('cli');
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...node, ...args],
      { cwd: root, maxBuffer: 1e8 },
      (_error, output, messages) => resolve({ status: child.exitCode ?? -1, output, messages }),
    );
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'extract-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('quantadvisor extract', () => {
  it('prints a line of JSON for each file, in their order, and nothing else', async () => {
    const broken = path.join(folder, 'broken.pdf');
    await writeFile(broken, '%PDF-1.7\n');
    const run = await quantadvisor('extract', fixture('10-q-table.pdf'), broken, fixture('invoice.pdf'));
    const lines = run.output.trimEnd().split('\n');
    const values = lines.map((line): unknown => JSON.parse(line));
    expect(values).toHaveLength(3);
    expect(extractionResultSchema.parse(values[0]).file).toBe('10-q-table.pdf');
    expect(values[1]).toEqual({
      file: 'broken.pdf',
      error: { code: 'corrupt', message: expect.stringMatching(/damaged.*\.$/) },
    });
    expect(extractionResultSchema.parse(values[2]).pages[0]?.text).toContain('Rechnung');
    expect(run.status).toBe(3);
    expect(run.messages).toContain('broken.pdf: The file is damaged');
  });

  it('writes one file for each with --out, named after the whole name, and the drawings when asked', async () => {
    const out = path.join(folder, 'out');
    const run = await quantadvisor('extract', fixture('10-q-table.pdf'), '--out', out, '--debug-svg');
    expect(run).toMatchObject({ status: 0, output: '' });
    expect((await readdir(out)).sort()).toEqual(['10-q-table.pdf.json', '10-q-table.pdf.p1.svg']);
    const written: unknown = JSON.parse(await readFile(path.join(out, '10-q-table.pdf.json'), 'utf8'));
    expect(extractionResultSchema.safeParse(written).error).toBeUndefined();
  });

  it('reads the others when a file is not there', async () => {
    const run = await quantadvisor('extract', 'no-such-file.pdf', 'fixtures', fixture('10-q-table.pdf'));
    const values = run.output
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(values).toMatchObject([
      { file: 'no-such-file.pdf', error: { message: 'There is no file no-such-file.pdf. Check the path.' } },
      { file: 'fixtures', error: { message: expect.stringMatching(/^fixtures is not a file/) } },
      { file: '10-q-table.pdf', pages: [{ page: 1 }] },
    ]);
    expect(run.status).toBe(3);
  });

  it.each([
    [[], /missing required argument/],
    [['fixtures/10-k.pdf', '--engine', 'magic'], /Allowed choices are tesseract\.js, tesseract/],
    [['fixtures/10-k.pdf', '--page-segmentation', '5'], /Give one of 3, 4, 6, 11/],
    [['fixtures/10-k.pdf', 'fixtures/10-k.pdf', '--out', 'x'], /would overwrite/],
    [['fixtures/10-k.pdf', '--debug-svg'], /needs --out/],
  ])('ends with 1 and says what is wrong with %j', async (args, message) => {
    const run = await quantadvisor('extract', ...args);
    expect(run).toMatchObject({ status: 1, output: '' });
    expect(run.messages).toMatch(message);
  });
});
