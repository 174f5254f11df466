import { actionsOf, portalWideActions, type Action, type Role } from './roles.ts';

/** What an API key is for: never more than its person’s role allows, often less. */
export const keyScopes = ['read', 'documents', 'all'] as const;
export type KeyScope = (typeof keyScopes)[number];

export const keyScopeDescriptions: Record<KeyScope, string> = {
  read: 'Read documents, results and reference data',
  documents: 'Read, upload, retry and correct documents',
  all: 'Everything that your role allows',
};

const allowed: Record<Exclude<KeyScope, 'all'>, readonly Action[]> = {
  read: ['documents.read', 'documents.unmask', 'reference.read', 'members.read', 'usage.read'],
  documents: [
    'documents.read',
    'documents.unmask',
    'documents.upload',
    'documents.retry',
    'documents.correct',
    'documents.classify',
    'reference.read',
    'llm.use',
  ],
};

/** By what a request is allowed something. */
export interface Rights {
  role: Role;
  isPortalAdmin: boolean;
  /** Of an API key; undefined: a session is used. */
  keyScope?: KeyScope;
}

/** What a request may do that comes with these rights. */
export function actionsWith({ role, isPortalAdmin, keyScope: scope }: Rights): Action[] {
  const ofRole = isPortalAdmin ? [...actionsOf(role), ...portalWideActions] : actionsOf(role);
  return scope === undefined || scope === 'all'
    ? ofRole
    : ofRole.filter((one) => allowed[scope].includes(one));
}

/**
 * Narrows what a database says. A key of before there were scopes does what its person may; an unknown word is the least
 * allowed scope.
 */
export function asKeyScope(value: unknown): KeyScope {
  if (value === undefined) return 'all';
  return keyScopes.find((scope) => scope === value) ?? 'read';
}
