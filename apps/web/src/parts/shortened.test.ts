import { expect, it } from '@jest/globals';
import { shortened } from './shortened.ts';

it('cuts a text where it is too long, and nowhere else', () => {
  expect(shortened('Net sales', 9)).toBe('Net sales');
  expect(shortened('Net sales', 8)).toBe('Net sal…');
  expect(shortened('', 8)).toBe('');
});
