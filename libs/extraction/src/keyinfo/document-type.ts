import type { DocumentType } from '@gemmavision/domain/documents';
import { findAmounts } from './amounts.ts';
import type { DocumentLine } from './document-lines.ts';
import { fold, patternOf, speaksOf, type Idea } from './vocabulary.ts';

const countOf = (idea: Idea, text: string) =>
  [...fold(text).matchAll(new RegExp(patternOf(idea).source, 'gu'))].length;

/** `R E C H N U N G` is a word. */
function closeLetters(text: string): string {
  return text.replace(/(?<!\p{L})(?:\p{L}\s){4,}\p{L}(?!\p{L})/gu, (spaced) => spaced.replace(/\s/g, ''));
}

/** The head or foot of a filing's page: "Apple Inc. | Q3 2023 Form 10-Q | 6". */
const pageFoot = /^.{0,60}\bform\s(10-?[kq]|8-?k)\s?[|•·]?\s?\d{1,3}$/i;
const namedForms: Record<string, DocumentType> = { '10k': '10-K', '10q': '10-Q', '8k': '8-K' };

/** What kind of document this is, from its titles and the words that only such documents use. */
export function documentType(
  lines: readonly DocumentLine[],
  shape: { fromOcr: boolean; pageCount: number },
): DocumentType {
  const opening = lines.slice(0, 60).map((line) => closeLetters(line.text));
  const head = opening.join('\n');
  const all = lines
    .slice(0, 400)
    .map((line) => line.text)
    .join('\n');
  const form = /^\s*form\s+(10-?k|10-?q|8-?k)(?:\/a)?\b/im.exec(head)?.[1]?.toLowerCase().replace('-', '');
  if (form === '10k' || /annual report pursuant to section 13/i.test(head)) return '10-K';
  if (form === '10q' || /quarterly report pursuant to section 13/i.test(head)) return '10-Q';
  if (form === '8k' || /date of (?:earliest event )?report/i.test(head)) return '8-K';
  const named = lines.map((line) => pageFoot.exec(line.text)?.[1]).find((found) => found !== undefined);
  if (named) return namedForms[named.toLowerCase().replace('-', '')] ?? 'other';
  if (speaksOf('bankStatement', head) && !speaksOf('invoiceNumber', head)) return 'bank-statement';
  const isRelease =
    /\b(?:reports|announces?|announced|posts|delivers)\b[^.\n]{0,120}\b(?:results|earnings|quarter|full[- ]year|fiscal)\b/i.test(
      head,
    ) ||
    /for immediate release/i.test(head) ||
    /\b(?:NYSE|NASDAQ|LSE|ASX|TSX|Euronext)[^)\n]{0,12}:\s?[A-Z]{1,5}\b/.test(head);
  const isStatement =
    /\b(?:net (?:sales|income|earnings|revenue)|total assets|balance sheets?|earnings per share|months ended|consolidated|umsatzerl[öo]se|jahres[üu]berschuss|konzern\w*|bilanzsumme|chiffre d.affaires|omzet|in (?:millions|thousands|billions)|(?:stock|share)holders|fiscal)\b/i.test(
      all,
    );
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b);
  const isNarrow = (lengths[Math.floor(lengths.length / 2)] ?? 0) < 40 && lines.length < 120;
  if (isRelease && isStatement) return 'earnings-release';
  if (
    isStatement &&
    /\b(?:gesch[äa]ftsbericht|jahresabschluss|konzernabschluss|rapport annuel|jaarverslag|jaarrekening)\b/i.test(
      head,
    )
  )
    return 'annual-report';
  const till = countOf('tillWords', all) + (shape.fromOcr ? 2 : 0) + (speaksOf('receipt', head) ? 4 : 0);
  const office =
    countOf('invoiceWords', all) + (speaksOf('invoice', head) && !/tax invoice/i.test(head) ? 3 : 0);
  const credit = opening.slice(0, 25).some((text) => speaksOf('creditNote', text) && text.length < 80);
  if (credit && !speaksOf('receipt', head)) return 'credit-note';
  if (
    speaksOf('invoice', head) ||
    speaksOf('receipt', head) ||
    (shape.fromOcr && till >= 4 && isNarrow && !isStatement)
  )
    return till > office || (shape.fromOcr && isNarrow && till + 2 > office) ? 'receipt' : 'invoice';
  // A single page read by OCR with amounts on it is a receipt whose title was not legible.
  const amounts = lines
    .slice(0, 200)
    .filter((line) => findAmounts(line.text).some(({ isMoney }) => isMoney)).length;
  if (shape.fromOcr && shape.pageCount === 1 && !isStatement && amounts >= 2 && isNarrow) return 'receipt';
  if (/\bannual report\b(?! on form)/i.test(head) && isStatement) return 'annual-report';
  if (/\bquarterly period ended\b/i.test(all)) return '10-Q';
  return 'other';
}
