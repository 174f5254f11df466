import type { Finding } from './finding.ts';
import type { LockedPackage } from './lock-file.ts';

/**
 * What is wrong with package-lock.json and package.json's `allowScripts` together: a lock that names hosts ties
 * everybody to one registry, and a package's script that nobody has decided about is run, or not, by npm's mood.
 *
 * @param allowScripts npm's list: package name → may its install script run
 */
export function lockFileFindings(
  packages: LockedPackage[],
  allowScripts: Record<string, boolean>,
): Finding[] {
  const withScript = new Set(packages.filter((one) => one.hasInstallScript).map((one) => one.name));
  return [
    ...packages.flatMap(({ name, place, resolved }) =>
      resolved === undefined
        ? []
        : [
            {
              what: `${name} is tied to an address`,
              where: `package-lock.json, ${place}: resolved`,
              whatToDo: 'Run `npm install` where .npmrc is read: it leaves addresses out.',
            },
          ],
    ),
    ...[...withScript]
      .filter((name) => !(name in allowScripts))
      .map((name) => ({
        what: `${name} runs a script when it is installed, and nobody has decided whether it may`,
        where: 'package.json, allowScripts',
        whatToDo: `Read the script, then add "${name}": true if the package needs it, else false.`,
      })),
    ...Object.keys(allowScripts)
      .filter((name) => !withScript.has(name))
      .map((name) => ({
        what: `${name} has no install script (any more)`,
        where: 'package.json, allowScripts',
        whatToDo: `Take "${name}" out, or the next script under that name runs unread.`,
      })),
  ];
}
