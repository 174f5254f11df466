import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Company } from '@gemmavision/domain/companies';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import classes from './Companies.module.css';

/** Companies by name, with what there is of each. */
export function CompanyList({ companies }: { companies: readonly Company[] }) {
  const columns = useMemo<DataColumn<Company>[]>(
    () => [
      {
        key: 'name',
        header: 'Company',
        minWidth: '12rem',
        value: ({ name }) => name,
        cell: ({ key, name, otherNames }) => (
          <>
            <Anchor
              inherit
              fw={560}
              renderRoot={(props) => <Link to="/companies/$key" params={{ key }} {...props} />}
            >
              {name}
            </Anchor>
            {otherNames.length === 0 ? null : (
              <div className={classes.note}>also as {otherNames.join(', ')}</div>
            )}
          </>
        ),
      },
      { key: 'cik', header: 'CIK', value: ({ cik }) => cik },
      { key: 'filings', header: 'Filings', isNumeric: true, value: ({ filings }) => filings },
      { key: 'documents', header: 'Documents', isNumeric: true, value: ({ documents }) => documents },
      { key: 'latest', header: 'Latest', minWidth: '6.5rem', value: ({ latestDate }) => latestDate },
    ],
    [],
  );
  return (
    <DataTable
      caption="Companies"
      columns={columns}
      rows={companies}
      rowKey={({ key }) => key}
      withoutExport
    />
  );
}
