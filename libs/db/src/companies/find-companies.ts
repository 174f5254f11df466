import type { Company } from '@gemmavision/domain/companies';
import { AppError } from '@gemmavision/domain/errors';
import type { Database } from '../client.ts';
import { inTeam } from '../in-team.ts';
import { isFiling } from './filing-types.ts';
import { joinGroups, type NamedGroup } from './join-groups.ts';

interface CompanyFilter {
  /** Part of a name, in any case, or the CIK. */
  q?: string;
  documents: 'filings' | 'all';
  /** The key of the last company of the page before. */
  cursor?: string;
  limit: number;
}

/**
 * A page of the companies that the team’s documents are from, by name. What counts as one company is the domain’s rule
 * and not a column, so that a better rule holds for old documents too; the database counts by the name as written.
 */
export async function findCompanies(
  database: Database,
  teamId: string,
  filter: CompanyFilter,
): Promise<{ items: Company[]; nextCursor: string | null }> {
  const part = filter.q?.toLowerCase() ?? '';
  const companies = (await allCompanies(database, teamId))
    .filter(({ company }) => company.filings > 0 || filter.documents === 'all')
    .filter(({ company: { name, otherNames, cik } }) =>
      [name, ...otherNames, cik ?? ''].some((one) => one.toLowerCase().includes(part)),
    )
    .map(({ company }) => company)
    .filter(({ key }) => filter.cursor === undefined || key > filter.cursor)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const items = companies.slice(0, filter.limit);
  const last = items.at(-1);
  return { items, nextCursor: companies.length > items.length && last ? last.key : null };
}

/** The company with this key, or with this key of another of its names. Throws not_found. */
export async function findCompany(database: Database, teamId: string, key: string): Promise<Company> {
  const found = (await allCompanies(database, teamId)).find(({ keys }) => keys.includes(key));
  if (found) return found.company;
  throw new AppError('not_found', 'None of this team’s documents is from such a company.');
}

async function allCompanies(
  database: Database,
  teamId: string,
): Promise<{ keys: string[]; company: Company }[]> {
  const groups = await inTeam(
    database,
    teamId,
    (transaction) => transaction.$queryRaw<NamedGroup[]>`
    SELECT "companyName" AS name, cik, "docType", count(*)::int AS documents, max("documentDate") AS "latestDate"
    FROM "Document"
    WHERE "teamId" = ${teamId} AND status = 'DONE' AND "duplicateOfId" IS NULL AND "companyName" IS NOT NULL
    GROUP BY "companyName", cik, "docType"`,
  );
  return joinGroups(groups).map(({ keys, groups: joined }) => ({ keys, company: toCompany(keys, joined) }));
}

function toCompany(keys: readonly string[], groups: readonly NamedGroup[]): Company {
  const [key = ''] = keys;
  const [name = key, ...otherNames] = namesOf(groups);
  const sum = (some: readonly NamedGroup[]) => some.reduce((count, { documents }) => count + documents, 0);
  const dates = groups.flatMap(({ latestDate }) => latestDate ?? []);
  return {
    key,
    name,
    otherNames,
    cik: groups.find(({ cik }) => cik !== null)?.cik ?? null,
    documents: sum(groups),
    filings: sum(groups.filter(({ docType }) => isFiling(docType))),
    latestDate: dates.toSorted().at(-1) ?? null,
  };
}

/** The ways in which the name is written, that of the most documents first; one in capitals only if there is no other. */
function namesOf(groups: readonly NamedGroup[]): string[] {
  const counts = new Map<string, number>();
  for (const { name, documents } of groups) counts.set(name, (counts.get(name) ?? 0) + documents);
  const isShouted = (name: string) => Number(name === name.toUpperCase());
  return [...counts]
    .sort(([a, one], [b, other]) => isShouted(a) - isShouted(b) || other - one || (a < b ? -1 : 1))
    .map(([name]) => name);
}
