import { around, type PiiMatch } from './match.ts';

const version4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)/g;
const version6 = /(?<![\w:.])(?:[\da-f]{0,4}:){2,7}(?:[\da-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\w:])/gi;
/** Chapters and versions of programs are numbered in the same form. */
const numbering =
  /(?:section|sec\.|§|chapter|clause|paragraph|note|item|exhibit|version|release|\bv\.?)\s*$/i;

const isVersion4 = (text: string) =>
  text.split('.').every((part) => Number(part) <= 255 && !/^0\d/.test(part));

/** Eight groups, or fewer around one "::" (RFC 4291); times and ratios are neither. */
function isVersion6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  if (groups.slice(0, -1).some((group) => group === '') || last === '') return false;
  if (last.includes('.') && !isVersion4(last)) return false;
  const count = groups.length + (last.includes('.') ? 1 : 0);
  return halves.length === 1 ? count === 8 : count >= 2 && count < 8;
}

/** Internet addresses, version 4 and 6. */
export function findIpAddresses(text: string): PiiMatch[] {
  const found: PiiMatch[] = [];
  for (const match of text.matchAll(version4)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isVersion4(match[0]) && !numbering.test(around(text, span, 12, 0).before))
      found.push({ type: 'IP_ADDRESS', ...span });
  }
  for (const match of text.includes(':') ? text.matchAll(version6) : [])
    if (isVersion6(match[0]))
      found.push({ type: 'IP_ADDRESS', start: match.index, end: match.index + match[0].length });
  return found;
}
