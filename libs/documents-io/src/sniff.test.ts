import { describe, expect, it } from '@jest/globals';
import { recognise, sniffMediaType } from './sniff.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the media type by content', () => {
  it.each([
    ['%PDF-1.4\n', 'application/pdf'],
    [`<html><script>1</script><!--\n%PDF-1.4\n`, 'application/pdf'],
    ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
    ['\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg'],
  ])('knows %j', async (head, type) => {
    expect(await sniffMediaType(bytes(head))).toBe(type);
  });

  it.each([
    '',
    '%',
    'MZ\x90\0\x03',
    'PK\x03\x04',
    'PK\x03\x04 a.pdf, stored: %PDF-1.4\n',
    'GIF89a',
    'II*\0\x26\x87\0\0',
    '<svg/>',
    '<!-- a remark --><svg/>',
    `${' '.repeat(1100)}%PDF-`,
  ])('supports nothing that begins with %j', async (head) => {
    expect(await sniffMediaType(bytes(head))).toBeUndefined();
  });

  it('tells a known foreign type from bytes that are nothing', async () => {
    expect(await recognise(bytes('<svg xmlns="x"/>'))).toBeDefined();
    expect(await recognise(bytes('<!-- a remark --><svg/>'))).toBeDefined();
    expect(await recognise(bytes('II*\0\x26\x87\0\0'))).toBe('image/tiff');
    expect(await recognise(bytes('\x01\x02\x03 noise'))).toBeUndefined();
  });
});
