import type { PiiMatch } from './match.ts';

const name = String.raw`(?:\p{Lu}[\p{L}'’.-]*|\d{1,3}(?:st|nd|rd|th))`;
const house = String.raw`\d{1,6}[A-Za-z]?(?:[-/]\d{1,4}[A-Za-z]?)?`;
const english = String.raw`(?:Streets?|St|Roads?|Rd|Avenue|Ave|Av|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Ter|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Close|Crescent|Cres|Hill|Hills|Row|Gardens|Mews|Park|Quay|Wharf|Turnpike|Pike|Trail|Loop|Alley|Broadway|Plaza|Grove|Rise|Walk|Harbor|Harbour|Bridge|Crossing|Junction|Prairie|Ridge|Center|Centre|STREET|ROAD|AVENUE|BOULEVARD|DRIVE|LANE|COURT|WAY|PLACE|SQUARE|PARKWAY|HIGHWAY|PARK)`;
const before = String.raw`(?:Rue|rue|RUE|[Aa]venue|[Bb]oulevard|[Bb]d|[Pp]lace|[Cc]hemin|[Aa]ll[ée]e|[Qq]uai|[Ii]mpasse|[Rr]oute|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Cc]alle|C\/|[Aa]venida|[Pp]laza|[Pp]aseo|[Cc]arrer|[Rr]ua|[Tt]ravessa|[Ll]argo|[Uu]l\.|[Uu]lica|[Aa]l\.|Am|An der|An den|Auf der|Auf dem|Zum|Zur|Im|Unter den|Jalan|JALAN|Jln\.?|JLN\.?|Lorong|LORONG|Persiaran|PERSIARAN|Lebuh|LEBUH)`;
const compound = String.raw`(?:[Ss]tra(?:ß|ss)e[rn]?|STRA(?:ß|SS)E|[Ss]tr\.|[Gg]asse|[Ww]eg|[Pp]latz|[Aa]llee|[Dd]amm|[Uu]fer|straat|laan|plein|gracht|kade|dijk|singel|gatan|v[äa]gen|gata|veien|vegen|vej|gade|katu|kuja|utca)`;
const directions = String.raw`(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?`;

const particle = String.raw`(?:de la|de l['’]|des|de|du|da|do|dos|del|della|di|la|le|el|al|van de|van der|van|of|the|and|d['’]|l['’])`;
const words = String.raw`${name}(?: (?:${particle} ?)?${name}){0,3}`;

