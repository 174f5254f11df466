import { z } from 'zod';
import type { Finding } from './finding.ts';
import type { LockedPackage } from './lock-file.ts';

const componentSchema = z.object({
  purl: z.string().optional(),
  get components() {
    return z.array(componentSchema).optional();
  },
});

/** What we read of a CycloneDX document; CycloneDX itself checks all of it. */
export const sbomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  serialNumber: z.string().optional(),
  metadata: z.object({ timestamp: z.string().optional() }),
  components: z.array(componentSchema),
});
type Component = z.infer<typeof componentSchema>;

/** Packages that the bill of materials leaves out, and whether two of the same lock would differ. */
export function sbomFindings(
  sbom: z.infer<typeof sbomSchema>,
  packages: LockedPackage[],
  file: string,
): Finding[] {
  const named = new Set(sbom.components.flatMap(purls));
  const missing = packages.filter((one) => !named.has(purlOf(one)));
  const isReproducible = sbom.serialNumber === undefined && sbom.metadata.timestamp === undefined;
  return [
    ...missing.map(({ name, version, place }) => ({
      what: `the bill of materials does not name ${name} ${version}`,
      where: `${file}; package-lock.json, ${place}`,
      whatToDo: 'Run `npm install`: package-lock.json and the package.json files do not fit.',
    })),
    ...(isReproducible
      ? []
      : [
          {
            what: 'the bill of materials differs every time it is made',
            where: `${file}: serialNumber, metadata.timestamp`,
            whatToDo: 'Let CycloneDX write it with --output-reproducible.',
          },
        ]),
  ];
}

function purls({ purl, components = [] }: Component): string[] {
  return [...(purl === undefined ? [] : [purl.replace(/[?#].*$/, '')]), ...components.flatMap(purls)];
}

/** A package's address by https://github.com/package-url/purl-spec: the scope's @ is written %40. */
function purlOf({ name, version }: LockedPackage): string {
  return `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;
}
