import { Switch } from '@mantine/core';
import type { Company, MergedFigure, StatementSheet } from '@gemmavision/domain/companies';
import type { FileNames } from '../../parts/statements/print-provenance.ts';
import { StatementsTable } from '../../parts/statements/StatementsTable.tsx';
import { useCompanySearch } from './use-company-search.ts';
import classes from './Companies.module.css';

interface StatementsSectionProps {
  company: Company;
  sheet: StatementSheet;
  figures: readonly MergedFigure[];
  fileNames: FileNames;
}

/** The statements of all documents side by side. */
export function StatementsSection({ company, ...shown }: StatementsSectionProps) {
  const [{ growth }, change] = useCompanySearch();
  return (
    <section className={classes.section} aria-labelledby="statements">
      <div className={classes.head}>
        <div>
          <h2 id="statements" className={classes.title}>
            Statements
          </h2>
          <p className={classes.lead}>
            Each figure leads to its page. ≠ stands where documents print different values for one period: the
            latest is shown, the others are behind the mark.
          </p>
        </div>
        <Switch
          label="Growth over the year before"
          checked={growth === 'on'}
          onChange={(event) => change({ growth: event.currentTarget.checked ? 'on' : undefined })}
        />
      </div>
      <StatementsTable title={`Statements of ${company.name}`} hasGrowth={growth === 'on'} {...shown} />
    </section>
  );
}
