const titles = String.raw`(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Herrn?|Frau|Monsieur|Madame|Mme|Mlle|Señora?|Rev)\.?`;
const labels = String.raw`(?:Attn|Attention|Name|Full name|Signed|Signed by|Prepared by|Approved by|Reviewed by|Authori[sz]ed by|Issued by|Sold by|Served by|Contact(?: person)?|Cashier|Cardholder|Card holder|Account holder|Beneficiary|Salesperson|Sales person|Operator|Patient|Employee|Author|From|z\. ?Hd\.|Ansprechpartner(?:in)?|Bearbeiter|Sachbearbeiter|Unterschrift|Geschäftsf[üu]hrer|Contactpersoon|À l'attention de|Nom|c\/o|C\/O|ATTN|NAME|CASHIER|BY|By)`;
const kin = String.raw`(?:kid|son|daughter|wife|husband|brother|sister|mother|father|mom|dad|mum|uncle|aunt|cousin|friend|partner|boyfriend|girlfriend|boss|colleague|child|baby|nephew|niece|grand(?:father|mother|son|daughter))`;
const roles = String.raw`(?:songwriter|singer|bassist|guitarist|drummer|actor|actress|author|writer|poet|artist|composer|director|producer|manager|president|chairman|chairwoman|secretary|treasurer|analyst|attorney|doctor|nurse|professor|teacher|founder|co-founder|senator|cashier|CEO|CFO|COO)`;

/** Said right before a person's name: a label, a greeting, a title, kinship, "is called". */
export const cueBefore = new RegExp(
  String.raw`(?:${titles} |(?:^|[\n.;:,|(>]|\t| {2})\s*${labels}[ \t]*:[ \t]*|/s/\s*|(?:^|\b)(?:Hi|Hey|Hello|Dear|Cher|Chère|Liebe[r]?|Beste|Geachte|Thanks|Regards|Sincerely|Cheers),? |(?:Regards|Sincerely|Yours truly|Grüßen),?\s*\n\s*|\b(?:my|his|her|our|their) ${kin} |\b${roles} |\b(?:written|sung|performed|directed|composed|signed|founded|led|headed|tribute) (?:by|to) |\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]he patient'?s?) name(?: is|'s) |\b(?:called|named|I am|I'm|[Tt]his is|born) (?=\p{Lu}\p{Ll}|$))$`,
  'u',
);

/** Said right after a person's name: what only people do or have, or a post. */
export const cueAfter =
  /^(?:['’]s (?:address|account|husband|wife|son|daughter|mother|father|brother|sister|email|e-mail|phone|number|birthday|name|house|killers?|death|life|album|voice)\b|,? (?:who|whose)\b|, (?:aged? )?\d\d,|,?\s+(?:(?:Executive |Senior |Managing |Group |Non-Executive |Independent )*(?:Vice |Deputy )?(?:President|Chairman|Chairwoman|Director|Secretary|Treasurer|Controller)|Chief \p{Lu}\p{L}+ Officer|CEO|CFO|COO|CTO|Investor Relations|Ph\.?D|CPA|Esq|M\.?D\b)| (?:lives?|lived|says|said|told|asked|was born|is from|wrote|sang|sings|had given|listed|joined|married|died|serves as|served as|was appointed|was elected|has served|will be talking|spent|thinks|loves|plays|played|performed|starred|graduated|grew up|worked|works|resides|moved to|explains|explained|retired|resigned|and I|songwriter)\b)/u;

/** Endings of family names; words of other languages seldom have them. */
const surnameEnding =
  /(?:sson|ssen|[^aeiou]sen|son|dóttir|dottir|ová|ova|ić|ič|vić|wicz|wski|wska|cki|cka|ński|ski|sky|czyk|enko|shvili|idis|opoulos|akis|oğlu|ez|mann|stein|berg|meier|meyer|ström|strøm|quist|qvist|lund|gaard|inen|nen|ov|ev|eva|yan|ian|escu)$/;

/** Whether a word has the form of a family name. */
export const isSurnameForm = (word: string): boolean =>
  word.length >= 5 && surnameEnding.test(word.toLowerCase());

/** A speaker's name before what is said, in a text where at least two lines begin so. */
export function dialogue(text: string, start: number, end: number): boolean {
  if (!/^: \p{Lu}/u.test(text.slice(end, end + 4)) || (start > 0 && text[start - 1] !== '\n')) return false;
  const speakers = text.match(/^\p{Lu}\p{Ll}+: \p{Lu}[^\n:]*[.?!]/gmu) ?? [];
  return speakers.length >= 2;
}
