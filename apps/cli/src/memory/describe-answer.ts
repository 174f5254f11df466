import type { MemoryAnswer } from '@gemmavision/domain/memory';

/** The answer as a person reads it: GB of 10⁹ bytes, then what was assumed. */
export function describeAnswer(answer: MemoryAnswer): string {
  const { weightsBytes, assumptions } = answer;
  const lines: [label: string, value: string][] = [
    ['vision encoder', gigabytes(weightsBytes.vision)],
    ['embedding', gigabytes(weightsBytes.embedding)],
    ['rest', gigabytes(weightsBytes.rest)],
    ['weights', gigabytes(weightsBytes.total)],
    ['KV cache', gigabytes(answer.kvBytes)],
    ['overhead', gigabytes(answer.overheadBytes)],
    ['total', gigabytes(answer.totalBytes)],
    ...fitLines(answer),
  ];
  const width = Math.max(...lines.map(([label]) => label.length));
  const table = lines.map(([label, value]) => `${label.padEnd(width)}  ${value.padStart(14)}`);
  return [...table, '', ...assumptions.notes.map((note) => `- ${note}`)].join('\n');
}

function fitLines(answer: MemoryAnswer): [string, string][] {
  const { fits, marginBytes = 0, maxContext, maxSequences, perDevice, assumptions } = answer;
  if (fits === undefined || !assumptions.device) return [];
  return [
    ...shareLines(assumptions.device.devices, perDevice),
    ['capacity at the limit', gigabytes(assumptions.device.usableBytes)],
    ['fits', fits ? 'yes' : 'no'],
    [fits ? 'left' : 'missing', gigabytes(Math.abs(marginBytes))],
    ['longest context', String(maxContext)],
    ['most sequences', String(maxSequences ?? 'no limit')],
  ];
}

function shareLines(devices: number, share: MemoryAnswer['perDevice']): [string, string][] {
  if (devices === 1 || share === undefined) return [];
  return [
    ['on each device', gigabytes(share.totalBytes)],
    ['  weights', gigabytes(share.weightsBytes.total)],
    ['  KV cache', gigabytes(share.kvBytes)],
    ['  overhead', gigabytes(share.overheadBytes)],
  ];
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(3)} GB`;
}
