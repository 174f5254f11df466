import { z } from 'zod';
import { contract } from '../contract/index.ts';

const instant = z.iso.datetime();

/** Whether something answers as it should; what is wrong stands in the log. */
const checkSchema = z.strictObject({ name: z.string(), isOk: z.boolean(), detail: z.string().nullable() });

export const systemSchema = z.strictObject({
  version: z.string(),
  nodeVersion: z.string(),
  /** Of the process that answers. */
  startedAt: instant,
  residentBytes: z.int(),
  /** Null while the database does not answer. */
  database: z
    .strictObject({
      version: z.string(),
      bytes: z.int(),
      pendingMigrations: z.array(z.string()),
      failedMigrations: z.array(z.string()),
    })
    .nullable(),
  queue: z.enum(['redis', 'postgres']),
  storage: z.enum(['folder', 's3']),
  liveWorkers: z.int(),
  checks: z.array(checkSchema),
  /** Files in DATA_DIR/secrets; none where all of them are set from outside. */
  secrets: z.array(z.strictObject({ name: z.string(), mode: z.string(), isClosed: z.boolean() })),
  /** What somebody should look at, a sentence each. */
  warnings: z.array(z.string()),
});
export type PortalSystem = z.infer<typeof systemSchema>;

export const portalSettingSchema = z.strictObject({
  variable: z.string(),
  description: z.string(),
  source: z.enum(['environment', 'default']),
  isSecret: z.boolean(),
  /** Null for secrets, and where nothing is set. */
  value: z.string().nullable(),
  default: z.string(),
});
export type PortalSetting = z.infer<typeof portalSettingSchema>;

/** From the least to the most urgent. */
export const logLevels = ['warn', 'error'] as const;

export const logLineSchema = z.strictObject({
  at: instant,
  level: z.enum(logLevels),
  message: z.string(),
  requestId: z.string().nullable(),
  /** The rest of the line, as JSON. */
  details: z.string(),
});
export type PortalLogLine = z.infer<typeof logLineSchema>;

export const portalSystemContract = contract({
  'GET /api/portal/system': {
    summary: 'How the installation is: versions, database, checks, warnings',
    tag: 'Portal',
    access: 'portal-admin',
    success: { status: 200, body: systemSchema },
  },
  'GET /api/portal/settings': {
    summary: 'Every setting with its value and where it is from; of secrets only whether they are set',
    tag: 'Portal',
    access: 'portal-admin',
    success: { status: 200, body: z.strictObject({ items: z.array(portalSettingSchema) }) },
  },
  'GET /api/portal/logs': {
    summary:
      'The last warnings and errors of the api process that answers, the newest first, redacted as logged',
    tag: 'Portal',
    access: 'portal-admin',
    query: z.strictObject({
      /** This level and above. */
      level: z.enum(logLevels).default('warn'),
    }),
    success: {
      status: 200,
      body: z.strictObject({ startedAt: instant, items: z.array(logLineSchema) }),
    },
  },
});
