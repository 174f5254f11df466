import { describe, expect, it } from '@jest/globals';
import { refuseForeignOrigin } from './foreign-origin.ts';

const publicUrl = 'https://portal.example.org';

describe('a change that is sent with a cookie', () => {
  const send = (headers: Record<string, string>, method = 'POST') => {
    return () =>
      refuseForeignOrigin({ method, headers: { host: 'portal.example.org', ...headers } }, publicUrl);
  };

  it.each<Record<string, string>>([
    { origin: 'https://portal.example.org' },
    { origin: 'https://portal.example.org', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    {},
  ])('passes from a page of ours, and from a program: %j', (headers) => {
    expect(send(headers)).not.toThrow();
  });

  it.each<Record<string, string>>([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: '' },
    { origin: 'https://sub.portal.example.org' },
    { origin: 'https://example.org' },
    { origin: 'https://portal.example.org.evil.example' },
    { origin: 'https://portal.example.org:8443' },
    { origin: 'http://portal.example.org' },
    { origin: 'https://portal.example.org@evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ])('is refused from anywhere else: %j', (headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect(send(headers, method)).toThrow('another site');
  });

  it('is none when it only asks', () => {
    expect(send({ origin: 'https://evil.example' }, 'GET')).not.toThrow();
  });
});
