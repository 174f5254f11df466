/** Roles within a team, from the most to the least allowed. */
export const roles = ['owner', 'admin', 'analyst', 'annotator', 'viewer'] as const;
export type Role = (typeof roles)[number];

/** Everything that can be allowed or not. */
export const actions = [
  'documents.read',
  'documents.upload',
  'documents.retry',
  'documents.correct',
  'documents.delete',
  'reference.read',
  'reference.edit',
  'apiKeys.manage',
  'cache.manage',
] as const;
export type Action = (typeof actions)[number];

const reading: Action[] = ['documents.read', 'reference.read'];
const working: Action[] = [
  ...reading,
  'documents.upload',
  'documents.retry',
  'documents.correct',
  'documents.delete',
  'apiKeys.manage',
];

const allowed: Record<Role, readonly Action[]> = {
  owner: actions,
  admin: actions,
  analyst: working,
  annotator: [...reading, 'documents.retry', 'documents.correct'],
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