const forms = [
  // 1600 N. Pennsylvania Avenue, One Apple Park Way
  String.raw`(?:${house}|One|Two|Three|Four|Five|Ten),? ${directions}(?:\p{Lu}[\p{L}'’.-]*|\d{1,3}(?:st|nd|rd|th))(?: ${name}){0,3} ${english}(?: (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West))?(?![\p{L}])\.?`,
  String.raw`${house} Broadway(?!\p{L})`,
  // 12, rue de la Paix; Calle Mayor 5; Via Roma 10
  String.raw`(?:(?:NO\.? ?)?${house}(?:,? ?(?:bis|ter))?,? (?:${house} )?)${before} (?:${particle} ?)?${words}(?: \d{1,3}(?:\/\d{1,3}[A-Z]?)?(?!\d))?`,
  String.raw`${before} (?:${particle} ?)?${words},? (?:n[°ºo]\.? ?)?${house}(?![\d.,])`,
  // Hauptstraße 5a; Lange Straße 12; Brucker Bundesstrasse 31
  String.raw`(?:\d{3,6} )?(?:${name} ){0,2}(?:\p{Lu}[\p{L}-]*${compound}|\p{Lu}[\p{L}-]+ (?:Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee|Ring|Damm)),? ${house}(?![\d.,]\d)`,
  // P.O. Box 123; Postfach 12 34; the American forces' addresses
  String.raw`(?:P\.? ?O\.? ?Box|PO BOX|Post(?:fach|bus)|Bo[iî]te Postale|B\.?P\.?|PSC|CMR|Unit|USS|USNS|USNV|USCGC) (?:\p{Lu}\p{L}+|\d{1,3}(?: \d{2,3}){1,2}|\d{2,6})(?:,? Box \d{1,6})?`,
  String.raw`the corner of [^\n.,;:]{4,70}? and ${words}(?: ${house})?`,
];
const unit = String.raw`(?:(?:Apartment|Apt|Suite|Ste|Unit|Flat|Room|Rm|Floor|Building|Bldg|Box|SUITE|APT|UNIT)\.? ?#?[\w-]{1,6}|#\d{1,5}|\d{1,2}(?:st|nd|rd|th) [Ff]loor)`;
const city = String.raw`\p{Lu}[\p{L}'’.-]*(?:[ -](?:(?:upon|on|am|an der|im|ob|nad|pod|de|la|le|les|sur|del|di|den|aan|a|sous|en) )?\p{Lu}[\p{L}'’.-]*){0,3}(?: (?:nad|am|sur|upon) \p{Lu}\p{L}+)?`;
const postcode = String.raw`(?:(?:[A-Z]{1,2}[- ])?\d{4,6}(?:-\d{3,4})?|\d{3} \d{2}|\d{4} ?[A-Z]{2}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)(?![\d\p{L}]|[.,]\d)`;
const country = String.raw`(?:United States|USA|U\.S\.A\.|United Kingdom|UK|Germany|Deutschland|France|Netherlands|Nederland|The Netherlands|Switzerland|Schweiz|Austria|Österreich|Italy|Italia|Spain|España|Portugal|Belgium|Ireland|Sweden|Sverige|Norway|Norge|Denmark|Danmark|Finland|Suomi|Poland|Polska|Slovenia|Slovakia|Croatia|Hungary|Estonia|Latvia|Lithuania|Iceland|Greenland|Luxembourg|Cyprus|Malta|Greece|Romania|Bulgaria|Canada|Australia|New Zealand|Tunisia|Morocco|Brazil|Mexico|Japan|China|India|Malaysia|Singapore|Uruguay|Argentina|Chile|Serbia|Ukraine|Russia|South Africa|Czech Republic|Turkey|Israel)`;
const sep = String.raw`[ \t]{0,3}[,·]?[ \t]{0,3}\n?[ \t]{0,3},?[ \t]{0,3}`;
const state = String.raw`(?:[A-Z]{2}|(?:New|North|South|West|Rhode) [A-Z][a-z]+|California|Texas|Minnesota|Washington|Delaware|Illinois|Massachusetts|Pennsylvania|Ohio|Georgia|Florida|Virginia|Michigan|Connecticut|Colorado|Arizona|Oregon|Missouri|Wisconsin|Indiana|Tennessee|Maryland|Nevada|Utah)(?!\p{L})`;
const end = String.raw`(?:${sep}${country}(?!\p{L})(?:${sep}${postcode})?)`;
const tails = [
  String.raw`${sep}${city}${sep}${state}${sep}${postcode}`,
  String.raw`${sep}${postcode}${sep}${city}`,
  String.raw`${sep}${city}${sep}${country}(?!\p{L})(?:${sep}${postcode})?`,
  String.raw`${sep}${city}\n${sep}${city} ${postcode}`,
  String.raw`${sep}${city}${sep}${postcode}`,
  String.raw`${sep}${state} ${postcode}`,
];
const locality = String.raw`(?:${tails.join('|')})${end}?`;
const tail = String.raw`(?:${sep}${unit}(?![\p{L}\d]))?(?:${locality})?`;

/** A number, a name, a house number: an address only where what follows or what is said before makes it one. */
const bare = String.raw`(?:${house} )?${name}(?: ${name}){0,2} \d{1,4}[A-Za-z]?(?![\d.,]\d|\d)(?: ${name}(?: ${name})?)?`;
const withUnit = String.raw`${bare}${sep}${unit}(?:${locality})?`;
const withPlace = String.raw`\d{2,6} ${name}(?: ${name}){0,2} \d{1,4}(?!\d|[.,]\d)${sep}${city}${sep}[A-Z]{2}${sep}${postcode}${end}?`;
const afterCue = String.raw`(?<=(?:[Aa]ddress(?: is| to| with|:)?|live[sd]? (?:at|in|on)|located at|moved to|deliver to|taxi (?:from|to)|return to)[:\s]{1,3})(?:${bare}|${house} ${name}(?: ${name}){0,3})${tail}`;

const patterns = [
  new RegExp(String.raw`(?<![\p{L}\d.,$-])(?:${withUnit}|${withPlace})`, 'gu'),
  new RegExp(
    String.raw`(?<![\p{L}\d.,$-])(?:${forms.join('|')})(?: ${name}(?: (?:Street|Streets|Bridge|Harbor|Hill|Prairie))?(?=\n))?${tail}`,
    'gu',
  ),
  new RegExp(afterCue, 'gu'),
];

/** No address is without a digit, but for a corner of streets; most texts of names and headings end here. */
const mayHold = /\d|corner of/;

/**
 * Street addresses with unit, post code, place and country where these follow. A place alone is none: there must be a
 * street, a house or a post box.
 */
export function findStreetAddresses(text: string): PiiMatch[] {
  if (!mayHold.test(text)) return [];
  const found: PiiMatch[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].trimEnd().length };
      if (found.every((other) => span.end <= other.start || other.end <= span.start))
        found.push({ type: 'STREET_ADDRESS', ...span });
    }
  }
  return found;
}
