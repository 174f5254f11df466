import type { Company } from '@gemmavision/domain/companies';
import { companyKey } from '@gemmavision/domain/companies';
import { AppError } from '@gemmavision/domain/errors';
import type { Database } from '../client.ts';
import { isFiling } from './filing-types.ts';

interface CompanyFilter {
  /** Part of a name, in any case. */
  q?: string;
  documents: 'filings' | 'all';
  /** The key of the last company of the page before. */
  cursor?: string;
  limit: number;
}

/** One way in which documents write a company’s name, and what they are. */
interface NamedGroup {
  name: string;
  docType: string | null;
  documents: number;
  latestDate: string | null;
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
  const companies = [...(await allCompanies(database, teamId)).values()]
    .filter(({ filings }) => filings > 0 || filter.documents === 'all')
    .filter(({ name, otherNames }) => [name, ...otherNames].some((one) => one.toLowerCase().includes(part)))
    .filter(({ key }) => filter.cursor === undefined || key > filter.cursor)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const items = companies.slice(0, filter.limit);
  const last = items.at(-1);
  return { items, nextCursor: companies.length > items.length && last ? last.key : null };
}

/** The company with this key. Throws not_found. */
export async function findCompany(database: Database, teamId: string, key: string): Promise<Company> {
  const company = (await allCompanies(database, teamId)).get(key);
  if (company) return company;
  throw new AppError('not_found', 'None of this team’s documents is from such a company.');
}

async function allCompanies(database: Database, teamId: string): Promise<Map<string, Company>> {
  const groups = await database.$queryRaw<NamedGroup[]>`
    SELECT "companyName" AS name, "docType", count(*)::int AS documents, max("documentDate") AS "latestDate"
    FROM "Document"
    WHERE "teamId" = ${teamId} AND status = 'DONE' AND "duplicateOfId" IS NULL AND "companyName" IS NOT NULL
    GROUP BY "companyName", "docType"`;
  const byKey = new Map<string, NamedGroup[]>();
  for (const group of groups) {
    const key = companyKey(group.name);
    const known = byKey.get(key);
    if (known) known.push(group);
    else if (key !== '') byKey.set(key, [group]);
  }
  return new Map([...byKey].map(([key, known]) => [key, toCompany(key, known)]));
}

function toCompany(key: string, groups: readonly NamedGroup[]): Company {
  const [name = key, ...otherNames] = namesOf(groups);
  const sum = (some: readonly NamedGroup[]) => some.reduce((count, { documents }) => count + documents, 0);
  const dates = groups.flatMap(({ latestDate }) => latestDate ?? []);
  return {
    key,
    name,
    otherNames,
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
