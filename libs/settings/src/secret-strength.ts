/** What examples and templates put where a secret belongs. Long enough that a generated one never holds it by chance. */
const placeholder =
  /change.?(?:me|this|it|in.?production)|replace.?(?:me|this|with)|your.?(?:own|secret|password|token|key)|better.?auth|default|example|insecure|password|placeholder|quantadvisor|secret/i;

/** Fewer different characters come out of no generator: of 32 random hexadecimal digits, less than 8 once in 10⁸. */
const fewestCharacters = (length: number) => Math.min(8, length / 4);

/**
 * Why a generated secret is too weak to stand in production, as the rest of “it must be …”; null when it will do. Knows
 * what people leave in or type instead of generating one: placeholders, one character again and again, a pattern, a row.
 */
export function weaknessOf(secret: string): string | null {
  if (placeholder.test(secret)) return 'something else than the word of an example';
  if (new Set(secret).size < fewestCharacters(secret.length)) return 'of more different characters';
  if (isRepeated(secret)) return 'something that does not repeat itself';
  if (isRow(secret)) return 'something else than a row of neighbouring characters';
  return null;
}

/** Whether a password that people choose is what an example shows in its place, with some digits or signs at most. */
export function isPlaceholder(password: string): boolean {
  return password.replace(placeholder, '').replace(/[\W\d_]/g, '') === '' && /[a-z]/i.test(password);
}

/** Whether the second half only goes on with what the first half began. */
function isRepeated(secret: string): boolean {
  for (let period = 1; period <= secret.length / 2; period++) {
    if (secret.slice(period) === secret.slice(0, -period)) return true;
  }
  return false;
}

/** Whether most characters are the neighbours of those before them, as in `abcdefgh…` or `9876…`. */
function isRow(secret: string): boolean {
  const codes = [...secret].map((character) => character.codePointAt(0) ?? 0);
  const neighbours = codes.filter((code, i) => i > 0 && Math.abs(code - (codes[i - 1] ?? 0)) === 1);
  return neighbours.length > secret.length / 2;
}
