/**
 * The head of a chain that somebody copied from the log, as the API takes it (`SEQUENCE:HASH`): so written, or as the
 * whole line of the log or any part of it that says both. Null when it is not in there.
 */
export function headIn(text: string): string | null {
  const plain = /^\s*#?(\d{1,9})\s*:\s*([0-9a-f]{64})\s*$/i.exec(text);
  const sequence = plain?.[1] ?? /"sequence"\s*:\s*(\d{1,9})\b/.exec(text)?.[1];
  const hash = plain?.[2] ?? /"hash"\s*:\s*"([0-9a-f]{64})"/i.exec(text)?.[1];
  if (sequence === undefined || hash === undefined || Number(sequence) === 0) return null;
  return `${Number(sequence)}:${hash.toLowerCase()}`;
}
