import { besideLabels } from './beside.ts';
import { partOf, type DocumentLine, type Found, type Run } from './document-lines.ts';
import { fold, patternOf, speaksOf } from './vocabulary.ts';

const cuts =
  /\s(?:[-–−|●•·]|\(c\)|:)\s|[|●•]|,\s(?=\d)|\s{2,}|\s(?=\(?\d{5,})|\s\(?\d{4,}[-–]\w\)?$|\s?[({[][^(){}[\]]*[-–]\s?\w?[)}\]]?\W*$|\s?\(\d[\w\s-]*\)?$/iu;

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
/** Whether a text can be a party's name: letters, not too many words, no other label. */
function canBeName(name: string): boolean {
  if (name.replace(/[^\p{L}]/gu, '').length < 3 || letterShare(name) < 0.6 || name.split(/\s+/).length > 8)
    return false;
  if (legalName(name)) return true;
  return (
    !(['seller', 'buyer', 'invoiceNumber', 'registration', 'phone', 'date', 'weakNumber'] as const).some(
      (idea) => speaksOf(idea, name),
    ) && !/^(?:nummer|number|id)\b/i.test(name)
  );
}

const leadIn = /^(?:att?n|name|c\/o|to)\.?\s*:?\s*/i;

/** Behind "Seller:" or "Sold by": the line "Name: …" below it, else the first name beside or below. */
export function nameAfterLabel(
  lines: readonly DocumentLine[],
  idea: 'seller' | 'buyer',
): Found<string> | undefined {
  for (const { run, line, where, opensRun, labelRun, label } of besideLabels(lines, idea)) {
    if (!opensRun || label === 'from') continue;
    const block = lines.slice(line + 1, line + 6).filter((next) => next.page === labelRun.page);
    for (const next of block) {
      const [named] = besideLabels([next], 'name').filter(
        (beside) => beside.where !== 'below' && fold(next.text).startsWith(beside.label),
      );
      if (named) return { value: nameIn(named.run.text), run: named.run, certainty: 0.9 };
    }
    const x0 = Math.min(...labelRun.words.map((word) => word.bbox[0]));
    const x1 = Math.max(...labelRun.words.map((word) => word.bbox[2]));
    const under = block.flatMap((next) =>
      next.runs.filter((other) => other.words.some((word) => word.bbox[0] < x1 && word.bbox[2] > x0)),
    );
    // "Customer: Ann" needs its colon; a name beside a bare heading is another heading's.
    const beside =
      where === 'same run' && /[:#]/.test(labelRun.text.slice(label.length, label.length + 4))
        ? [run]
        : where === 'next run' && /:\s*$/.test(labelRun.text)
          ? [run]
          : where === 'same run' && legalName(run.text)
            ? [run]
            : [];
    for (const candidate of [
      ...beside,
      ...(where === 'same run' && beside.length === 0 ? [] : under.slice(0, 3)),
    ]) {
      const name = nameIn(candidate.text.replace(leadIn, ''));
      if (canBeName(name)) return { value: name, run: candidate, certainty: 0.75 };
    }
  }
  return undefined;
}

/** Whether a label stands in the column of a run, or is a part of it. */
function isOver(label: Run, run: Run): boolean {
  const left = (one: Run) => Math.min(...one.words.map((word) => word.bbox[0]));
  const right = (one: Run) => Math.max(...one.words.map((word) => word.bbox[2]));
  return label === run || (left(label) < right(run) && right(label) > left(run));
}

/** A labelled name, cut behind its legal form unless only a place's name follows: "Rohstoff AG Salzgitter". */
function nameWithPlace(name: string): string {
  const legal = legalName(name);
  if (legal === undefined) return name;
  const rest = name.slice(legal.length).trim();
  return /^\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+)?$/u.test(rest) ? name : legal;
}

/** The seller of an invoice: by its label, else the name with a legal form that the head and the foot repeat. */
export function sellerName(
  lines: readonly DocumentLine[],
  buyer: string | undefined,
): Found<string> | undefined {
  const labelled = nameAfterLabel(lines, 'seller');
  if (labelled && (legalName(labelled.value) || labelled.certainty > 0.8))
    return { ...labelled, value: nameWithPlace(labelled.value) };
  const known = new Map<string, { found: Found<string>; score: number }>();
  const firstPageLines = lines.filter((line) => line.page === lines[0]?.page).length;
  for (const [i, line] of lines.entries()) {
    for (const run of line.runs) {
      const name = legalName(
        run.text.replace(/^.*\b(?:sold by|are sold by|verkauft von|vendu par)\s*:?\s*/i, ''),
      );
      if (!name || (buyer && fold(buyer) === fold(name))) continue;
      const key = fold(name).replace(/[^\p{L}\d]/gu, '');
      const nearBuyer = lines
        .slice(Math.max(0, i - 3), i + 1)
        .some((other) => other.runs.some((label) => speaksOf('buyer', label.text) && isOver(label, run)));
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
        place +
        (nearBuyer ? -2.5 : 0) +
        (/\b(?:sold by|verkauft von|vendu par|verkocht door|favou?r of|provider)\b/i.test(line.text) ? 2 : 0);
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
