export const shortestPassword = 12;
export const longestPassword = 128;

/** Fewer different characters than this are a pattern, not a password. */
const fewestCharacters = 5;

/**
 * What is wrong with a new password, as a sentence for who chose it; null when nothing is. Long rather than colourful:
 * no rule about digits or signs, which make passwords predictable (NIST SP 800-63B, 5.1.1).
 */
export function weaknessOfPassword(password: string, email: string): string | null {
  const length = [...password].length;
  if (length < shortestPassword) return `Take at least ${shortestPassword} characters.`;
  if (length > longestPassword) return `Take at most ${longestPassword} characters.`;
  if (new Set(password.toLowerCase()).size < fewestCharacters)
    return 'Take more different characters: this is easily guessed.';
  const known = [email, email.slice(0, email.lastIndexOf('@')).repeat(2)];
  if (known.some((one) => one.toLowerCase() === password.toLowerCase()))
    return 'Take something else than your e-mail address.';
  return null;
}
