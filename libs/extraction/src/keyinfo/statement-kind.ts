import type { StatementKind, Table } from '@gemmavision/domain/documents';
import type { DocumentLine } from './document-lines.ts';
import { captionOf } from './table-headings.ts';

/** What a statement is called in its title, and by which rows it is known. */
const signs: { kind: StatementKind; title: RegExp; rows: RegExp[]; needed: number }[] = [
  {
    kind: 'equity-statement',
    title:
      /\bstatements? of (?:changes in )?(?:consolidated )?(?:total )?(?:(?:share|stock)(?:holders|owners)['’]?s?['’]? )?(?:equity|deficit|investment)\b/i,
    rows: [
      /^balances?,? (?:at|as of|[a-z]+ \d)/i,
      /\bdividends\b/i,
      /\brepurchase|treasury/i,
      /stock.based compensation/i,
    ],
    needed: 3,
  },
  {
    kind: 'cash-flow-statement',
    title:
      /\bstatements? of (?:consolidated )?cash flows?\b|\bcash flows? statements?\b|kapitalflussrechnung/i,
    rows: [
      /\boperating activities\b|\bfrom operations\b|by operations\b/i,
      /\binvesting activities\b|^investing$/i,
      /\bfinancing activities\b|^financing$/i,
      /\bcapital expenditures\b|purchases? of property/i,
    ],
    needed: 2,
  },
  {
    kind: 'balance-sheet',
    title:
      /\bbalance sheets?\b|\bstatements? of (?:consolidated )?financial (?:position|condition)\b|\bbilanz\b/i,
    rows: [
      /^total assets\b/i,
      /^total (?:current )?liabilities\b/i,
      /^total (?:[\w.,& ]+ )?(?:share|stock)?(?:holders|owners)?['’]?s?['’]? ?(?:equity|deficit)\b/i,
      /^total current assets\b/i,
    ],
    needed: 2,
  },
  {
    kind: 'income-statement',
    title:
      /\bstatements? of (?:consolidated )?(?:operations|income|earnings|profit|loss)\b|\bincome statements?\b|\bresults of operations\b|gewinn- und verlustrechnung/i,
    rows: [
      /^(?:total )?(?:net )?(?:sales|revenues?)\b|^revenues?:?$/i,
      /\bcosts? of (?:sales|revenues?|goods|products)\b|^cost and expenses|^costs and expenses/i,
      /^(?:net|consolidated net) \(?(?:income|loss|earnings)\b/i,
      /\bincome tax(?:es)?\b/i,
      /^operating (?:income|profit|loss)|(?:income|loss|earnings) from operations/i,
      /\bper (?:common )?share\b|^diluted\b/i,
    ],
    needed: 3,
  },
];

/** Which statement a table is: by its title and a row of the kind, or by several such rows without one. */
export function statementKind(table: Table, lines: readonly DocumentLine[]): StatementKind | undefined {
  if (table.rows.length < 3) return undefined;
  const title = [...captionOf(table, lines).slice(-6), ...(table.rows[0] ?? [])].join(' ');
  const labels = table.rows.map((row) => (row[0] ?? '').trim());
  let best: { kind: StatementKind; count: number } | undefined;
  for (const { kind, title: named, rows, needed } of signs) {
    const count = rows.filter((row) => labels.some((label) => row.test(label))).length;
    const isNamed = named.test(title) && count > 0;
    if (!isNamed && count < needed) continue;
    const score = count + (isNamed ? 2 : 0);
    if (!best || score > best.count) best = { kind, count: score };
  }
  return best?.kind;
}
