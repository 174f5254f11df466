import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanFileName } from './file-name.ts';

describe('a file name', () => {
  it.each([
    ['report.pdf', 'report.pdf'],
    ['C:\\scans\\may\\invoice 7.pdf', 'invoice 7.pdf'],
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['line\r\nX-Injected: 1.pdf', 'lineX-Injected: 1.pdf'],
    ['cafe\u0301.pdf', 'café.pdf'],
    ['..', 'document'],
    ['', 'document'],
    ['/', 'document'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('keeps its ending when it is shortened', () => {
    expect(cleanFileName(`${'文'.repeat(400)}.pdf`)).toMatch(/^文+\.pdf$/u);
  });

  it('never holds a folder, an invisible character or a broken one, and is never empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = cleanFileName(given);
        expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}\p{Cs}]+$/u);
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});
