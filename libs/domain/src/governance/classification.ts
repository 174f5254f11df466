/** How confidential a document is, from the least to the most. */
export const classifications = ['public', 'internal', 'confidential', 'restricted'] as const;
export type Classification = (typeof classifications)[number];

/** Whether a document of this class may go where documents up to `limit` may. */
export function isWithin(classification: Classification, limit: Classification): boolean {
  return classifications.indexOf(classification) <= classifications.indexOf(limit);
}

/** The most confidential of these classes; that of none is the strictest there is. */
export function strictest(all: readonly Classification[]): Classification {
  return classifications.findLast((one) => all.length === 0 || all.includes(one)) ?? 'restricted';
}

/** Whether a document becomes less protected by this change: whoever wants that says why. */
export function isLowered(before: Classification, after: Classification): boolean {
  return classifications.indexOf(after) < classifications.indexOf(before);
}

/** Days for which what a person deleted rests in the trash; 0: it is gone at once. */
export const trashDays: Record<Classification, number> = {
  public: 30,
  internal: 30,
  confidential: 30,
  restricted: 0,
};
