import type { Classification } from '@gemmavision/domain/governance';
import type { Classification as StoredClassification } from '../generated/client.ts';

/** A class as the database writes it. */
export const storedClassification = {
  public: 'PUBLIC',
  internal: 'INTERNAL',
  confidential: 'CONFIDENTIAL',
  restricted: 'RESTRICTED',
} as const satisfies Record<Classification, StoredClassification>;

/** A class of the database as the domain writes it. */
export const readClassification = {
  PUBLIC: 'public',
  INTERNAL: 'internal',
  CONFIDENTIAL: 'confidential',
  RESTRICTED: 'restricted',
} as const satisfies Record<StoredClassification, Classification>;
