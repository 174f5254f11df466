import { Anchor, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { layOutStatements } from '@gemmavision/domain/companies';
import { viewsOf, viewWithMost } from '../../parts/statements/views.ts';
import { ViewSwitch } from '../../parts/statements/ViewSwitch.tsx';
import { ApiProblem } from '../../shell/problem.ts';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { companyQuery, type CompanyAnswer } from './company-queries.ts';
import { CompanyDocuments } from './CompanyDocuments.tsx';
import { companyRoute } from './route.ts';
import { StatementsSection } from './StatementsSection.tsx';
import { TrendFigure } from './TrendFigure.tsx';
import { useCompanySearch } from './use-company-search.ts';

/** One company: its figures over the periods, from all of its documents. */
export function CompanyPage() {
  const { key } = companyRoute.useParams();
  const query = useQuery(companyQuery(key));
  const isMissing = query.error instanceof ApiProblem && query.error.code === 'not_found';
  return (
    <>
      <Anchor size="xs" renderRoot={(props) => <Link to="/companies" {...props} />}>
        ← Companies
      </Anchor>
      {query.data === undefined && query.error !== null ? (
        <Title order={1} mb="md">
          {isMissing ? 'There is no such company' : 'Company'}
        </Title>
      ) : null}
      <QueryState query={query} skeleton={<LinesSkeleton lines={8} height={24} />}>
        {(answer) => <CompanyView answer={answer} />}
      </QueryState>
    </>
  );
}

function CompanyView({ answer }: { answer: CompanyAnswer }) {
  const { company, documents, olderDocuments, figures } = answer;
  const [search, change] = useCompanySearch();
  const views = useMemo(() => viewsOf(figures), [figures]);
  const mostly = useMemo(() => viewWithMost(figures), [figures]);
  const view = views.find((each) => each === search.periods) ?? mostly;
  const sheet = useMemo(() => layOutStatements(figures, view), [figures, view]);
  const fileNames = useMemo(() => new Map(documents.map(({ id, fileName }) => [id, fileName])), [documents]);
  const names =
    company.otherNames.length === 0
      ? ''
      : ` Also written ${company.otherNames.join(', ').replace(/\.$/, '')}.`;
  const filings = `${company.filings} ${company.filings === 1 ? 'filing' : 'filings'}`;
  const others = company.documents - company.filings;
  const rest = others === 0 ? '' : ` and ${others} other ${others === 1 ? 'document' : 'documents'}`;
  return (
    <>
      <PageHeader
        title={company.name}
        lead={`${filings}${rest}.${names}${company.cik === null ? '' : ` CIK ${company.cik}.`}`}
        actions={
          sheet.columns.length === 0 ? undefined : (
            <ViewSwitch
              views={views}
              view={view}
              onChange={(periods) => change({ periods: periods === mostly ? undefined : periods })}
            />
          )
        }
      />
      <Stack gap="xl">
        {sheet.columns.length === 0 ? (
          <EmptyNote title="No figures of statements were read">
            Key figures come from income statements, balance sheets and cash flow statements: reports and
            earnings releases have them.
          </EmptyNote>
        ) : (
          <>
            <TrendFigure company={company} view={view} figures={figures} fileNames={fileNames} />
            <StatementsSection company={company} sheet={sheet} figures={figures} fileNames={fileNames} />
          </>
        )}
        <CompanyDocuments documents={documents} olderDocuments={olderDocuments} />
      </Stack>
    </>
  );
}
