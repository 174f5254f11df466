import { companyKey } from '@gemmavision/domain/companies';

/** One way in which documents write a company’s name, and what they are. */
export interface NamedGroup {
  name: string;
  cik: string | null;
  docType: string | null;
  documents: number;
  latestDate: string | null;
}

interface JoinedGroups {
  /** Of all its names; that of the most documents first. */
  keys: string[];
  groups: NamedGroup[];
}

/**
 * Which ways of writing a name are one company: those with one key, and those whose filings print one number of the
 * SEC (a company that was renamed). Groups whose name has no letters are left out.
 */
export function joinGroups(groups: readonly NamedGroup[]): JoinedGroups[] {
  const byKey = new Map<string, NamedGroup[]>();
  for (const group of groups) {
    const key = companyKey(group.name);
    if (key !== '') byKey.set(key, [...(byKey.get(key) ?? []), group]);
  }
  const companyOfCik = new Map<string, Set<string>>();
  const companies = new Set<Set<string>>();
  for (const [key, own] of byKey) {
    const ciks = own.flatMap(({ cik }) => cik ?? []);
    const joined = new Set([key]);
    for (const known of new Set(ciks.flatMap((cik) => companyOfCik.get(cik) ?? []))) {
      for (const other of known) joined.add(other);
      companies.delete(known);
    }
    companies.add(joined);
    const all = [...joined].flatMap((each) => (byKey.get(each) ?? []).flatMap(({ cik }) => cik ?? []));
    for (const cik of all) companyOfCik.set(cik, joined);
  }
  const documentsOf = (key: string) =>
    (byKey.get(key) ?? []).reduce((sum, { documents }) => sum + documents, 0);
  return [...companies].map((keys) => ({
    keys: [...keys].sort((a, b) => documentsOf(b) - documentsOf(a) || (a < b ? -1 : 1)),
    groups: [...keys].flatMap((key) => byKey.get(key) ?? []),
  }));
}
