import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryNameOf, isArchiveName } from './entry-name.ts';

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('..', '.', '', 'C:', '/', '\\', '\u202E', '\0', 'a\nb', '…', 'x'.repeat(300), 'ordner'),
);
const path = fc
  .array(piece, { maxLength: 60 })
  .chain((parts) => fc.constantFrom('/', '\\').map((between) => parts.join(between)));

describe('the name of a file in an archive', () => {
  it('is never a way out, never invisible, never long, whatever path it came with', () => {
    fc.assert(
      fc.property(path, (given) => {
        const name = entryNameOf(given);
        if (name === null) return;
        const parts = name.shown.split('/');
        expect(parts.every((part) => part !== '' && !/^\.+$/.test(part))).toBe(true);
        expect(name.shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\]/u);
        expect([...name.shown].length).toBeLessThanOrEqual(200);
        expect(parts.length).toBeLessThanOrEqual(name.depth + 2);
      }),
    );
  });

  it('is the same when it comes as its own path', () => {
    fc.assert(
      fc.property(path, (given) => {
        const name = entryNameOf(given);
        if (name !== null) expect(entryNameOf(name.shown)?.shown).toBe(name.shown);
      }),
    );
  });

  it.each([
    ['report.pdf', 'report.pdf', 0],
    ['2024/q1/report.pdf', '2024/q1/report.pdf', 2],
    ['../../etc/report.pdf', 'etc/report.pdf', 1],
    ['/srv/report.pdf', 'srv/report.pdf', 1],
    ['C:\\Users\\ada\\report.pdf', 'Users/ada/report.pdf', 2],
    ['a/./b//report.pdf', 'a/b/report.pdf', 2],
    ['report\u202Efdp.exe', 'reportfdp.exe', 0],
    ['..', 'document', 0],
  ])('of %j is %j', (given, shown, depth) => {
    expect(entryNameOf(given)).toEqual({ shown, depth });
  });

  it.each(['a/', '', '__MACOSX/a/._report.pdf', 'a/.DS_Store', 'Thumbs.db', 'a/._report.pdf'])(
    'is none for %j',
    (given) => {
      expect(entryNameOf(given)).toBeNull();
    },
  );

  it('keeps the file’s own name where there is no room for all folders', () => {
    const name = entryNameOf(`${'folder/'.repeat(100)}report.pdf`);
    expect(name?.shown).toMatch(/^…\/folder\/.*\/report\.pdf$/);
    expect(name?.depth).toBe(100);
  });
});

describe('an archive in an archive', () => {
  it('is known by its ending', () => {
    expect(['a.zip', 'a.tar.gz', 'A.7Z'].every(isArchiveName)).toBe(true);
    expect(['zip', 'a.zip.pdf', 'a.pdf'].some(isArchiveName)).toBe(false);
  });
});
