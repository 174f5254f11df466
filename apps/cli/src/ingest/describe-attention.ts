import type { Archive } from '@gemmavision/domain/archives';
import type { BatchAttention } from '@gemmavision/domain/batches';

/** What needs a person after all was read, a line each. */
export function describeAttention(attention: BatchAttention, archives: readonly Archive[]): string[] {
  const { unread, refused, toReview, sumsThatDoNotHold, withWarnings, modelFailures } = attention;
  const counts: [number, string][] = [
    [toReview, 'read, but with values that are not safe to take without a look'],
    [sumsThatDoNotHold, 'with a sum that does not hold'],
    [withWarnings, 'read with a warning'],
    [modelFailures, 'without an answer of the language model'],
  ];
  return [
    ...failedArchives(archives).map(({ fileName, reason }) => `${fileName}: ${reason?.message ?? ''}`),
    ...unread.map(({ documents, message }) => `${ofThem(documents, 'document')} not read: ${message}`),
    ...refused.map(({ files, message }) => `${ofThem(files, 'file')} not taken: ${message}`),
    ...counts.filter(([count]) => count > 0).map(([count, what]) => `${ofThem(count, 'document')} ${what}`),
  ];
}

/** ZIP files that were not unpacked to the end. */
export function failedArchives(archives: readonly Archive[]): Archive[] {
  return archives.filter(({ status }) => status === 'FAILED');
}

const ofThem = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
