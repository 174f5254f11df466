import type { LineItem, Table } from '@gemmavision/domain/documents';
import { parsePrintedNumber } from '../tables/index.ts';
import { fold } from './vocabulary.ts';

/** What a column of an invoice's table holds, by its heading. Longer phrases first: "price per unit" is no "unit". */
const columnWords: [role: 'unitPrice' | 'amount' | 'quantity' | 'description', pattern: RegExp][] = [
  [
    'unitPrice',
    /\b(?:unit price|price per|prix unitaire|p\.?u\.?|einzelpreis|nettopreis|stuckpreis|prijs per|precio unitario|prezzo unitario|u\/?price|s\/price|rate|price|preis|prix|prijs|precio|prezzo)\b/,
  ],
  [
    'amount',
    /\b(?:amount|line total|total|gesamtbetrag|gesamtpreis|nettobetrag|nettowert|betrag|positions-?betrag|montant|prix ht|bedrag|totaal|importe|importo|totale|sum)\b/,
  ],
  ['quantity', /\b(?:qty|quantity|quantite|menge|anzahl|aantal|cantidad|quantita|units?|hours)\b/],
  [
    'description',
    /\b(?:description|item|product|article|artikel\w*|produkt|bezeichnung|beschreibung|designation|omschrijving|descripcion|concepto|descrizione|details|service)\b/,
  ],
];

const summary =
  /\b(?:sub ?total|total|summe|gesamt|totaal|totale|vat|mwst|ust|tva|btw|iva|gst|tax|shipping total|balance)\b/;

/** Line items from the tables whose heading names a description or a quantity beside an amount or price. */
export function lineItemsOf(tables: readonly Table[]): LineItem[] {
  const items: LineItem[] = [];
  for (const table of tables) {
    const roles = new Map<'unitPrice' | 'amount' | 'quantity' | 'description', number>();
    let body = 0;
    for (const [r, row] of table.rows.slice(0, 4).entries()) {
      for (const [c, text] of row.entries()) {
        const role = columnWords.find(([role, pattern]) => !roles.has(role) && pattern.test(fold(text)))?.[0];
        if (role && parsePrintedNumber(text) === undefined) {
          roles.set(role, c);
          body = r + 1;
        }
      }
    }
    const hasMoney = roles.has('amount') || roles.has('unitPrice');
    if (!hasMoney || !(roles.has('description') || roles.has('quantity'))) continue;
    for (const [r, row] of table.rows.entries()) {
      if (r < body) continue;
      const value = (role: 'unitPrice' | 'amount' | 'quantity') => {
        const c = roles.get(role);
        const text = c === undefined ? '' : (row[c] ?? '');
        return (
          parsePrintedNumber(text.replace(/\s?(?:stk|stuck|unit\(s\)|pcs?|kg|h|std)\.?$/i, ''))?.value ?? null
        );
      };
      const amount = value('amount');
      const unitPrice = value('unitPrice');
      const described = row[roles.get('description') ?? 0] ?? '';
      const description =
        parsePrintedNumber(described) === undefined
          ? described
          : (row.find((text) => /\p{L}{3}/u.test(text)) ?? '');
      if ((amount === null && unitPrice === null) || description === '' || summary.test(fold(description)))
        continue;
      const boxes = (table.cells?.[r] ?? []).flatMap(({ bbox }) => (bbox ? [bbox] : []));
      const [first] = boxes;
      if (!first) continue;
      items.push({
        description,
        quantity: value('quantity'),
        unitPrice,
        amount,
        page: table.page,
        bbox: boxes.reduce(
          (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])],
          first,
        ),
      });
    }
  }
  return items;
}
