/** Tesseract’s names that are not ISO 639-3, as they are. */
const others: Record<string, string> = {
  chi_sim: 'Chinese, simplified',
  chi_tra: 'Chinese, traditional',
  equ: 'Equations',
  osd: 'Orientation',
};

/** “German” for `deu`; the name as it is where nobody knows it. */
export function languageName(code: string, locale = 'en'): string {
  const known = others[code];
  if (known !== undefined) return known;
  try {
    return new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch {
    return code;
  }
}
