import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { startPortal, type Person, type TestPortal } from '../../../../testing/portal.ts';

const fixture = path.resolve(import.meta.dirname, '../../../../fixtures/receipt.jpg');

/** What a name becomes on its way in, and in the header that proposes it to the browser. */
const names: [name: string, kept: string][] = [
  ['report.pdf', 'report.pdf'],
  ['page.html', 'page.html'],
  ['drawing.svg', 'drawing.svg'],
  ['say "hello".pdf', 'say "hello".pdf'],
  ['a\\"; filename=evil.exe; x=".pdf', '"; filename=evil.exe; x=".pdf'],
  ['line\r\nSet-Cookie: a=b\r\n\r\n<script>.pdf', 'lineSet-Cookie: a=b<script>.pdf'],
  ['Größe 文書 ☕.pdf', 'Größe 文書 ☕.pdf'],
  ['100%41.pdf', '100%41.pdf'],
  ['../../../etc/cron.d/x.pdf', 'x.pdf'],
  ['fdp.\u202egpj.exe', 'fdp.gpj.exe'],
];

describe('files that leave the portal', () => {
  let portal: TestPortal;
  let person: Person;
  let content: Buffer;
  let original: (name: string) => Promise<Response>;
  beforeAll(async () => {
    portal = await startPortal();
    person = await portal.person();
    content = await readFile(fixture);
    original = async (name) => {
      const { id } = (await (await uploadNamed(name)).json()) as AcceptedDocument;
      return person.fetch(`/api/documents/${id}/original`);
    };
  });
  afterAll(() => portal.close());

  /** FormData cleans names by itself: this sends them as a hostile program would. */
  function uploadNamed(name: string): Promise<Response> {
    const quoted = name.replace(/(["\\])/g, '\\$1');
    const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${quoted}"\r\nContent-Type: text/html\r\n\r\n`;
    const encoded = `--x\r\nContent-Disposition: form-data; name="file"; filename*=UTF-8''${encodeURIComponent(name).replace(/'/g, '%27')}\r\nContent-Type: text/html\r\n\r\n`;
    return person.fetch('/api/documents', {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      body: new Uint8Array(
        Buffer.concat([
          Buffer.from(/[\r\n]/.test(name) ? encoded : head),
          content,
          Buffer.from('\r\n--x--\r\n'),
        ]),
      ),
    });
  }

  it.each(names)('are saved, never shown, and never run: %j', async (name, kept) => {
    const answer = await original(name);
    expect(answer.status).toBe(200);
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename=/);
    expect(nameIn(disposition)).toBe(kept);
    expect(answer.headers.get('content-type')).toBe('image/jpeg');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  });

  it('are no pages of the portal, not even what looks like one', async () => {
    const html = `<!doctype html><script>fetch('/api/me')</script>`;
    const refused = await person.upload(Buffer.from(html), 'invoice.pdf');
    expect(refused.status).toBeGreaterThanOrEqual(415);
    const disguised = await person.upload(Buffer.from(`%PDF-1.7\n${html}`), 'invoice.html');
    const { id } = (await disguised.json()) as AcceptedDocument;
    const answer = await person.fetch(`/api/documents/${id}/original`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  });

  it('are pictures for pages of the portal alone', async () => {
    const { id } = (await (await uploadNamed('a.jpg')).json()) as AcceptedDocument;
    const { headers, status } = await person.fetch(`/api/documents/${id}/pages/1.png?dpi=36`);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toMatch(/^private/);
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

/** What a browser makes of the header (RFC 6266): the extended form before the plain one. */
function nameIn(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  const quoted = /filename="((?:[^"\\]|\\.)*)"/.exec(disposition)?.[1];
  return quoted?.replace(/\\(.)/g, '$1') ?? /filename=([^;]+)/.exec(disposition)?.[1] ?? '';
}
