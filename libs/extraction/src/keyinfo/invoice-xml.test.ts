import { describe, expect, it } from '@jest/globals';
import { readInvoiceXml } from './invoice-xml.ts';

const cii = `<?xml version="1.0"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:x" xmlns:ram="urn:y" xmlns:udt="urn:z">
 <rsm:ExchangedDocument><ram:ID>00471</ram:ID><ram:TypeCode>380</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20180305</udt:DateTimeString></ram:IssueDateTime></rsm:ExchangedDocument>
 <rsm:SupplyChainTradeTransaction>
  <ram:IncludedSupplyChainTradeLineItem><ram:SpecifiedTradeProduct><ram:Name>Paper</ram:Name></ram:SpecifiedTradeProduct>
   <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>9.90</ram:ChargeAmount></ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
   <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">20</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
   <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>198.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>
  <ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Lieferant &amp; Sohn GmbH</ram:Name></ram:SellerTradeParty>
   <ram:BuyerTradeParty><ram:Name>Kunden AG</ram:Name></ram:BuyerTradeParty></ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>GBP</ram:InvoiceCurrencyCode>
   <ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:TaxBasisTotalAmount>198.00</ram:TaxBasisTotalAmount>
    <ram:TaxTotalAmount currencyID="EUR">42.00</ram:TaxTotalAmount><ram:TaxTotalAmount currencyID="GBP">37.62</ram:TaxTotalAmount>
    <ram:GrandTotalAmount>235.62</ram:GrandTotalAmount></ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
 </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;

const ubl = `<CreditNote xmlns="urn:a" xmlns:cbc="urn:b" xmlns:cac="urn:c"><cbc:ID>CN-7</cbc:ID><cbc:IssueDate>2024-02-29</cbc:IssueDate>
 <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
 <cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Shop</cbc:Name></cac:PartyName></cac:Party></cac:AccountingSupplierParty>
 <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">1.90</cbc:TaxAmount></cac:TaxTotal>
 <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID="EUR">10.00</cbc:TaxExclusiveAmount><cbc:TaxInclusiveAmount currencyID="EUR">11.90</cbc:TaxInclusiveAmount></cac:LegalMonetaryTotal>
</CreditNote>`;

describe('readInvoiceXml', () => {
  it('reads Factur-X, ZUGFeRD and XRechnung in CII, tax in the invoice’s own currency', () => {
    expect(readInvoiceXml(cii)).toEqual({
      isCreditNote: false,
      documentNumber: '00471',
      documentDate: '2018-03-05',
      companyName: 'Lieferant & Sohn GmbH',
      buyerName: 'Kunden AG',
      currency: 'GBP',
      total: 235.62,
      netTotal: 198,
      taxTotal: 37.62,
      lineItems: [{ description: 'Paper', quantity: 20, unitPrice: 9.9, amount: 198 }],
    });
  });

  it('reads XRechnung in UBL, credit notes included', () => {
    expect(readInvoiceXml(ubl)).toMatchObject({
      isCreditNote: true,
      documentNumber: 'CN-7',
      documentDate: '2024-02-29',
      companyName: 'Shop',
      total: 11.9,
      netTotal: 10,
      taxTotal: 1.9,
    });
  });

  it.each([
    '',
    'no xml',
    '<a><b>',
    '<note><ID>1</ID></note>',
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
  ])('does not take %j for an invoice', (text) => expect(readInvoiceXml(text)).toBeUndefined());
});
