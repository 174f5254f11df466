import type { CorrectedFields } from '../documents/corrections.ts';
import type { PageText, PiiSpan } from '../documents/extraction-result.ts';
import type { BoundingBox } from '../geometry/index.ts';
import {
  boxesToHide,
  createDocumentMask,
  personalValues,
  redactForSending,
  type RedactionKey,
  type TypedSpan,
} from '../pii/index.ts';
import type { LlmContent } from './contract.ts';
import { keyInformationPrompt, type Prompt, type PromptLimits } from './prompt.ts';

/** A window of 128 k tokens holds this with room for the answer; a receipt or the front of a filing is far less. */
export const promptLimits: PromptLimits = { maxCharacters: 120_000, maxImages: 6 };

/** Most tokens that the model may write: all fields, each as long as it may be, are under a thousand. */
export const maxOutputTokens = 2_000;

/** Dots per inch of page images: enough for print of 6 points. */
export const sentImageDpi = 144;

/** What was read in a document, as far as it bears on what is sent. */
export interface ReadDocument {
  pages: readonly PageText[];
  pii: readonly PiiSpan[];
  fields: CorrectedFields;
}

/** An image that goes along: the page drawn at {@link sentImageDpi}, these boxes blacked out. */
export interface SentImage {
  /** In the units of the boxes. */
  page: Pick<PageText, 'page' | 'width' | 'height'>;
  boxes: BoundingBox[];
}

/** All that would leave the portal for a document, and the key that stays inside. */
export interface WhatIsSent {
  images: SentImage[];
  key: RedactionKey;
  /** Pieces of personal data that gave way to a placeholder. */
  redactions: number;
  /** The question, with the images as they were drawn, by page (base64); those not there are left out. */
  promptWith(images: ReadonlyMap<number, string>): Prompt;
}

/**
 * Takes personal data out of a document for a model: in the text placeholders, in images black boxes. The preview and
 * the worker both ask here, so that people see exactly what is sent.
 */
export function whatIsSent(
  { pages, pii, fields }: ReadDocument,
  sends: LlmContent,
  findPii: (text: string) => TypedSpan[],
): WhatIsSent {
  const values = personalValues(fields);
  const mask = createDocumentMask(pii, values, findPii);
  const withImage = sends === 'text' ? [] : pages.slice(0, promptLimits.maxImages);
  const considered = pagesWithin(pages, withImage.length);
  const spans = considered.map((page) => mask.spansOf(page).map((span) => ({ ...span, page: page.page })));
  const { pages: redacted, key } = redactForSending(considered, spans.flat(), values);
  return {
    images: withImage.map((page, index) => ({ page, boxes: boxesToHide(page, spans[index] ?? []) })),
    key,
    redactions: spans.flat().length,
    promptWith: (images) => {
      const prompt = keyInformationPrompt(
        redacted.map(({ page, text }) => ({ page, text, pngBase64: images.get(page) })),
        promptLimits,
      );
      return { ...prompt, isCut: prompt.isCut || considered.length < pages.length };
    },
  };
}

/** The pages that can be part of the question, and so many for their images: of thousands, a few are looked through. */
function pagesWithin(pages: readonly PageText[], images: number): readonly PageText[] {
  let characters = 0;
  const end = pages.findIndex(({ text }) => (characters += text.length) >= promptLimits.maxCharacters);
  return end === -1 ? pages : pages.slice(0, Math.max(end + 1, images));
}
