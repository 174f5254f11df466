import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allowedLicences } from './allowed-licences.ts';
import { licenceIn } from './declared-licences.ts';
import { licenceFindings } from './licence-findings.ts';

const lgpl = { package: '@img/sharp-*', licence: 'LGPL-3.0-or-later', reason: 'a file of its own' };

function findings(name: string, licence: string | null, exceptions = [] as (typeof lgpl)[]) {
  return licenceFindings([{ name, place: `node_modules/${name}`, licence }], allowedLicences, exceptions);
}

describe('a licence', () => {
  it.each(['MIT', '(MIT OR GPL-3.0-only)', 'MIT and ISC', 'Apache-2.0+', 'Apache-2.0 WITH LLVM-exception'])(
    'is allowed: %s',
    (licence) => expect(findings('busboy', licence)).toEqual([]),
  );

  it.each([
    ['AGPL-3.0-only', /is under AGPL-3\.0-only/],
    ['MIT AND GPL-2.0-only', /not allowed/],
    ['SEE LICENSE IN LICENSE.txt', /no SPDX expression/],
    ['UNLICENSED', /no SPDX expression/],
    [null, /declares no licence/],
  ])('is not: %s', (licence, what) => {
    expect(findings('busboy', licence)).toEqual([
      { what: expect.stringMatching(what), where: 'node_modules/busboy', whatToDo: expect.any(String) },
    ]);
  });

  it('binds by all of an AND and by one of an OR, however they are nested', () => {
    const licence = fc.constantFrom('MIT', 'ISC', 'GPL-3.0-only', 'SSPL-1.0');
    fc.assert(
      fc.property(licence, licence, licence, (a, b, c) => {
        const good = (one: string) => allowedLicences.has(one);
        const isAllowed = findings('any', `${a} AND (${b} OR ${c})`).length === 0;
        expect(isAllowed).toBe(good(a) && (good(b) || good(c)));
      }),
    );
  });
});

describe('an exception', () => {
  it('allows its licence, alone or with allowed ones, to its packages and to no other', () => {
    expect(findings('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later', [lgpl])).toEqual([]);
    expect(findings('@img/sharp-wasm32', 'Apache-2.0 AND LGPL-3.0-or-later AND MIT', [lgpl])).toEqual([]);
    expect(findings('@img/colour', 'LGPL-3.0-or-later', [lgpl])[0]?.where).toBe('node_modules/@img/colour');
  });

  it('goes when no package needs it any more', () => {
    expect(findings('busboy', 'MIT', [lgpl])).toEqual([
      expect.objectContaining({ what: expect.stringContaining('@img/sharp-*'), whatToDo: 'Take it out.' }),
    ]);
  });
});

describe('what a package.json declares', () => {
  it.each([
    [{ license: 'BlueOak-1.0.0' }, 'BlueOak-1.0.0'],
    [{ licenses: [{ type: 'MIT', url: 'http://github.com/mscdex/busboy/raw/master/LICENSE' }] }, 'MIT'],
    [{ licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] }, 'MIT OR Apache-2.0'],
    [{ license: { type: 'ISC' } }, 'ISC'],
    [{ name: 'nothing' }, null],
  ])('%j is %s', (manifest, licence) => {
    expect(licenceIn(manifest)).toBe(licence);
  });
});
