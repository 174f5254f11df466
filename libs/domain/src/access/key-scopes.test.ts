import { describe, expect, it } from '@jest/globals';
import { actionsWith, asKeyScope } from './key-scopes.ts';
import { roles } from './roles.ts';

describe('the scope of an API key', () => {
  it('is the least allowed one where the database says a word that nobody knows', () => {
    expect(['everything', null, 1, 'ALL', ''].map(asKeyScope)).toEqual(Array(5).fill('read'));
    expect(asKeyScope(undefined)).toBe('all');
  });

  it.each(roles)('never lets a key do more than its person, %s', (role) => {
    for (const isPortalAdmin of [false, true]) {
      const mine = actionsWith({ role, isPortalAdmin });
      for (const keyScope of ['read', 'documents', 'all'] as const)
        expect(mine).toEqual(expect.arrayContaining(actionsWith({ role, isPortalAdmin, keyScope })));
    }
  });

  it.each(roles)('lets nobody of one team, %s, change what every team sees', (role) => {
    expect(actionsWith({ role, isPortalAdmin: false })).not.toContain('reference.edit');
    expect(actionsWith({ role, isPortalAdmin: true })).toContain('reference.edit');
  });
});
