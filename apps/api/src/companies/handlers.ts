import { mergeFigures, type companiesContract } from '@gemmavision/domain/companies';
import type { Database } from '@gemmavision/db';
import { findCompanies, findCompany, getCompanyFigures } from '@gemmavision/db/companies';
import type { HandlersOf } from '../http/handlers.ts';

/** Companies as the team’s documents tell of them. */
export function companiesHandlers({
  database,
}: {
  database: Database;
}): HandlersOf<typeof companiesContract> {
  return {
    'GET /api/companies': ({ actor, query }) => findCompanies(database, actor.teamId, query),

    'GET /api/companies/:key': async ({ actor, params }) => {
      const company = await findCompany(database, actor.teamId, params.key);
      const names = [company.name, ...company.otherNames];
      const { documents, sources } = await getCompanyFigures(database, actor.teamId, names);
      return {
        company,
        documents,
        olderDocuments: Math.max(0, company.documents - documents.length),
        figures: mergeFigures(sources),
      };
    },
  };
}
