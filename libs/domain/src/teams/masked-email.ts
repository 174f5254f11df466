/**
 * An address as whoever holds an invitation may see it: enough to know one’s own again, not enough to write to
 * somebody else’s. `ada.keller@example.com` → `a…@example.com`.
 */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first = ''] = email;
  return at < 1 ? '…' : `${first}…${email.slice(at)}`;
}
