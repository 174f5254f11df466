import path from 'node:path';
import type { z } from 'zod';
import { AppError } from '@gemmavision/domain/errors';
import { definitions } from './definitions.ts';
import { isPlaceholder, weaknessOf } from './secret-strength.ts';
import type { Setting } from './setting.ts';
import { bucketOf } from './watched-places.ts';

type Definitions = typeof definitions;
type Values = { [Key in keyof Definitions]: z.output<Definitions[Key]['schema']> };
export type SettingKey = keyof Definitions;

/** Where files go when a bucket is named. Without keys the machine's own role signs. */
export interface S3Settings {
  endpoint?: string;
  region: string;
  bucket: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  forcePathStyle: boolean;
}

/** The account that the first start makes when nobody is there to sign up. */
export interface OwnerSettings {
  email: string;
  password: string;
}

/** Single sign-on by OpenID Connect. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret?: string;
  /** What people call the provider. */
  name: string;
}

type Grouped =
  | 's3Endpoint'
  | 's3Region'
  | 's3Bucket'
  | 's3AccessKeyId'
  | 's3SecretAccessKey'
  | 's3ForcePathStyle'
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecret'
  | 'oidcName';

/** All settings, checked. `dataDir` is absolute; `s3`, `oidc` and `owner` are there only when they are complete. */
export interface Settings extends Omit<Values, Grouped | 'publicUrl' | 'ownerEmail' | 'ownerPassword'> {
  publicUrl: string;
  s3?: S3Settings;
  oidc?: OidcSettings;
  owner?: OwnerSettings;
}

type Environment = Record<string, string | undefined>;

/**
 * Reads every setting once, at start.
 *
 * @throws AppError `invalid_settings`, whose message lists everything that is wrong, one line a setting: what it is
 * set to, and what it must be.
 */
export function readSettings(environment: Environment = process.env): Settings {
  const problems: string[] = [];
  const values = readValues(environment, problems);
  if (values !== null) problems.push(...problemsBetween(values));
  if (values === null || problems.length > 0) {
    throw new AppError(
      'invalid_settings',
      `These settings are wrong:\n${problems.map((p) => `  ${p}`).join('\n')}`,
      {
        facts: { count: problems.length },
      },
    );
  }
  return group(values);
}

function readValues(environment: Environment, problems: string[]): Values | null {
  const entries = Object.entries<Setting>(definitions).map(([key, definition]) => {
    // Compose files pass `NAME=` for what is not set: empty means absent.
    const given = environment[definition.variable]?.trim() || undefined;
    const result = definition.schema.safeParse(given);
    if (!result.success)
      problems.push(problemOf(definition, given, result.error.issues[0]?.message ?? 'valid'));
    return [key, result.data] as const;
  });
  // Sound because each entry went through the schema of its own key, and nothing is used when one failed.
  return problems.length > 0 ? null : (Object.fromEntries(entries) as Values);
}

function problemOf(definition: Setting, given: string | undefined, rule: string): string {
  const now = definition.isSecret ? 'is set to something else' : `is "${given ?? ''}"`;
  return `${definition.variable} ${now}: it must be ${rule}. ${definition.description}`;
}

function problemsBetween(values: Values): string[] {
  const problems: string[] = [];
  if ((values.ownerEmail === undefined) !== (values.ownerPassword === undefined)) {
    problems.push('OWNER_EMAIL and OWNER_PASSWORD belong together: set both or neither.');
  }
  if ((values.s3AccessKeyId === undefined) !== (values.s3SecretAccessKey === undefined)) {
    problems.push('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong together: set both or neither.');
  }
  if (values.s3Bucket === undefined && values.s3Endpoint !== undefined) {
    problems.push('S3_ENDPOINT is set but S3_BUCKET is not: name the bucket, or unset S3_ENDPOINT.');
  }
  problems.push(...watchedProblems(values));
  if ((values.oidcIssuer === undefined) !== (values.oidcClientId === undefined)) {
    problems.push('OIDC_ISSUER and OIDC_CLIENT_ID belong together: set both or neither.');
  }
  if (values.oidcClientSecret !== undefined && values.oidcIssuer === undefined) {
    problems.push(
      'OIDC_CLIENT_SECRET is set but OIDC_ISSUER is not: name the provider, or unset the secret.',
    );
  }
  if ((values.signUp === 'domains') !== (values.signUpDomains !== undefined)) {
    problems.push('SIGN_UP=domains and SIGN_UP_DOMAINS belong together: set both or neither.');
  }
  if ((values.smtpUrl === undefined) !== (values.mailFrom === undefined)) {
    problems.push('SMTP_URL and MAIL_FROM belong together: set both or neither.');
  }
  if (values.nodeEnv === 'production') problems.push(...weakSecrets(values));
  return problems;
}

/** The portal’s own files are nobody’s inbox. */
function watchedProblems({ watchedS3Prefixes, s3Bucket }: Values): string[] {
  if (watchedS3Prefixes.length > 0 && s3Bucket === undefined)
    return [
      'WATCHED_S3_PREFIXES is set but S3_BUCKET is not: name the bucket that the portal keeps its files in.',
    ];
  const isOwn = watchedS3Prefixes.some(({ place }) => {
    const { bucket, prefix } = bucketOf(place);
    return (
      bucket === s3Bucket &&
      ['', 'documents/', 'archives/'].some((own) => prefix === own || (own !== '' && prefix.startsWith(own)))
    );
  });
  return isOwn
    ? ['WATCHED_S3_PREFIXES holds files of the portal itself: choose another bucket or prefix.']
    : [];
}

/** Secrets that somebody else may know or guess: nothing starts with one of them where it counts. */
function weakSecrets(values: Values): string[] {
  const problems: string[] = [];
  for (const key of ['authSecret', 'secretsKey', 'metricsToken'] as const) {
    const secret = values[key];
    const rule = secret === undefined ? null : weaknessOf(secret);
    if (rule === null) continue;
    problems.push(
      `${definitions[key].variable} is too weak for production: it must be ${rule}. Make one with \`openssl rand -base64 32\`.`,
    );
  }
  if (values.ownerPassword !== undefined && isPlaceholder(values.ownerPassword)) {
    problems.push('OWNER_PASSWORD is the word of an example: choose a password.');
  }
  return problems;
}

function group(values: Values): Settings {
  const {
    s3Endpoint,
    s3Region,
    s3Bucket,
    s3AccessKeyId,
    s3SecretAccessKey,
    s3ForcePathStyle,
    ownerEmail,
    ownerPassword,
    oidcIssuer,
    oidcClientId,
    oidcClientSecret,
    oidcName,
    ...plain
  } = values;
  return {
    ...plain,
    dataDir: path.resolve(values.dataDir),
    publicUrl: values.publicUrl?.replace(/\/+$/, '') ?? `http://localhost:${values.port}`,
    s3:
      s3Bucket === undefined
        ? undefined
        : {
            endpoint: s3Endpoint,
            region: s3Region,
            bucket: s3Bucket,
            credentials:
              s3AccessKeyId === undefined || s3SecretAccessKey === undefined
                ? undefined
                : { accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey },
            forcePathStyle: s3ForcePathStyle,
          },
    oidc:
      oidcIssuer === undefined || oidcClientId === undefined
        ? undefined
        : {
            issuer: oidcIssuer.replace(/\/+$/, ''),
            clientId: oidcClientId,
            clientSecret: oidcClientSecret,
            name: oidcName,
          },
    owner:
      ownerEmail === undefined || ownerPassword === undefined
        ? undefined
        : { email: ownerEmail, password: ownerPassword },
  };
}
