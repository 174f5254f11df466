import { expect, it } from '@jest/globals';
import { lockedPackages } from './lock-file.ts';
import { sbomFindings, sbomSchema } from './sbom-findings.ts';

const packages = lockedPackages({
  packages: {
    'node_modules/@asteasolutions/zod-to-openapi': { version: '9.1.0' },
    'apps/api/node_modules/busboy': { version: '1.6.0' },
  },
});
const scoped = { purl: 'pkg:npm/%40asteasolutions/zod-to-openapi@9.1.0' };
const nested = { purl: 'pkg:npm/busboy@1.6.0?download_url=https%3A%2F%2Fnpm.example' };
const ours = { purl: 'pkg:npm/%40gemmavision/api@0.1.0?vcs_url=git', components: [nested] };

function findingsOf(components: object[], more = {}, metadata = {}) {
  const sbom = sbomSchema.parse({ bomFormat: 'CycloneDX', metadata, components, ...more });
  return sbomFindings(sbom, packages, 'dist/sbom.cdx.json').map(({ what }) => what);
}

it('names every package, also those inside one of ours', () => {
  expect(findingsOf([scoped, ours])).toEqual([]);
});

it('tells which package is missing, or there in another version', () => {
  expect(findingsOf([scoped])).toEqual([expect.stringContaining('busboy 1.6.0')]);
  expect(findingsOf([ours, { purl: 'pkg:npm/%40asteasolutions/zod-to-openapi@9.1.1' }])).toEqual([
    expect.stringContaining('@asteasolutions/zod-to-openapi 9.1.0'),
  ]);
});

it('is not reproducible with a number or a time of its own', () => {
  const number = { serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79' };
  expect(findingsOf([scoped, ours], number)).toHaveLength(1);
  expect(findingsOf([scoped, ours], {}, { timestamp: '2026-11-25T14:05:44Z' })).toHaveLength(1);
});
