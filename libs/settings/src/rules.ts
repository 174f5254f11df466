import { z } from 'zod';

/** A whole number written in decimal digits; anything else is refused rather than half read ("80a" is not 80). */
export function wholeNumber(least: number, most: number) {
  const rule = `a whole number from ${least} to ${most}`;
  return z.string().regex(/^\d+$/, rule).transform(Number).pipe(z.number().min(least, rule).max(most, rule));
}

/** An amount of money, written in decimal digits; not less than 0. */
export function amount(most: number) {
  const rule = `an amount from 0 to ${most}, as in 0.12`;
  return z
    .string()
    .regex(/^\d{1,9}(\.\d{1,6})?$/, rule)
    .transform(Number)
    .pipe(z.number().max(most, rule));
}

/** `true` or `false`. */
export const yesOrNo = z.enum(['true', 'false'], 'true or false').transform((text) => text === 'true');

/** An address that begins with one of these schemes, e.g. `postgresql:`. */
export function address(...schemes: readonly string[]) {
  const rule = `an address that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`;
  return z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), rule);
}

/** Names of domains with commas between them; in small letters, each once. */
export const domains = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(',')
        .map((one) => one.trim()),
    ),
  ])
  .refine(
    (names) =>
      names.every((name) => /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/u.test(name)),
    'names of domains with commas between them, as in example.com,example.org',
  );

/** Text of at least so many characters. */
export function text(least: number, rule = `at least ${least} characters`) {
  return z.string().min(least, rule);
}
