/** A text that a person looks for, for `contains`: Prisma hands it to ILIKE as it is. */
export function lettersOf(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
