/** Licences that ask for no more than to keep their notice: any package may be under one. SPDX identifiers. */
export const allowedLicences: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
]);

/** Another licence, allowed for these packages alone. */
export interface LicenceException {
  /** a package's name; a `*` at its end stands for any ending */
  package: string;
  /** SPDX identifier */
  licence: string;
  reason: string;
}

export const licenceExceptions: readonly LicenceException[] = [
  {
    package: '@img/sharp-*',
    licence: 'LGPL-3.0-or-later',
    reason: 'libvips, unchanged, in a file of its own that anybody can put another build in the place of',
  },
  {
    package: '@fontsource-variable/inter',
    licence: 'OFL-1.1',
    reason: 'a typeface: may be shipped with any software, only not be sold by itself',
  },
  {
    package: 'elkjs',
    licence: 'EPL-2.0',
    reason:
      "part of Prisma's command line, which lays out diagrams with it; unchanged, and the portal never loads it",
  },
];
