import type { DocumentType } from '@gemmavision/domain/documents';

/** Documents in which a company reports on itself; in others it sells or buys something. */
const filingTypes: readonly DocumentType[] = ['10-K', '10-Q', '8-K', 'earnings-release', 'annual-report'];

/** Whether a document of this type is a company’s report on itself. */
export function isFiling(docType: string | null): boolean {
  return filingTypes.some((type) => type === docType);
}
