import type { Span } from './span.ts';

/** Fields and forms of an answer, as a text that wants to be obeyed names them. */
const answered =
  '(?:totals?|amount|company(?:\\s?name)?|vendor|supplier|issuer|buyer|iban|currency|json|schema|fields?|values?|doc\\s?type|companyName|documentNumber|documentDate|(?:invoice|document)\\s(?:number|date))';

/**
 * How texts address a model. They know the usual wordings only: what they miss is caught where the rules read
 * something else, and by a person. “Please ignore this reminder” and “state the invoice number with your payment” are
 * none of them.
 */
const wordings: RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,80}\b(?:instructions?|prompts?|rules|directions|schema|guidelines)\b/giu,
  /\b(?:ignore|disregard|forget)\s+(?:all|everything|anything|the\s+text)\b[^.]{0,30}\b(?:above|before|previous|prior|earlier)\b/giu,
  /\b(?:new|updated|revised)\s+(?:system\s+)?instructions?\b/giu,
  /\b(?:system|developer)\s+(?:prompt|message|instructions?|override)\b/giu,
  /\b(?:you\s+are|act\s+as|pretend\s+to\s+be)\b[^.]{0,60}\b(?:assistant|language\s+model|ai|llm|chatbot)\b/giu,
  /\b(?:assistants?|language\s+models?|llms?|ai|chatbots?|parsers?|extractors?)\b[^.]{0,60}\b(?:must|should|shall|please|answer|respond|reply|set)\b/giu,
  /<\|?\/?\s?(?:im_start|im_end|system|assistant|endoftext)\b[^>]{0,20}>|\[\/?INST\]|<<\/?SYS>>/giu,
  new RegExp(
    `\\b(?:set|answer|respond|reply|output|extract|fill\\s+in)\\b[^.]{0,60}\\b${answered}\\b[^.]{0,40}(?:\\b(?:as|to|with|is|be)\\b|[=:])`,
    'giu',
  ),
];

/** Lines behind the addressing one that belong to it, where a page has broken the sentence. */
const linesAfter = 2;

/** The passages of a page that tell a model what to do: whole lines, and the next ones. */
export function instructionPassages(text: string): Span[] {
  return wordings.flatMap((wording) =>
    [...text.matchAll(wording)].map((match) => {
      const start = text.lastIndexOf('\n', match.index) + 1;
      let end = match.index + match[0].length;
      for (let line = 0; line <= linesAfter && end < text.length; line += 1) {
        const next = text.indexOf('\n', line === 0 ? end : end + 1);
        end = next === -1 ? text.length : next;
      }
      return { start, end };
    }),
  );
}
