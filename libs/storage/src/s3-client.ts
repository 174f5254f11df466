import { S3Client } from '@aws-sdk/client-s3';

/** How to reach a bucket. Without credentials the machine's own role signs. */
export interface S3Options {
  endpoint?: string;
  region: string;
  bucket: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  forcePathStyle: boolean;
}

/** How long a store that does not answer is waited for, at each of the client's three attempts. */
const connectMilliseconds = 3_000;
const silentMilliseconds = 30_000;

/** Whoever downloads slowly holds a connection to the store: fifty, the client's own limit, would hold up all others. */
const mostSockets = 500;

export function createS3Client(options: S3Options): S3Client {
  return new S3Client({
    endpoint: options.endpoint,
    region: options.region,
    credentials: options.credentials,
    forcePathStyle: options.forcePathStyle,
    // The newer default checksums are not understood by every self-hosted store.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: connectMilliseconds,
      socketTimeout: silentMilliseconds,
      httpAgent: { maxSockets: mostSockets },
      httpsAgent: { maxSockets: mostSockets },
    },
  });
}
