import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apiContract } from '@gemmavision/domain/api';
import { loggedPath } from './logged-path.ts';

describe('an address in the log', () => {
  it.each([
    ['/api/documents/3f2b8c1e-9d4a-4c55-8f0e-1b2c3d4e5f60/pages/12.png?dpi=144'],
    ['/api/auth/sign-in/email'],
    ['/documents/3f2b8c1e-9d4a-4c55-8f0e-1b2c3d4e5f60?tab=text'],
    ['/health'],
    ['/'],
  ])('stays as it is without its query: %s', (url) => {
    expect(loggedPath(url)).toBe(url.split('?')[0]);
  });

  it.each([
    ['/invitations/k3Jx9QpLzT0aB7cD', '/invitations/…'],
    ['/api/auth/reset-password/k3Jx9QpLzT0aB7cD?callbackURL=x', '/api/auth/reset-password/…'],
    ['/api/documents/ada@example.com', '/api/documents/…'],
    ['/api/documents/../../etc/passwd', '/api/documents/…/…/…/…'],
    ['/assets/index-B8ed_h6s.js', '/assets/…'],
  ])('holds nothing that somebody else wrote: %s', (url, path) => {
    expect(loggedPath(url)).toBe(path);
  });

  it('names every endpoint of the contract, but never what stands for a parameter', () => {
    const secret = fc.stringMatching(/^[A-Za-z]{10,40}[A-Z]$/);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(apiContract)), secret, (key, token) => {
        const pattern = key.slice(key.indexOf('/'));
        const shown = loggedPath(pattern.replace(/:[A-Za-z]+/g, token));
        expect(shown).toBe(pattern.replace(/[^/]*:[^/]*/g, '…'));
      }),
    );
  });
});
