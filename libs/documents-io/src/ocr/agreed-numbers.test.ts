import { expect, it } from '@jest/globals';
import type { PageWord } from '@gemmavision/extraction/page';
import { withAgreedNumbers } from './agreed-numbers.ts';

function word(text: string, left: number, right: number, confidence = 0.9): PageWord {
  return { text, bbox: [left, 10, right, 30], confidence, fontSize: 20, bold: false, italic: false };
}

it('takes the spelling of the other reading where its digits are the same', () => {
  const ours = [word('TOTAL', 0, 60), word('64', 100, 120), word('13', 126, 146)];
  const mended = withAgreedNumbers(ours, [word('64.13', 99, 147, 0.6)]);
  expect(mended.map(({ text }) => text)).toEqual(['TOTAL', '64.13']);
  expect(mended[1]).toMatchObject({ bbox: [100, 10, 146, 30], confidence: 0.6 });
});

it('never changes a digit, and nothing that is well formed or stands elsewhere', () => {
  const ours = [word('64', 100, 120), word('13', 126, 146)];
  expect(withAgreedNumbers(ours, [word('64.18', 99, 147)])).toEqual(ours);
  expect(withAgreedNumbers(ours, [word('64.13', 300, 347)])).toEqual(ours);
  expect(withAgreedNumbers([word('1,064.13', 100, 180)], [word('1064.13', 99, 181)])[0]?.text).toBe(
    '1,064.13',
  );
  expect(withAgreedNumbers([], [word('64.13', 99, 147)])).toEqual([]);
});
