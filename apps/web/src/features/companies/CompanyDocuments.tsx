import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { CompanyDocument } from '@gemmavision/domain/companies';
import { typeWords } from '../../parts/figure-words.ts';
import { DataTable, type DataColumn } from '../../ui/DataTable.tsx';
import classes from './Companies.module.css';

interface CompanyDocumentsProps {
  documents: readonly CompanyDocument[];
  olderDocuments: number;
}

/** The documents that all of this is from. */
export function CompanyDocuments({ documents, olderDocuments }: CompanyDocumentsProps) {
  return (
    <section className={classes.section} aria-labelledby="documents">
      <div className={classes.head}>
        <div>
          <h2 id="documents" className={classes.title}>
            Documents
          </h2>
          {olderDocuments === 0 ? null : (
            <p className={classes.lead}>
              The latest {documents.length}; {olderDocuments} older ones are not looked at here.
            </p>
          )}
        </div>
      </div>
      <DataTable
        caption="Documents of the company"
        columns={columns}
        rows={documents}
        rowKey={({ id }) => id}
        withoutExport
      />
    </section>
  );
}

const columns: DataColumn<CompanyDocument>[] = [
  {
    key: 'file',
    header: 'Document',
    minWidth: '12rem',
    value: ({ fileName }) => fileName,
    cell: ({ id, fileName }) => (
      <Anchor
        inherit
        fw={560}
        style={{ overflowWrap: 'anywhere' }}
        renderRoot={(props) => <Link to="/documents/$id" params={{ id }} {...props} />}
      >
        {fileName}
      </Anchor>
    ),
  },
  { key: 'type', header: 'Type', value: ({ docType }) => (docType === null ? null : typeWords[docType]) },
  { key: 'date', header: 'Date', minWidth: '6.5rem', value: ({ documentDate }) => documentDate },
  { key: 'figures', header: 'Key figures', isNumeric: true, value: ({ figures }) => figures },
];
