import { describe, expect, it } from '@jest/globals';
import type { CorrectedFields, PageText, PiiSpan } from '../documents/index.ts';
import { promptLimits, whatIsSent } from './what-is-sent.ts';

const fields: CorrectedFields = {
  docType: 'other',
  companyName: null,
  documentDate: null,
  total: null,
  keyFigures: [],
  evidence: {},
};

/** A list of people on many pages, an address of each. */
function listOf(pageCount: number, addresses: number, filler: string) {
  const pii: PiiSpan[] = [];
  const pages = Array.from({ length: pageCount }, (_, index): PageText => {
    const page = index + 1;
    let text = '';
    for (let nth = 0; nth < addresses; nth += 1) {
      const address = `p${page}x${nth}@example.com`;
      pii.push({
        page,
        type: 'EMAIL_ADDRESS',
        start: text.length,
        end: text.length + address.length,
        text: address,
      });
      text += `${address} ${filler}\n`;
    }
    const words: PageText['words'] = [];
    return { page, width: 1, height: 1, source: 'text-layer', engine: 'x', confidence: 1, text, words };
  });
  return { pages, pii, fields };
}
const question = (sent: ReturnType<typeof whatIsSent>) => sent.promptWith(new Map());

describe('what is sent of a document', () => {
  it('counts what was taken out of the pages that are sent, not of those that do not fit', () => {
    const half = 'x'.repeat(promptLimits.maxCharacters / 2);
    const sent = whatIsSent(listOf(5, 1, half), 'text', () => []);
    const { pages, isCut } = question(sent);
    expect([pages, isCut, sent.redactions]).toEqual([[1, 2], true, 2]);
  });

  it('has the images of the first pages also where the text of one fills the question', () => {
    const sent = whatIsSent(
      listOf(9, 1, 'x'.repeat(promptLimits.maxCharacters)),
      'text-and-images',
      () => [],
    );
    expect(sent.images.map(({ page }) => page.page)).toEqual([1, 2, 3, 4, 5, 6]);
    const prompt = sent.promptWith(new Map([[6, 'six']]));
    expect([prompt.pages, prompt.imagePages, prompt.isCut]).toEqual([[1], [6], true]);
  });

  it('is all of a document that fits', () => {
    const sent = whatIsSent(listOf(3, 2, 'and so on'), 'text', () => []);
    expect([question(sent).pages, question(sent).isCut, sent.redactions]).toEqual([[1, 2, 3], false, 6]);
  });

  it('is made ready of thousands of pages and addresses as of one', () => {
    const sent = whatIsSent(listOf(2_000, 10, 'Lorem ipsum dolor sit amet'), 'text', () => []);
    expect(JSON.stringify(question(sent).messages)).not.toContain('@example.com');
  });
});
