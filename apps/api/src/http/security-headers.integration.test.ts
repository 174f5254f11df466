import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startPortal, type TestPortal } from '../../../../testing/portal.ts';

describe('the headers of every answer', () => {
  let webFolder: string;
  let portal: TestPortal;
  let encrypted: TestPortal;
  beforeAll(async () => {
    webFolder = await mkdtemp(path.join(tmpdir(), 'web-'));
    const page = '<meta property="csp-nonce" nonce="__CSP_NONCE__"><script nonce="__CSP_NONCE__"></script>';
    await writeFile(path.join(webFolder, 'index.html'), page);
    await writeFile(path.join(webFolder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const https = { PUBLIC_URL: 'https://portal.example.org' };
    [portal, encrypted] = await Promise.all([
      startPortal({ webFolder }),
      startPortal({ webFolder, environment: https }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([portal.close(), encrypted.close()]);
    await rm(webFolder, { recursive: true });
  });

  const everything = [
    '/',
    '/documents/1',
    '/mark.svg',
    '/health',
    '/api/sign-in-options',
    '/api/nothing',
    '/api/me',
  ];

  it.each(everything)('forbid frames, guessing of types and use by other sites: %s', async (address) => {
    const { headers } = await fetch(portal.url + address);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\)/);
    expect(headers.get('x-powered-by')).toBeNull();
    const directives = directivesOf(headers);
    expect(directives['frame-ancestors']).toBe("'none'");
    expect(directives['base-uri']).toBe("'none'");
    expect(directives['default-src']).toBe("'none'");
  });

  it('let a page run nothing but the portal’s own scripts, and style elements with the nonce of this answer alone', async () => {
    const answers = await Promise.all([fetch(portal.url), fetch(portal.url)]);
    const nonces = await Promise.all(
      answers.map(async (answer) => {
        const directives = directivesOf(answer.headers);
        expect(directives['script-src']).toBe("'self'");
        expect(directives['object-src']).toBe("'none'");
        expect(answer.headers.get('cache-control')).toBe('no-store');
        const [, nonce] = /^'self' 'nonce-([A-Za-z0-9+/=]{22,})'$/.exec(directives['style-src'] ?? '') ?? [];
        expect((await answer.text()).match(/nonce="([^"]*)"/g)).toEqual(Array(2).fill(`nonce="${nonce}"`));
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it('put answers of the API that a browser opens as a page into a box', async () => {
    expect(directivesOf((await fetch(`${portal.url}/api/sign-in-options`)).headers)).toHaveProperty(
      'sandbox',
    );
  });

  it('give the page of the API a policy of its own, for scripts no weaker one', async () => {
    const owner = await portal.person();
    const directives = directivesOf((await owner.fetch('/api/docs/')).headers);
    expect(directives['script-src']).toBe("'self'");
    expect(directives['style-src']).toBe("'self' 'unsafe-inline'");
  });

  it('keep browsers to https where the portal is reached that way, and only there', async () => {
    const [plain, secure] = await Promise.all([fetch(portal.url), fetch(encrypted.url)]);
    expect(plain.headers.get('strict-transport-security')).toBeNull();
    expect(directivesOf(plain.headers)).not.toHaveProperty('upgrade-insecure-requests');
    expect(secure.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    expect(directivesOf(secure.headers)).toHaveProperty('upgrade-insecure-requests');
  });
});

function directivesOf(headers: Headers): Record<string, string> {
  const policy = headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split(';').map((directive) => {
      const [name = '', ...values] = directive.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );
}
