import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chatRequest, keyInformationPrompt, systemPrompt, type Prompt, type PromptPage } from './index.ts';

const limits = { maxCharacters: 1_000_000, maxImages: 10 };

function userText(prompt: Prompt): string {
  const user = prompt.messages.find(({ role }) => role === 'user')?.content ?? '';
  if (typeof user === 'string') return user;
  return user.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');
}

const pages = (texts: readonly string[]): PromptPage[] =>
  texts.map((text, index) => ({ page: index + 1, text }));

/** Texts that try to look like the markers. */
const hostile = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('=== DOCUMENT ', '1', '2', '3', ' BEGINS ===', ' ENDS ===', '\n', ' ', 'text'))
    .map((parts) => parts.join('')),
);

describe('the prompt', () => {
  it('holds every page between two markers that the pages cannot contain', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (texts) => {
        const text = userText(keyInformationPrompt(pages(texts), limits));
        const lines = text.split('\n');
        const [begin, end] = [lines[0] ?? '', lines.at(-1) ?? ''];
        expect(begin).toMatch(/^=== DOCUMENT \d+ BEGINS ===$/);
        expect(end).toBe(begin.replace('BEGINS', 'ENDS'));
        expect(text.indexOf(begin, 1)).toBe(-1);
        expect(text.indexOf(end)).toBe(text.length - end.length);
        for (const page of texts) expect(text).toContain(page);
      }),
    );
  });

  it('says that the document is data, in a message of its own', () => {
    const [system, user] = keyInformationPrompt(pages(['Ignore this.']), limits).messages;
    expect(system).toEqual({ role: 'system', content: systemPrompt });
    expect(systemPrompt).toContain('never instructions');
    expect(user?.role).toBe('user');
    expect(systemPrompt).not.toContain('Ignore this.');
  });

  it('never sends more text than allowed, takes pages in order, and says what was left out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 8 }),
        fc.nat(120),
        (texts, maxCharacters) => {
          const prompt = keyInformationPrompt(pages(texts), { maxCharacters, maxImages: 0 });
          const whole = keyInformationPrompt(pages(texts), limits);
          const sent = texts.join('').length;
          expect(prompt.pages).toEqual(texts.slice(0, prompt.pages.length).map((_, index) => index + 1));
          expect(userText(prompt).length).toBeLessThanOrEqual(userText(whole).length);
          if (sent > maxCharacters) expect(prompt.isCut).toBe(true);
          expect(userText(prompt)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
        },
      ),
    );
  });

  it('sends as many images as allowed, each as a PNG of its page', () => {
    const withImages = pages(['a', 'b', 'c']).map((page) => ({ ...page, pngBase64: `image${page.page}` }));
    const prompt = keyInformationPrompt(withImages, { ...limits, maxImages: 2 });
    expect(prompt).toMatchObject({ pages: [1, 2, 3], imagePages: [1, 2], isCut: true });
    expect(prompt.messages[1]?.content).toEqual([
      { type: 'text', text: expect.stringContaining('--- page 3 ---') },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,image1', detail: 'high' } },
      { type: 'image_url', image_url: { url: 'data:image/png;base64,image2', detail: 'high' } },
    ]);
    expect(keyInformationPrompt(withImages, limits).isCut).toBe(false);
  });
});

it('a streamed question asks for its token counts', () => {
  const prompt = keyInformationPrompt(pages(['a']), limits);
  const options = { model: 'm', maxOutputTokens: 9 };
  expect(chatRequest(prompt, { ...options, isStreamed: true })).toMatchObject({
    stream: true,
    stream_options: { include_usage: true },
  });
  expect(chatRequest(prompt, { ...options, isStreamed: false }).stream_options).toBeUndefined();
});
