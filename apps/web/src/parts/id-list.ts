/** A choice of several things in the address: `models=gemma-3-1b,gemma-3-4b`; the word `none` for an empty one. */
export type IdListText = string;

const nothing = 'none';

/** Reads it as text; whatever makes no sense is dropped. */
export function readIdListText(value: unknown): IdListText | undefined {
  return typeof value === 'string' && value !== '' && value.length <= 2_000 ? value : undefined;
}

/** The ids of the choice; `byDefault` where the address says nothing. */
export function idsOf(text: IdListText | undefined, byDefault: readonly string[]): readonly string[] {
  if (text === undefined) return byDefault;
  return text === nothing ? [] : text.split(',');
}

/** The choice as text for the address; nothing where it is the default. */
export function idListText(ids: readonly string[], byDefault: readonly string[]): IdListText | undefined {
  const isDefault = ids.length === byDefault.length && ids.every((id) => byDefault.includes(id));
  if (isDefault) return undefined;
  return ids.length === 0 ? nothing : ids.join(',');
}
