/** `?q=` of a list; whatever makes no sense is dropped, so that an old or mistyped link still opens. */
export function readTextSearch(search: Record<string, unknown>): { q?: string } {
  // The router reads `q=10` as a number; people mean the text.
  const { q } = search;
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).trim().slice(0, 200) : '';
  return text === '' ? {} : { q: text };
}
