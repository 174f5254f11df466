import { z } from 'zod';
import { contract, wholeNumber } from '../contract/index.ts';
import { reasonSchema } from './people.ts';

/** A name, an IPv4 or an IPv6 address as an address line writes it, without brackets: what follows is what is opened. */
const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|[0-9a-f:]*:[0-9a-f:.]*)$/,
    'Give a host name or an IP address alone: no http://, no port, no path.',
  );

export const llmHostSchema = z.strictObject({
  host: z.string(),
  port: z.int(),
  reason: z.string().nullable(),
  /** Null when their account is gone. */
  addedBy: z.string().nullable(),
  addedAt: z.iso.datetime(),
});
export type LlmHost = z.infer<typeof llmHostSchema>;

export const portalLlmHostsContract = contract({
  'GET /api/portal/llm-hosts': {
    summary: 'Hosts with private addresses that language models and webhooks of teams may be at',
    tag: 'Portal',
    access: 'portal-admin',
    success: { status: 200, body: z.strictObject({ items: z.array(llmHostSchema) }) },
  },
  'POST /api/portal/llm-hosts': {
    summary: 'Open a host with a private address, at one port, for language models and webhooks of teams',
    tag: 'Portal',
    access: 'portal-admin',
    body: z.strictObject({ host: hostSchema, port: z.int().min(1).max(65_535), reason: reasonSchema }),
    success: { status: 201, body: z.strictObject({ items: z.array(llmHostSchema) }) },
    problems: ['conflict'],
  },
  'DELETE /api/portal/llm-hosts/:host/:port': {
    summary: 'Close it again: the next request there is refused',
    tag: 'Portal',
    access: 'portal-admin',
    params: z.strictObject({ host: hostSchema, port: wholeNumber(1, 65_535) }),
    success: { status: 204 },
    problems: ['not_found'],
  },
});
