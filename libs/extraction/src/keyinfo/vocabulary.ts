const list = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim());

/**
 * Word lists, one per idea, for English, German, French, Dutch, Spanish and Italian. Code asks for an idea; a new
 * language is new words here and nothing else. Entries are matched without regard to case, accents or punctuation
 * between words, and whole.
 */
export const words = {
  invoice: list(`
    invoice, tax invoice, commercial invoice, rechnung, handelsrechnung, teilrechnung, schlussrechnung,
    kostenrechnung, facture, factuur, factura, fattura, invoice summary, retail invoice, *rechnung, *factuur
  `),
  creditNote: list(`
    credit note, credit memo, gutschrift, rechnungskorrektur, avoir, creditnota, creditfactuur,
    nota de credito, nota de abono, factura rectificativa, nota di credito
  `),
  receipt: list(`
    receipt, cash receipt, cash bill, payment receipt, official receipt, kassenbon, quittung,
    ticket de caisse, kassabon, recibo, scontrino, ricevuta
  `),
  tillWords: list(`
    cashier, change, cash, tendered, rounding, thank you, please come again, goods sold, salesperson,
    table, visa, mastercard, gst, qty, pos
  `),
  invoiceWords: list(`
    bill to, invoice no, invoice number, invoice date, due date, payment terms, iban, bic, vat, ust-id,
    steuernummer, tva, btw, iva, po number, purchase order, kundennummer, kunden-nr, remit
  `),
  bankStatement: list(`
    account statement, statement of account, bank statement, kontoauszug, releve de compte,
    rekeningafschrift, extracto de cuenta, estratto conto
  `),
  seller: list(`
    seller, sold by, verkauft von, vendu par, verkocht door, vendido por, venduto da, supplier, vendor, from, service provider, verkaufer, lieferant, rechnungssteller,
    vendeur, fournisseur, emetteur, verkoper, leverancier, vendedor, emisor, proveedor, venditore,
    fornitore, cedente
  `),
  buyer: list(`
    bill to, billed to, sold to, invoice to, customer, client, buyer, billing address, bill to address,
    guest name, kaufer, kunde, leistungsempfanger, rechnungsempfanger, rechnungsadresse, rechnung an,
    acheteur, adresse de facturation, facture a, klant, koper, factuuradres, aan, cliente, comprador,
    facturar a, destinatario, cessionario, ship to, shipping address, deliver to, lieferadresse,
    warenempfanger, adresse de livraison, afleveradres
  `),
  currency: list(`
    currency, wahrung, rechnungswahrung, devise, valuta, munteenheid, moneda, divisa
  `),
  name: list(`
    name, nom, naam, nombre, nome, firma, company
  `),
  invoiceNumber: list(`
    *rechnung nr, *rechnung, *factuur nr, rechnung #, invoice number, invoice no, invoice nr, invoice num, invoice id, invoice #, invoice, tax invoice no,
    inv no, inv, document no, document number, doc no, bill no, receipt no, receipt #, receipt number,
    rechnungsnummer, rechnungs-nr, rechnungsnr, rechnung nr, rechnung, handelsrechnung, beleg-nr,
    belegnummer, gutschrift nr, gutschrift, facture n, facture no, numero de facture, n de facture,
    facture, avoir n, avoir, factuurnummer, factuurnr, factuur nr, factuur, numero de factura, factura n,
    factura no, factura num, factura, numero fattura, fattura n, fattura nr, fattura, credit note no,
    credit note
  `),
  weakNumber: list(`
    numero, booking id, order id, order no, order number, reference, document, bill, ref, nr, no
  `),
  date: list(`
    invoice date, date of invoice, bill date, billing date, issue date, date of issue, date issued,
    document date, receipt date, date, dated, rechnungsdatum, belegdatum, beleg-datum, ausstellungsdatum,
    datum, vom, date de facture, date de facturation, date d'emission, date facture, du, factuurdatum,
    fecha de factura, fecha de emision, fecha, data fattura, data di emissione, data, bizdate, del, von
  `),
  otherDate: list(`
    due date, date due, due, payable by, order date, delivery date, ship date, service date, valid until, expiry,
    exp date, period, check in, check out, birth, printed, falligkeit, fallig, faellig, lieferdatum,
    leistungsdatum, leistungs-datum, liefer- und leistungsdatum, bestellung vom, vertrags-datum,
    lieferschein-datum, zahlbar, bis zum, date d'echeance, echeance, date limite, date de livraison,
    date de commande, vervaldatum, leverdatum, orderdatum, fecha de vencimiento, vencimiento, scadenza,
    data di scadenza, auftrag-datum
  `),
  dueDate: list(`
    due date, date due, payment due, payment due date, due on, due by, pay by, payable by, falligkeit, fallig am,
    fälligkeitsdatum, falligkeitsdatum, zahlbar bis, netto bis, bis zum, date d'echeance, echeance,
    date limite de paiement, a payer avant, vervaldatum, te betalen voor, fecha de vencimiento,
    vencimiento, data di scadenza, scadenza, scade il
  `),
  deliveryDate: list(`
    delivery date, date of delivery, date of supply, supply date, service date, shipped on, lieferdatum,
    leistungsdatum, leistungs-datum, liefer-datum, lieferschein-datum, liefer- und leistungsdatum,
    date de livraison, livre le, leverdatum, leveringsdatum, fecha de entrega, data di consegna, data consegna
  `),
  grandTotal: list(`
    grand total, total ttc, total amount, invoice total, total invoice, total for this invoice,
    total inc vat, total incl vat, total including vat, total incl gst, total inclusive of gst,
    total inclusive, total incl, total inc gst, total with tax, gross total, gross amount, gesamtbetrag,
    bruttosumme, bruttobetrag, rechnungsbetrag, rechnungssumme, endbetrag, gesamtsumme, endsumme,
    gesamt brutto, summe brutto, montant ttc, montant total, total general, total facture, net a payer,
    totaal, totaalbedrag, totaal incl btw, totaal inclusief btw, factuurbedrag, eindtotaal,
    importe total, total factura, total con iva, totale fattura, totale documento, totale complessivo,
    importo totale, totale
  `),
  amountDue: list(`
    amount due, total due, total amount due, balance due, amount payable, total payable, please pay,
    zahlbetrag, zu zahlen, zu zahlender betrag, a payer, somme a payer, montant a payer, solde a payer,
    reste a payer, te betalen, te voldoen, total a pagar, a pagar, totale da pagare, da pagare,
    netto a pagare
  `),
  plainTotal: list(`
    total, summe, gesamt, totaal, totale, ttl, tl
  `),
  roundedTotal: list(`
    rounded total, total rounded, total after rounding, round total, total sales inclusive of gst,
    total payable, nett total, net total, total after rounding adj, total amt payable,
    total sales incl gst, amount payable, total rm incl of gst, amt payable, total amount payable,
    amount due
  `),
  notTotal: list(`
    sub total, subtotal, sub-total, total qty, total quantity, total item, total items, total no,
    total gst, total tax, total vat, tax total, gst total, total discount, total saving, total savings,
    total excl, total exclud, total excluding, total excluding gst, total before, total points,
    total disc, total pcs, exclusief, zwischensumme, sous total, subtotaal, total gst amount, total ht,
    total taxes, total tva, total netto
  `),
  netTotal: list(`
    net total, total net, net amount, subtotal, sub total, sub-total, total before tax, total excl vat,
    total excluding vat, total ex vat, total excluding gst, taxable amount, charges, nettobetrag,
    nettosumme, netto, summe netto, gesamt netto, rechnungssumme ohne ust, zwischensumme, total ht,
    montant ht, total hors taxes, exclusief btw, excl btw, totaal excl btw, netto bedrag, base imponible,
    importe neto, imponibile, totale imponibile
  `),
  taxTotal: list(`
    total tax, tax total, vat total, total vat, total gst, gst, sales tax, vat, tax, ust gesamt,
    steuerbetrag, umsatzsteuer, mehrwertsteuer, mwst, total taxes, total tva, montant tva, tva, btw,
    totaal btw, iva, cuota iva, imposta, totale iva, total iva, gst amount
  `),
  phone: list(`
    tel, phone, telephone, telefon, fax, hotline, fon, mobile, hp, contact
  `),
  registration: list(`
    gst, reg, co reg, company reg, vat, ust-id, ust, tax id, steuernummer, siret, siren, kvk, btw, tin,
    abn, roc, sst, brn, tva, rcs
  `),
  /** Longest first, so that "GmbH & Co. KG" is found before "KG". */
  legalForms: list(`
    gmbh & co. kg, sdn. bhd., sdn bhd, sdn. bhd, sdn.bhd., private limited, pvt. ltd., pvt ltd,
    pte. ltd., pte ltd, pty ltd, s.p.a., s.a.r.l., s.r.l., s.l.u., s.a.s., gmbh, sarl, eurl, sasu, kgaa,
    ohg, b.v., n.v., s.a., s.l., incorporated, corporation, company, limited, inc., inc, corp., corp,
    ltd., ltd, llc, llp, plc, bhd, ag, kg, ug, se, sas, sa, srl, spa, bv, nv, e.k., e.v., trading,
    enterprise, co.
  `),
  addressWords: list(`
    jalan, jln, lorong, taman, lot, no, street, road, avenue, lane, drive, blvd, suite, floor, level,
    unit, block, bandar, kampung, persiaran, lebuh, wisma, plaza, mall, selangor, johor, kuala lumpur,
    penang, melaka, perak, kedah, sabah, sarawak, kl, strasse, str, platz, weg, allee, rue, avenue,
    chemin, boulevard, place, straat, laan, plein, calle, avenida, via, piazza, corso, p.o. box
  `),
} as const;

