import { expect, it } from '@jest/globals';
import { cleanText } from './clean-text.ts';

it('keeps nothing that a database or a reader refuses', () => {
  expect(cleanText('O\u0000K')).toBe('OK');
  expect(cleanText('a\ud800b\udc00c')).toBe('abc');
  expect(cleanText('\u202eabc\ufeff')).toBe('abc');
  expect(cleanText('\uf0b7')).toBe('•');
  expect(cleanText('\ue123x')).toBe('x');
  expect(cleanText('e\u0301 💶'.replace(' ', ''))).toBe('e\u0301💶');
});
