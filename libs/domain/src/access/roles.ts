/** Roles within a team, from the most to the least allowed. */
export const roles = ['owner', 'admin', 'analyst', 'annotator', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** What a person with the role is for, in one line. */
export const roleDescriptions: Record<Role, string> = {
  owner: 'Everything in the team, and who else owns it.',
  admin: 'People, rules, the LLM endpoint, webhooks and the audit log; everything an analyst may.',
  analyst: 'Uploads, corrects, classifies, exports and deletes documents.',
  annotator: 'Reads documents and corrects what was read in them.',
  viewer: 'Looks at documents and results, with personal data masked.',
};

/** Everything that can be allowed or not within a team. */
export const actions = [
  'documents.read',
  'documents.unmask',
  'documents.upload',
  'documents.retry',
  'documents.correct',
  'documents.classify',
  'documents.delete',
  'documents.purge',
  'documents.hold',
  'reference.read',
  'reference.edit',
  'apiKeys.manage',
  'members.read',
  'members.manage',
  'owners.manage',
  'governance.manage',
  'llm.use',
  'llm.manage',
  'llm.approve',
  'webhooks.manage',
  'usage.read',
  'audit.read',
  'cache.manage',
] as const;
export type Action = (typeof actions)[number];

/**
 * What acts on every team: no role of one team allows it, only looking after the portal does. An API key of a portal
 * admin may, so that scripts can load data and drop what is kept of it.
 */
export const portalWideActions: readonly Action[] = ['reference.edit', 'cache.manage'];

const teamActions = actions.filter((action) => !portalWideActions.includes(action));

const reading: Action[] = ['documents.read', 'reference.read', 'members.read'];
const annotating: Action[] = [...reading, 'documents.unmask', 'documents.retry', 'documents.correct'];
const working: Action[] = [
  ...annotating,
  'documents.upload',
  'documents.classify',
  'documents.delete',
  'apiKeys.manage',
  'llm.use',
  'usage.read',
];

const allowed: Record<Role, readonly Action[]> = {
  owner: teamActions,
  admin: teamActions.filter((action) => action !== 'owners.manage'),
  analyst: working,
  annotator: annotating,
  viewer: reading,
};

/** Whether a person with this role in the team may do this there. The API and the web both ask here. */
export function can(role: Role, action: Action): boolean {
  return allowed[role].includes(action);
}

/** All that the role allows. */
export function actionsOf(role: Role): Action[] {
  return [...allowed[role]];
}

/** Narrows what a database says to a role; an unknown word is the least allowed one. */
export function asRole(value: string): Role {
  return roles.find((role) => role === value) ?? 'viewer';
}
