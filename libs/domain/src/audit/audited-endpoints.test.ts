import { describe, expect, it } from '@jest/globals';
import { apiContract } from '../api/index.ts';
import type { Endpoint } from '../contract/index.ts';

/** Of a document, and yet without an entry of their own: why. */
const withoutAudit: Record<string, string> = {
  'GET /api/documents/:id': 'state, progress and file name, as in the list; pages poll it',
  'GET /api/documents/:id/pages': 'sizes of pages, without what stands on them',
  'GET /api/documents/:id/pages/:page/readings': 'which engines read a page, without what they read',
};

const endpoints = Object.entries<Endpoint>(apiContract).filter(([key]) =>
  / \/api\/documents\/:id(\/|$)/.test(key),
);
const looking = endpoints.filter(([key]) => key.startsWith('GET '));

describe('the audit log', () => {
  it.each(looking)('is told by %s', (key, { audit }) => {
    expect(audit === undefined).toBe(key in withoutAudit);
  });

  it('is told of each file that is taken along as of an export or a download, each time', () => {
    const files = looking.filter(
      ([, { success }]) => success.mediaType !== undefined && success.mediaType !== 'image/png',
    );
    const said = files.map(([, { audit }]) => audit);
    expect(said.map((audit) => audit?.action)).toEqual(
      said.map(() => expect.stringMatching(/^document\.(exported|downloaded)$/)),
    );
    expect(said.filter((audit) => audit?.isOneSitting)).toEqual([]);
  });

  it('names the document by a parameter that the endpoint has', () => {
    const named = endpoints.flatMap(([key, { audit }]) => (audit ? [`${key} ${audit.subject}`] : []));
    expect(named.filter((text) => !/:(\w+)[/. ].* \1$|:(\w+) \2$/.test(text))).toEqual([]);
  });
});
