import parse from 'spdx-expression-parse';
import type { LicenceException } from './allowed-licences.ts';
import type { Finding } from './finding.ts';

/** A package and the licence it declares; null where it declares none. */
export interface DeclaredLicence {
  name: string;
  place: string;
  licence: string | null;
}

/** Which packages are under a licence that is not allowed, and which exceptions nothing needs any more. */
export function licenceFindings(
  packages: DeclaredLicence[],
  allowed: ReadonlySet<string>,
  exceptions: readonly LicenceException[],
): Finding[] {
  const needed = new Set<LicenceException>();
  const isAllowed = (name: string, licence: string): boolean => {
    if (allowed.has(licence)) return true;
    const exception = exceptions.find((one) => one.licence === licence && matches(name, one.package));
    if (exception !== undefined) needed.add(exception);
    return exception !== undefined;
  };
  const unlicensed = packages.flatMap((one) => findingOf(one, (licence) => isAllowed(one.name, licence)));
  return [
    ...unlicensed,
    ...exceptions
      .filter((exception) => !needed.has(exception))
      .map((exception) => ({
        what: `no package needs the exception of ${exception.package} for ${exception.licence}`,
        where: 'scripts/supply/allowed-licences.ts',
        whatToDo: 'Take it out.',
      })),
  ];
}

function findingOf(
  { name, place, licence }: DeclaredLicence,
  isAllowed: (one: string) => boolean,
): Finding[] {
  if (licence === null) {
    return [
      { what: `${name} declares no licence`, where: place, whatToDo: 'Nobody may use it: replace it.' },
    ];
  }
  const expression = expressionOf(licence);
  if (expression !== null && holds(expression, isAllowed)) return [];
  return [
    {
      what:
        expression === null
          ? `${name} declares "${licence}", which is no SPDX expression`
          : `${name} is under ${licence}, which is not allowed`,
      where: place,
      whatToDo:
        'Replace the package; or, if its terms can be kept, add the licence or an exception with its reason to scripts/supply/allowed-licences.ts.',
    },
  ];
}

/** AND: all of them bind us. OR: one of them is ours to choose. */
function holds(expression: parse.Info, isAllowed: (licence: string) => boolean): boolean {
  if ('conjunction' in expression) {
    const sides = [expression.left, expression.right];
    return expression.conjunction === 'and'
      ? sides.every((side) => holds(side, isAllowed))
      : sides.some((side) => holds(side, isAllowed));
  }
  // An exception (WITH) only gives more leave, and a later version (+) is ours to choose.
  return isAllowed(expression.license);
}

function expressionOf(licence: string): parse.Info | null {
  try {
    return parse(licence);
  } catch {
    return null;
  }
}

function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