export type Idea = keyof typeof words;

/** Month names by their first letters, in all the languages above; index + 1 is the month. */
export const monthPrefixes: readonly (readonly string[])[] = [
  list('january, januar, jan, janvier, januari, enero, ene, gennaio, gen, janv, jän, jänner'),
  list('february, februar, feb, fevrier, février, fevr, févr, februari, febrero, febbraio'),
  list('march, mar, märz, maerz, mrz, mars, maart, mrt, marzo'),
  list('april, apr, avril, avr, abril, abr, aprile'),
  list('may, mai, mei, mayo, maggio, mag'),
  list('june, jun, juni, juin, junio, giugno, giu'),
  list('july, jul, juli, juillet, juil, julio, luglio, lug'),
  list('august, aug, août, aout, augustus, agosto, ago'),
  list('september, sep, sept, septembre, septiembre, settembre, set'),
  list('october, oct, oktober, okt, octobre, octubre, ottobre, ott'),
  list('november, nov, novembre, noviembre'),
  list('december, dec, dezember, dez, décembre, decembre, déc, diciembre, dic, dicembre'),
];

/** What a currency is printed as, most telling first. */
export const currencyMarks: readonly [mark: RegExp, code: string][] = [
  [/US\$|USD|U\.S\. dollars?|US dollars?/i, 'USD'],
  [/€|\bEUR\b|\beuros?\b/i, 'EUR'],
  [/£|\bGBP\b/i, 'GBP'],
  [/\bCHF\b|\bSFr\b/i, 'CHF'],
  [/\bMYR\b|\bRM\b|\bRM\s?\d/, 'MYR'],
  [/₹|\bINR\b|\bRs\.?(?=\s?\d)|\bRs\b/, 'INR'],
  [/\bSGD\b|S\$/, 'SGD'],
  [/\bCAD\b|C\$|CA\$/, 'CAD'],
  [/\bAUD\b|A\$|AU\$/, 'AUD'],
  [/\bJPY\b|¥/, 'JPY'],
  [/\bSEK\b/, 'SEK'],
  [/\bNOK\b/, 'NOK'],
  [/\bDKK\b/, 'DKK'],
  [/\bPLN\b|zł/, 'PLN'],
  [/\bCZK\b|Kč/, 'CZK'],
  [/\$/, 'USD'],
];

/** Lower case, accents off, so that one spelling in a list finds all of them. Length and offsets stay as they were. */
export function fold(text: string): string {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) {
    const plain = character
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase();
    folded +=
      plain.length === character.length
        ? plain
        : character.toLowerCase().length === character.length
          ? character.toLowerCase()
          : character;
  }
  return folded;
}

/** `*` at a word's start stands for the front of a compound: `*rechnung` finds Mietrechnung. */
const escape = (text: string) =>
  text
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/^\*/, '\\p{L}*')
    .replace(/\*$/, '\\*');
const patterns = new Map<string, RegExp>();

/** A pattern for any phrase of an idea, longest first; matches folded text, whole words only. */
export function patternOf(idea: Idea): RegExp {
  const known = patterns.get(idea);
  if (known) return known;
  const phrases = [...words[idea]]
    .map(fold)
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.split(/[\s]+/).map(escape).join('[\\s.\\-_()/:]*'));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`, 'u');
  patterns.set(idea, pattern);
  return pattern;
}

/** Whether a text speaks of an idea. */
export function speaksOf(idea: Idea, text: string): boolean {
  return patternOf(idea).test(fold(text));
}
