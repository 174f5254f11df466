import { z } from 'zod';
import { signUpModes } from '@gemmavision/domain/access';
import { defaultOcrEngine, ocrEngines } from '@gemmavision/domain/documents';
import { proxyAddresses } from './proxy-addresses.ts';
import { address, amount, domains, text, wholeNumber, yesOrNo } from './rules.ts';
import { secret, setting } from './setting.ts';
import { watchedFolders, watchedPrefixes } from './watched-places.ts';

const MEBIBYTE = 1024 * 1024;
const GIBIBYTE = 1024 * MEBIBYTE;

const perMinute = wholeNumber(0, 10_000_000);

/**
 * Every setting of the product, in the order in which the README lists them. A new one is one entry here; code reads
 * it as a property of {@link Settings}, never from the environment.
 */
export const definitions = {
  nodeEnv: setting(
    'NODE_ENV',
    z.enum(['production', 'development', 'test'], 'production, development or test').default('production'),
    'How the code runs: `development` shows causes in error answers.',
  ),
  host: setting(
    'HOST',
    text(1).default('127.0.0.1'),
    'Address on which the portal listens. `0.0.0.0` opens it to the network.',
  ),
  port: setting('PORT', wholeNumber(1, 65_535).default(3000), 'Port on which the portal listens.'),
  publicUrl: setting(
    'PUBLIC_URL',
    address('http:', 'https:').optional(),
    'Address under which people reach the portal, as the browser shows it.',
    'http://localhost:PORT',
  ),
  trustedProxies: setting(
    'TRUSTED_PROXIES',
    proxyAddresses.default([]),
    'Proxies in front of the portal, whose `X-Forwarded-For` says where a request comes from: addresses or ranges, as in `10.0.0.0/8,::1`, or `loopback`, `linklocal`, `uniquelocal`.',
    'none: the other end of the connection counts',
  ),
  dataDir: setting(
    'DATA_DIR',
    text(1).default('./data'),
    'Folder of everything that must survive: database files, uploads, secrets.',
  ),
  databaseUrl: secret(
    'DATABASE_URL',
    address('postgresql:', 'postgres:').optional(),
    'PostgreSQL database, 15 or newer.',
    'an embedded PostgreSQL in DATA_DIR',
  ),
  redisUrl: secret(
    'REDIS_URL',
    address('redis:', 'rediss:').optional(),
    'Redis for the job queue, 6.2 or newer, with `maxmemory-policy noeviction`.',
    'the queue lives in the database',
  ),
  queuePrefix: setting(
    'QUEUE_PREFIX',
    text(1).default('quantadvisor'),
    'Begins the keys of the queue in Redis, so that several portals can share one.',
  ),
  s3Endpoint: setting(
    'S3_ENDPOINT',
    address('http:', 'https:').optional(),
    'Address of an S3-compatible store.',
    "Amazon's own",
  ),
  s3Region: setting('S3_REGION', text(1).default('us-east-1'), 'Region of the bucket.'),
  s3Bucket: setting(
    'S3_BUCKET',
    text(3).optional(),
    'Bucket for uploaded files; set it to keep them in S3, as several machines need.',
    'files live in DATA_DIR/files',
  ),
  s3AccessKeyId: secret(
    'S3_ACCESS_KEY_ID',
    text(1).optional(),
    'Access key of the store.',
    "the machine's own role",
  ),
  s3SecretAccessKey: secret(
    'S3_SECRET_ACCESS_KEY',
    text(1).optional(),
    'Secret of the access key.',
    "the machine's own role",
  ),
  s3ForcePathStyle: setting(
    'S3_FORCE_PATH_STYLE',
    yesOrNo.default(true),
    'Bucket in the path, not in the host name: most self-hosted stores want `true`.',
  ),
  authSecret: secret(
    'AUTH_SECRET',
    text(32).optional(),
    'Key that signs sessions. Several machines must share it.',
    'generated into DATA_DIR/secrets',
  ),
  secretsKey: secret(
    'SECRETS_KEY',
    text(32).optional(),
    'Key under which API keys of LLM endpoints and secrets of webhooks are kept encrypted. Several machines must share it.',
    'generated into DATA_DIR/secrets',
  ),
  ownerEmail: setting(
    'OWNER_EMAIL',
    z.email('an e-mail address').optional(),
    'With OWNER_PASSWORD: makes the first account at first start, without a browser.',
    'the first visitor makes it',
  ),
  ownerPassword: secret(
    'OWNER_PASSWORD',
    text(8).optional(),
    'Password of that account.',
    'the first visitor makes it',
  ),
  ownerTeam: setting('OWNER_TEAM', text(1).default('My team'), 'Name of the first team.'),
  signUp: setting(
    'SIGN_UP',
    z.enum(signUpModes, 'first-run, invited, domains or open').default('invited'),
    'Who may make an account after the first visitor: `first-run` nobody, `invited` whoever has an invitation, `domains` whoever has an address of SIGN_UP_DOMAINS, `open` everybody who reaches the portal; with SMTP_URL the address has to be proved by a link. An account alone shows nothing: a team has to take it in.',
  ),
  signUpDomains: setting(
    'SIGN_UP_DOMAINS',
    domains.optional(),
    'Domains of e-mail addresses, as in `example.com,example.org`, for SIGN_UP=domains. Sub-domains are named one by one.',
    'none',
  ),
  oidcIssuer: setting(
    'OIDC_ISSUER',
    address('http:', 'https:').optional(),
    'Single sign-on by OpenID Connect: the address of the provider, under which it publishes /.well-known/openid-configuration. Register PUBLIC_URL/api/auth/callback/oidc there.',
    'no single sign-on',
  ),
  oidcClientId: setting(
    'OIDC_CLIENT_ID',
    text(1).optional(),
    'Name of this portal at the provider.',
    'no single sign-on',
  ),
  oidcClientSecret: secret(
    'OIDC_CLIENT_SECRET',
    text(1).optional(),
    'Secret of this portal at the provider.',
    'a public client: PKCE alone',
  ),
  oidcName: setting(
    'OIDC_NAME',
    text(1).default('single sign-on'),
    'What the button on the sign-in page calls the provider.',
  ),
  teamCreation: setting(
    'TEAM_CREATION',
    z.enum(['portal-admins', 'everybody'], 'portal-admins or everybody').default('portal-admins'),
    'Who may make further teams: `portal-admins`, or `everybody` who is signed in.',
  ),
  smtpUrl: secret(
    'SMTP_URL',
    address('smtp:', 'smtps:').optional(),
    'Mail server for invitations, as in `smtps://user:password@mail.example.com`; `smtp://…?requireTLS=true` refuses to go on without encryption.',
    'no mail: links are shown to copy',
  ),
  mailFrom: setting(
    'MAIL_FROM',
    z.email('an e-mail address').optional(),
    'Sender of these mails; belongs to SMTP_URL.',
    'no mail',
  ),
  maxUploadBytes: setting(
    'MAX_UPLOAD_BYTES',
    wholeNumber(1024, 5 * GIBIBYTE).default(50 * MEBIBYTE),
    'Largest file that is accepted, in bytes.',
  ),
  maxArchiveBytes: setting(
    'MAX_ARCHIVE_BYTES',
    wholeNumber(1024, 1024 * GIBIBYTE).default(4 * GIBIBYTE),
    'Largest ZIP file that a batch takes, in bytes.',
  ),
  archiveMaxFiles: setting(
    'ARCHIVE_MAX_FILES',
    wholeNumber(1, 1_000_000).default(20_000),
    'Most files that a ZIP file may hold.',
  ),
  archiveMaxUnpackedBytes: setting(
    'ARCHIVE_MAX_UNPACKED_BYTES',
    wholeNumber(1024, 1024 * GIBIBYTE).default(20 * GIBIBYTE),
    'Most that all files of one ZIP file together may unpack to, in bytes; each of them may have MAX_UPLOAD_BYTES.',
  ),
  archiveMaxRatio: setting(
    'ARCHIVE_MAX_RATIO',
    wholeNumber(2, 1_000_000).default(200),
    'How many times its packed size a file of a ZIP file may unpack to; beyond, it is taken for a trap.',
  ),
  archiveMaxDepth: setting(
    'ARCHIVE_MAX_DEPTH',
    wholeNumber(0, 1_000).default(32),
    'In how many folders inside of each other a file of a ZIP file may lie.',
  ),
  watchedFolders: setting(
    'WATCHED_FOLDERS',
    watchedFolders.default([]),
    'Folders whose PDF, PNG and JPEG files become documents of a team, as in `/srv/inbox=acme-1a2b3c4d;/srv/filings=acme-1a2b3c4d:confidential:Filings`: folder, short name or id of the team, class and name of the daily batches if wished. Files are moved to `done/` and `refused/` in it.',
    'none',
  ),
  watchedS3Prefixes: setting(
    'WATCHED_S3_PREFIXES',
    watchedPrefixes.default([]),
    'The same for objects of the store that S3_BUCKET is in, as in `s3://papers/inbox/=acme-1a2b3c4d`.',
    'none',
  ),
  watchMilliseconds: setting(
    'WATCH_MILLISECONDS',
    wholeNumber(100, 86_400_000).default(5_000),
    'How often watched places are looked at. A file in a folder is taken when two looks found it unchanged.',
  ),
  maxPages: setting(
    'MAX_PAGES',
    wholeNumber(1, 100_000).default(2_000),
    'Most pages that a document may have.',
  ),
  quotaTeamBytes: setting(
    'QUOTA_TEAM_BYTES',
    wholeNumber(0, Number.MAX_SAFE_INTEGER).default(0),
    'Bytes of files that a team may keep, trash included; 0 is no limit. A portal admin may set another for a team.',
  ),
  quotaTeamPagesPerMonth: setting(
    'QUOTA_TEAM_PAGES_PER_MONTH',
    wholeNumber(0, 1_000_000_000).default(0),
    'Pages that a team may have read in a calendar month (UTC); 0 is no limit.',
  ),
  quotaPersonDocumentsPerDay: setting(
    'QUOTA_PERSON_DOCUMENTS_PER_DAY',
    wholeNumber(0, 1_000_000_000).default(0),
    'Documents that one person may upload to a team in a day (UTC); 0 is no limit.',
  ),
  rateLimitAnonymous: setting(
    'RATE_LIMIT_ANONYMOUS',
    perMinute.default(1_200),
    'Requests a minute from one address by those who are not signed in; 0 is no limit.',
  ),
  rateLimitRequests: setting(
    'RATE_LIMIT_REQUESTS',
    perMinute.default(6_000),
    'Requests a minute by one person in the browser, and as many again with their API keys; 0 is no limit.',
  ),
  rateLimitUploads: setting(
    'RATE_LIMIT_UPLOADS',
    perMinute.default(1_200),
    'Uploads a minute by one person; a team may three times that. 0 is no limit.',
  ),
  rateLimitExpensive: setting(
    'RATE_LIMIT_EXPENSIVE',
    perMinute.default(600),
    'Requests a minute by one person that cost much: images of pages, search in texts, another reading. 0 is no limit.',
  ),
  workerConcurrency: setting(
    'WORKER_CONCURRENCY',
    wholeNumber(1, 64).default(2),
    'Documents that one worker reads at a time.',
  ),
  workerHourPrice: setting(
    'WORKER_HOUR_PRICE',
    amount(100_000).optional(),
    'What an hour of reading by one worker costs you, as in `0.12`: batches then show an estimate of their cost.',
    'no estimate',
  ),
  workerHourCurrency: setting(
    'WORKER_HOUR_CURRENCY',
    z
      .string()
      .regex(/^[A-Z]{3}$/u, 'three capital letters (ISO 4217), as in EUR')
      .default('EUR'),
    'Currency of that price.',
  ),
  leaseMilliseconds: setting(
    'LEASE_MILLISECONDS',
    wholeNumber(1_000, 600_000).default(6_000),
    'After so long without a sign of life from its worker, a document is taken up by another.',
  ),
  documentTimeoutMilliseconds: setting(
    'DOCUMENT_TIMEOUT_MILLISECONDS',
    wholeNumber(1_000, 86_400_000).default(300_000),
    'Longest time that one document may take.',
  ),
  documentMemoryBytes: setting(
    'DOCUMENT_MEMORY_BYTES',
    wholeNumber(256 * MEBIBYTE, 256 * GIBIBYTE).default(1.5 * GIBIBYTE),
    'Most memory that reading one document may take, in bytes.',
  ),
  ocrEngine: setting(
    'OCR_ENGINE',
    z.enum(ocrEngines, ocrEngines.join(' or ')).default(defaultOcrEngine),
    'Reader of scanned pages: `tesseract.js` is built in, `tesseract` is the program of that name on this machine, `pp-ocr` is built in, slower, and far better on receipts and photographs; `auto` takes `pp-ocr` for what is printed like a receipt and `tesseract.js` for the rest.',
  ),
  ocrLanguages: setting(
    'OCR_LANGUAGES',
    z
      .string()
      .regex(/^[A-Za-z_]{3,20}(?:\+[A-Za-z_]{3,20})*$/u, 'names of languages joined by +, as in eng+deu')
      .default('eng'),
    'Languages that Tesseract reads where nobody chooses others for a batch or a document, as in `eng+deu`. English is built in; put the model of each other one into DATA_DIR/tessdata of every worker.',
  ),
  metricsToken: secret(
    'METRICS_TOKEN',
    text(16).optional(),
    'Bearer token that /metrics wants from other machines.',
    'only this machine may ask',
  ),
  logLevel: setting(
    'LOG_LEVEL',
    z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
        'fatal, error, warn, info, debug or silent',
      )
      .default('info'),
    'How much is logged.',
  ),
  feedbackUrl: setting(
    'FEEDBACK_URL',
    address('http:', 'https:', 'mailto:').optional(),
    'Where “Tell us” on the first page leads: an https: or a mailto: address.',
    'no link',
  ),
  chromiumPath: setting(
    'CHROMIUM_PATH',
    text(1).optional(),
    'Chromium for the browser tests.',
    "Debian's chromium, else the one from npm",
  ),
  quantadvisorUrl: setting(
    'QUANTADVISOR_URL',
    address('http:', 'https:').optional(),
    'Portal that the command line talks to.',
    '`--url`',
  ),
  quantadvisorApiKey: secret(
    'QUANTADVISOR_API_KEY',
    text(1).optional(),
    'API key of the command line.',
    '`--api-key`',
  ),
} as const;
