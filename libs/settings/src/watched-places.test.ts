import { describe, expect, it } from '@jest/globals';
import { bucketOf, watchedFolders, watchedPrefixes } from './watched-places.ts';

describe('watched places', () => {
  it('are folders or prefixes with a team, and class and name of the batches where wanted', () => {
    expect(
      watchedFolders.parse('/srv/in box/=acme-1; /srv/b=beta-2:confidential:Filings of the year;'),
    ).toEqual([
      { place: '/srv/in box', team: 'acme-1' },
      { place: '/srv/b', team: 'beta-2', classification: 'confidential', batchName: 'Filings of the year' },
    ]);
    const [one, whole] = watchedPrefixes.parse('s3://papers/in/box=acme-1::Post;s3://others=acme-1');
    expect([one, whole]).toEqual([
      { place: 's3://papers/in/box/', team: 'acme-1', batchName: 'Post' },
      { place: 's3://others/', team: 'acme-1' },
    ]);
    expect(bucketOf('s3://papers/in/box/')).toEqual({ bucket: 'papers', prefix: 'in/box/' });
    expect(bucketOf('s3://others/')).toEqual({ bucket: 'others', prefix: '' });
  });

  it.each([
    '/srv/inbox',
    'inbox=acme-1',
    '/srv/inbox=',
    '/srv/inbox=acme-1:secret',
    '/srv/inbox=acme-1:internal:Post:more',
    '/srv/inbox=acme-1;/srv/inbox=beta-2',
    '/srv/inbox=acme-1;/srv/inbox/sub=beta-2',
  ])('are not %j, and the message shows how to write one', (text) => {
    const result = watchedFolders.safeParse(text);
    expect(result.error?.issues[0]?.message).toContain('PLACE=acme-1a2b3c4d:confidential:Filings');
  });

  it.each(['papers/in=acme-1', 's3://=acme-1', 's3://papers//in=acme-1'])(
    'in a bucket are not %j',
    (text) => {
      expect(watchedPrefixes.safeParse(text).success).toBe(false);
    },
  );
});
