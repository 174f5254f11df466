import { Anchor, Button, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { EmptyNote } from '../../ui/EmptyNote.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LinesSkeleton, QueryState } from '../../ui/QueryState.tsx';
import { companiesQuery } from './company-queries.ts';
import { CompanyFilters } from './CompanyFilters.tsx';
import { CompanyList } from './CompanyList.tsx';
import { companiesRoute } from './route.ts';

/** Whom the team’s documents are from. */
export function CompaniesPage() {
  const { q, documents, loaded = 1 } = companiesRoute.useSearch();
  const navigate = companiesRoute.useNavigate();
  const query = useInfiniteQuery(companiesQuery({ q, documents: documents ?? 'filings' }));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const pagesHere = data?.pages.length ?? 0;

  // The address says how much of the list was on the screen: a reload and “back” bring it again.
  useEffect(() => {
    if (pagesHere > 0 && pagesHere < loaded && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [pagesHere, loaded, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <>
      <PageHeader
        title="Companies"
        lead="Key figures over the years, put together from all documents of a company. Each leads back to the page where it is printed."
      />
      <CompanyFilters />
      <QueryState
        query={query}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
        empty={<NoCompany isSearched={q !== undefined} isNarrowed={documents === undefined} />}
        skeleton={<LinesSkeleton lines={6} height={26} />}
      >
        {({ pages }) => <CompanyList companies={pages.flatMap(({ items }) => items)} />}
      </QueryState>
      {hasNextPage ? (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={isFetchingNextPage}
            onClick={() =>
              void navigate({
                search: (before) => ({ ...before, loaded: pagesHere + 1 }),
                replace: true,
                resetScroll: false,
              })
            }
          >
            Load more
          </Button>
        </Group>
      ) : null}
    </>
  );
}

function NoCompany({ isSearched, isNarrowed }: { isSearched: boolean; isNarrowed: boolean }) {
  if (isSearched) {
    return (
      <EmptyNote title="No company matches">
        Search for another part of the name, or{' '}
        <Anchor
          inherit
          underline="always"
          renderRoot={(props) => <Link to="/companies" search={{ documents: 'all' }} {...props} />}
        >
          show all companies
        </Anchor>
        .
      </EmptyNote>
    );
  }
  return (
    <EmptyNote title={isNarrowed ? 'No filings yet' : 'No companies yet'}>
      As soon as an annual report, a quarterly report or an earnings release was read, its company stands
      here.{' '}
      <Anchor inherit underline="always" renderRoot={(props) => <Link to="/documents" {...props} />}>
        Upload documents
      </Anchor>
      {isNarrowed ? (
        <>
          , or{' '}
          <Anchor
            inherit
            underline="always"
            renderRoot={(props) => <Link to="/companies" search={{ documents: 'all' }} {...props} />}
          >
            show companies of invoices and receipts too
          </Anchor>
        </>
      ) : null}
      .
    </EmptyNote>
  );
}
