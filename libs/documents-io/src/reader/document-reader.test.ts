import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { extractionResultSchema, type ExtractionResult } from '@gemmavision/domain/documents';
import { createDocumentReader, type DocumentReader, type ReadOutcome } from './document-reader.ts';

// Real processes and real OCR on a machine that may be busy with other tests.
jest.setTimeout(240_000);

const fixture = (name: string) => fileURLToPath(new URL(`../../../../fixtures/${name}`, import.meta.url));

let folder: string;
let reader: DocumentReader;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reader-test-'));
  reader = createDocumentReader({ children: 1, ocrThreads: 1 });
});
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

async function fileOf(name: string, content: Buffer | string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

function resultOf(outcome: ReadOutcome): ExtractionResult {
  if (!outcome.ok) throw new Error(outcome.reason.message);
  return outcome.result;
}

/** A PDF of these objects, the first of which is the catalogue. */
function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, body] of objects.entries()) {
    offsets.push(length);
    const object = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(body),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(object);
    length += object.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}` +
        `trailer << /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function streamOf(content: string | Buffer, entries = ''): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

function onePage(content: Buffer, resources = '', more: readonly (string | Buffer)[] = []): Buffer[] {
  return [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << ${resources} /Font << /F1 5 0 R >> >> >>`,
    content,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...more,
  ].map((object) => Buffer.from(object));
}

const invoice = 'BT /F1 12 Tf 72 700 Td (Invoice 4711) Tj 0 -20 Td (Total due: USD 1,234.56) Tj ET';

/** Ten forms, each of which draws the next one ten times: 10¹⁰ paintings in a few hundred bytes. */
function endlessPdf(): Buffer {
  const forms = Array.from({ length: 10 }, (_, level) =>
    streamOf(
      level === 9 ? '0 0 1 1 re f' : '/X Do '.repeat(10),
      `/Type /XObject /Subtype /Form /BBox [0 0 600 700] /Resources << /XObject << /X ${7 + level} 0 R >> >>`,
    ),
  );
  return pdfOf(onePage(streamOf('/X Do'), '/XObject << /X 6 0 R >>', forms));
}

describe('reading documents', () => {
  it('finds the words of a text layer, each with its box inside the page', async () => {
    const stages = new Set<string>();
    const outcome = await reader.read({ path: fixture('10-k.pdf'), fileName: '10-k.pdf' }, ({ stage }) =>
      stages.add(stage),
    );
    const result = resultOf(outcome);
    expect(extractionResultSchema.safeParse(result).error).toBeUndefined();
    expect(result).toMatchObject({ file: '10-k.pdf', mediaType: 'application/pdf' });
    expect(result.pages).toHaveLength(4);
    expect(result.pages[0]?.text).toContain('Costco Wholesale Corporation');
    for (const page of result.pages) {
      expect(page.source).toBe('text-layer');
      for (const { bbox } of page.words) {
        expect(bbox[0]).toBeLessThan(bbox[2]);
        expect(bbox[1]).toBeLessThan(bbox[3]);
        expect(Math.min(...bbox)).toBeGreaterThanOrEqual(0);
        expect(bbox[2]).toBeLessThanOrEqual(page.width);
        expect(bbox[3]).toBeLessThanOrEqual(page.height);
      }
    }
    expect([...stages]).toEqual(['opening', 'reading', 'understanding']);
  });

  it('reads a scan by OCR and gives its boxes in pixels', async () => {
    const result = resultOf(await reader.read({ path: fixture('page-scan.png'), fileName: 'page-scan.png' }));
    const [page] = result.pages;
    expect(page).toMatchObject({ source: 'ocr', engine: 'tesseract.js', width: 1700, height: 2200 });
    expect(page?.text).toContain('CONSOLIDATED STATEMENTS OF INCOME');
    expect(page?.text).toContain('195,929');
    expect(page?.confidence).toBeGreaterThan(0.85);
  });

  it('reads a photograph upright when EXIF says how it was held', async () => {
    const upright = sharp(fixture('page-scan.png')).extract({ left: 0, top: 0, width: 1700, height: 1100 });
    const held = await sharp(await upright.rotate(270).toBuffer())
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const file = await fileOf('held.jpg', held);
    const [page] = resultOf(await reader.read({ path: file, fileName: 'held.jpg' })).pages;
    expect(page).toMatchObject({ width: 1700, height: 1100 });
    expect(page?.text).toContain('COSTCO WHOLESALE CORPORATION');
  });

  it('turns a page that lies on its side, and draws it the same way', async () => {
    const part = sharp(fixture('page-scan.png')).extract({ left: 0, top: 0, width: 1700, height: 1100 });
    const file = await fileOf('side.png', await part.rotate(90).png().toBuffer());
    const [page] = resultOf(await reader.read({ path: file, fileName: 'side.png' })).pages;
    expect(page).toMatchObject({ width: 1700, height: 1100 });
    expect(page?.text).toContain('COSTCO WHOLESALE CORPORATION');
    expect(await reader.drawPage({ path: file, page: 1, dpi: 100 })).toMatchObject({
      ok: true,
      width: 1700,
      height: 1100,
    });
  });

  it.each([180, 4, -3])('reads a page that was put in turned by %d degrees', async (angle) => {
    const part = sharp(fixture('page-scan.png')).extract({ left: 0, top: 100, width: 1700, height: 700 });
    const turned = part.rotate(angle, { background: '#ffffff' });
    const file = await fileOf(`turned-${angle}.png`, await turned.png().toBuffer());
    const [page] = resultOf(await reader.read({ path: file, fileName: 'turned.png' })).pages;
    expect(page?.text).toContain('COSTCO WHOLESALE CORPORATION');
    expect(page?.text).toContain('195,929');
    const amount = page?.words.find(({ text }) => text.includes('195,929'));
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = amount?.bbox ?? [];
    expect(x1 - x0).toBeGreaterThan(y1 - y0);
    expect([x0 >= 0, y0 >= 0, x1 <= (page?.width ?? 0), y1 <= (page?.height ?? 0)]).not.toContain(false);
  });

  it('draws a page of a PDF, and says which pages there are when asked for another', async () => {
    const drawn = await reader.drawPage({ path: fixture('10-k.pdf'), page: 2, dpi: 72 });
    if (!drawn.ok) throw new Error(drawn.reason.message);
    expect(drawn).toMatchObject({ width: 612, height: 792 });
    expect(await sharp(drawn.png).metadata()).toMatchObject({ format: 'png', width: 612, height: 792 });
    const missing = await reader.drawPage({ path: fixture('10-k.pdf'), page: 9, dpi: 72 });
    expect(missing).toMatchObject({ ok: false, reason: { message: expect.stringContaining('4 pages') } });
  });

  it('recognises one page from its picture though it has a text layer, and says what it took', async () => {
    const page = { path: fixture('invoice.pdf'), page: 1, engine: 'tesseract.js' } as const;
    const read = await reader.readPage(page);
    if (!read.ok) throw new Error(read.reason.message);
    expect(read.text.source).toBe('ocr');
    expect(read.text.engine).toBe('tesseract.js');
    expect(read.text.text).toContain('471102 vom 05.03.2018');
    expect(read.milliseconds).toBeGreaterThan(0);
    const missing = await reader.readPage({ ...page, page: 9 });
    expect(missing).toMatchObject({ ok: false, reason: { message: expect.stringContaining('no page 9') } });
  });

  it('recognises a picture by itself as it does in a document', async () => {
    const file = fixture('page-scan.png');
    const alone = await reader.readPage({ path: file, page: 1, engine: 'tesseract.js' });
    if (!alone.ok) throw new Error(alone.reason.message);
    const [page] = resultOf(
      await reader.read({ path: file, fileName: 'page-scan.png', engine: 'tesseract.js' }),
    ).pages;
    expect(alone.text.text).toBe(page?.text);
  });

  it('explains in SVG what it saw', async () => {
    const outcome = await reader.read({
      path: fixture('10-q-table.pdf'),
      fileName: '10-q-table.pdf',
      explain: true,
    });
    expect(outcome).toMatchObject({ ok: true, drawings: [expect.stringMatching(/^<svg [\s\S]*<\/svg>\n$/)] });
  });
});

describe('documents that cannot be read', () => {
  it.each<[string, string, Buffer | string]>([
    ['empty', 'empty.pdf', ''],
    ['corrupt', 'header.pdf', '%PDF-1.7\n'],
    [
      'corrupt',
      'noise.pdf',
      Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * index * 7919) % 251)),
    ],
    ['unsupported_type', 'page.png', '<!doctype html><script>alert(1)</script>'],
    ['unsupported_type', 'drawing.png', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    [
      'encrypted',
      'locked.pdf',
      pdfOf(
        onePage(streamOf(invoice)),
        `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> /ID [<01> <01>]`,
      ),
    ],
    [
      'too_large',
      'bomb.pdf',
      pdfOf(
        onePage(
          streamOf(
            deflateSync(deflateSync(Buffer.alloc(450 * 2 ** 20, 32))),
            '/Filter [/FlateDecode /FlateDecode]',
          ),
        ),
      ),
    ],
  ])('says %s of %s', async (code, fileName, content) => {
    const outcome = await reader.read({ path: await fileOf(fileName, content), fileName });
    expect(outcome).toMatchObject({ ok: false, reason: { code } });
    if (!outcome.ok) expect(outcome.reason.message).toMatch(/^[A-Z].*\.$/);
  });

  it('refuses a picture whose header claims more pixels than allowed before decoding any', async () => {
    const header = Buffer.alloc(33);
    header.write('\x89PNG\r\n\x1a\n', 'latin1');
    header.writeUInt32BE(13, 8);
    header.write('IHDR', 12);
    header.writeUInt32BE(50_000, 16);
    header.writeUInt32BE(50_000, 20);
    const outcome = await reader.read({ path: await fileOf('huge.png', header), fileName: 'huge.png' });
    expect(outcome).toMatchObject({ ok: false, reason: { code: 'too_large' } });
  });

  it('refuses more pages than allowed', async () => {
    const strict = createDocumentReader({ children: 1, limits: { maxPages: 3 } });
    const outcome = await strict.read({ path: fixture('10-k.pdf'), fileName: '10-k.pdf' });
    await strict.close();
    expect(outcome).toMatchObject({ ok: false, reason: { code: 'too_many_pages' } });
  });
});

describe('documents that end their process', () => {
  it('stops one that hangs, and reads the next one', async () => {
    const impatient = createDocumentReader({ children: 1, limits: { stallMilliseconds: 2000 } });
    const endless = await fileOf('endless.pdf', endlessPdf());
    const good = await fileOf('good.pdf', pdfOf(onePage(streamOf(invoice))));
    expect(await impatient.read({ path: endless, fileName: 'endless.pdf' })).toMatchObject({
      ok: false,
      reason: { code: 'timeout' },
    });
    await impatient.close();
    expect(resultOf(await reader.read({ path: good, fileName: 'good.pdf' })).pages[0]?.text).toContain(
      'Invoice 4711',
    );
  });

  it('stops one that needs too much memory, and reads the next one with another process', async () => {
    const small = createDocumentReader({ children: 1, limits: { maxResidentBytes: 700 * 2 ** 20 } });
    // A picture of 81 million pixels: they take 4 bytes each once it is drawn, and it is not the only copy of them.
    const side = 9000;
    const entries = `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /ColorSpace /DeviceGray /BitsPerComponent 8`;
    const picture = streamOf(deflateSync(Buffer.alloc(side * side, 0xcc)), `${entries} /Filter /FlateDecode`);
    const bomb = onePage(streamOf('q 300 0 0 300 40 60 cm /I0 Do Q'), '/XObject << /I0 6 0 R >>', [picture]);
    const large = await fileOf('large.pdf', pdfOf(bomb));
    const good = await fileOf('good.pdf', pdfOf(onePage(streamOf(invoice))));
    expect(await small.read({ path: large, fileName: 'large.pdf' })).toMatchObject({
      ok: false,
      reason: { code: 'out_of_memory' },
    });
    expect(resultOf(await small.read({ path: good, fileName: 'good.pdf' })).pages[0]?.text).toContain(
      'Invoice 4711',
    );
    await small.close();
  });

  it('gives up when the caller does', async () => {
    const endless = await fileOf('endless.pdf', endlessPdf());
    const giveUp = new AbortController();
    const reading = reader.read(
      { path: endless, fileName: 'endless.pdf' },
      () => giveUp.abort(new Error('no longer wanted')),
      giveUp.signal,
    );
    await expect(reading).rejects.toThrow('no longer wanted');
  });
});
