import type { PaymentMethod } from '@gemmavision/domain/documents';
import type { DocumentLine, Found } from './document-lines.ts';
import { findAmounts } from './amounts.ts';
import { tillText } from './receipt/till-words.ts';
import { fold } from './vocabulary.ts';

const wallets =
  /\b(?:touch ?(?:n|'n) ?go|tng|grab ?pay|boost|alipay|wechat|paypal|apple pay|google pay|e-?wallet|shopeepay)\b/;
const cards =
  /\b(?:visa|master(?:card)?|amex|american express|maestro|debit|credit card|card|girocard|ec-karte|kartenzahlung|carte bancaire|pin ?betaling)\b/;
const debits =
  /\b(?:direct debit|lastschrift|sepa-lastschrift|prelevement|automatische incasso|domiciliacion|addebito)\b/;
const transfers =
  /\b(?:bank transfer|wire transfer|uberweis\w*|banktransfer|virement|overschrijving|transferencia|bonifico|remit(?:tance)? to|please pay to)\b/;

/** How a receipt was paid: the first line from its total on that names a way to pay beside an amount. */
export function receiptPayment(lines: readonly DocumentLine[]): Found<PaymentMethod> | undefined {
  const total = lines.findIndex((line) => /\b(?:total|summe|totaal)\b/.test(tillText(line.text)));
  for (const line of lines.slice(Math.max(0, total))) {
    const words = `${tillText(line.text)} ${fold(line.text)}`;
    const hasAmount = findAmounts(line.text).some(({ isMoney }) => isMoney);
    const found = (value: PaymentMethod, certainty: number) => ({ value, run: line, certainty });
    if (/\b(?:no|member|point|reg|type)\b/.test(words) && !hasAmount) continue;
    if (wallets.test(fold(line.text)) && hasAmount) return found('e-wallet', 0.85);
    if (cards.test(words) && hasAmount) return found('card', 0.85);
    if (/\b(?:cash|tunai)\b/.test(words) && hasAmount && !/\b(?:bill|sales?|promotion|back)\b/.test(words))
      return found('cash', 0.85);
  }
  return undefined;
}

/** How an invoice asks to be paid, where it says so. */
export function invoicePayment(lines: readonly DocumentLine[]): Found<PaymentMethod> | undefined {
  for (const line of lines) {
    const text = fold(line.text);
    if (debits.test(text)) return { value: 'direct-debit', run: line, certainty: 0.75 };
    if (transfers.test(text)) return { value: 'transfer', run: line, certainty: 0.75 };
    if (/\b(?:paid|bezahlt|paye|betaald)\b/.test(text) && cards.test(text))
      return { value: 'card', run: line, certainty: 0.7 };
  }
  return undefined;
}
