import { besideLabels } from './beside.ts';
import { partOf, type DocumentLine, type Found, type Run } from './document-lines.ts';
import { fold, patternOf, speaksOf, type Idea } from './vocabulary.ts';

const cuts =
  /\s(?:[-–−|●•·]|\(c\)|:)\s|[|●•]|,\s(?=\d)|\s{2,}|\s(?=\(?\d{5,})|\s\(?\d{4,}[-–]\w\)?$|\s?\(\d[\w\s-]*\)?$/iu;

/** A run's text up to its first cut: a name without the address or the register number behind it. */
function nameIn(text: string): string {
  const lead = text.replace(/^[^\p{L}\d]+/u, '');
  const cut = cuts.exec(lead);
  return (cut ? lead.slice(0, cut.index) : lead).replace(/[\s,:;*]+$/u, '').trim();
}

/** The name that ends in a legal form, or undefined. */
function legalName(text: string): string | undefined {
  const name = nameIn(text);
  const folded = fold(name);
  const matches = [...folded.matchAll(new RegExp(patternOf('legalForms').source, 'gu'))];
  const last = matches.at(-1);
  if (!last || last.index < 3) return undefined;
  const full =
    name.slice(0, last.index + last[0].length) + (name[last.index + last[0].length] === '.' ? '.' : '');
  const isShort = full.split(/\s+/).length <= 9;
  return isShort && /\p{Lu}/u.test(full) ? full : undefined;
}

const letterShare = (text: string) =>
  text.replace(/[^\p{L}]/gu, '').length / Math.max(1, text.replace(/\s/g, '').length);
const confidenceOf = (run: Run) =>
  run.words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, run.words.length);

/** Ideas that a line with a shop's name does not speak of. */
const notNames: Idea[] = ['phone', 'receipt', 'date'];

/** The shop on a receipt: the first line with a legal form near the top, else the first legible line of letters. */
export function shopName(lines: readonly DocumentLine[]): Found<string> | undefined {
  const top = lines.slice(0, 12);
  for (const [i, line] of top.entries()) {
    const name = legalName(line.text);
    if (!name || speaksOf('buyer', line.text)) continue;
    const bare = fold(name)
      .replace(new RegExp(patternOf('legalForms').source, 'gu'), '')
      .replace(/[^\p{L}]/gu, '');
    const before = top[i - 1];
    if (bare.length < 3 && before)
      return {
        value: `${nameIn(before.text)} ${name}`,
        run: { ...line, words: [...before.words, ...line.words] },
        certainty: 0.7,
      };
    const start = line.text.indexOf(name);
    return { value: name, run: partOf(line, start, start + name.length), certainty: 0.85 };
  }
  for (const line of top) {
    const name = nameIn(line.text);
    if (name.replace(/[^\p{L}]/gu, '').length < 4 || letterShare(name) < 0.7 || confidenceOf(line) < 0.5)
      continue;
    if (notNames.some((idea) => speaksOf(idea, line.text)) || /^\W*(?:tax )?invoice\W*$/i.test(name))
      continue;
    return { value: name, run: line, certainty: 0.5 };
  }
  return undefined;
}

/** Behind "Seller:" or "Sold by": the name itself, or the line "Name: …" within the next few. */
export function nameAfterLabel(
  lines: readonly DocumentLine[],
  idea: 'seller' | 'buyer',
): Found<string> | undefined {
  for (const { run, line, where, label } of besideLabels(lines, idea)) {
    if (where === 'next run' && idea === 'buyer') continue;
    for (const next of lines.slice(line, line + 7)) {
      const [named] = besideLabels([next], 'name').filter(
        (beside) => beside.where !== 'below' && fold(next.text).startsWith(beside.label),
      );
      if (named) return { value: nameIn(named.run.text), run: named.run, certainty: 0.9 };
    }
    if (where === 'same run' && label === 'from') continue;
    const name = nameIn(run.text.replace(/^(?:att?n|name|c\/o)\.?\s*:?\s*/i, ''));
    if (name.replace(/[^\p{L}]/gu, '').length < 3 || letterShare(name) < 0.6 || name.split(/\s+/).length > 8)
      continue;
    if (where === 'same run' && idea === 'buyer' && /^\p{Ll}/u.test(name)) continue;
    if (
      ['seller', 'buyer', 'invoiceNumber', 'registration', 'phone', 'date'].some((other) =>
        speaksOf(other as Idea, name),
      ) &&
      !legalName(name)
    )
      continue;
    return { value: name, run, certainty: 0.7 };
  }
  return undefined;
}

/** The seller of an invoice: by its label, else the name with a legal form that the head and the foot repeat. */
export function sellerName(
  lines: readonly DocumentLine[],
  buyer: string | undefined,
): Found<string> | undefined {
  const labelled = nameAfterLabel(lines, 'seller');
  if (labelled && (legalName(labelled.value) || labelled.certainty > 0.8))
    return { ...labelled, value: legalName(labelled.value) ?? labelled.value };
  const known = new Map<string, { found: Found<string>; score: number }>();
  const firstPageLines = lines.filter((line) => line.page === lines[0]?.page).length;
  for (const [i, line] of lines.entries()) {
    for (const run of line.runs) {
      const name = legalName(
        run.text.replace(/^.*\b(?:sold by|are sold by|verkauft von|vendu par)\s*:?\s*/i, ''),
      );
      if (!name || (buyer && fold(buyer) === fold(name))) continue;
      const key = fold(name).replace(/[^\p{L}\d]/gu, '');
      const nearBuyer = lines.slice(Math.max(0, i - 3), i + 1).some((other) => speaksOf('buyer', other.text));
      const place = i < firstPageLines * 0.15 ? 2 : i > firstPageLines * 0.8 ? 1.2 : 0.5;
      const start = run.text.indexOf(name);
      const entry = known.get(key) ?? {
        found: {
          value: name,
          run: start >= 0 ? partOf(run, start, start + name.length) : run,
          certainty: 0.75,
        },
        score: 0,
      };
      entry.score +=
        place + (nearBuyer ? -2.5 : 0) + (/\b(?:sold by|favou?r of|provider)\b/i.test(line.text) ? 2 : 0);
      known.set(key, entry);
    }
  }
  const [best] = [...known.values()].sort((a, b) => b.score - a.score);
  if (best && best.score > 0) return best.found;
  if (labelled) return labelled;
  const firstLine = lines
    .slice(0, 8)
    .find(
      (line) =>
        letterShare(line.text) > 0.7 &&
        line.text.split(/\s+/).length <= 6 &&
        !speaksOf('invoice', line.text) &&
        !speaksOf('receipt', line.text) &&
        !speaksOf('date', line.text),
    );
  return firstLine ? { value: nameIn(firstLine.text), run: firstLine, certainty: 0.35 } : best?.found;
}
