import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FigureReading } from '@gemmavision/domain/companies';
import { printSelection, type StatementsAddress } from './print-provenance.ts';
import classes from './Statements.module.css';

interface PrintLinkProps {
  reading: FigureReading;
  /** What the link leads to: “Revenue, year to 2021-08-29, on page 3 of report.pdf”. */
  label: string;
  /** Where it is the document that is open anyway: the statements beside the page stay as they are. */
  within?: StatementsAddress;
  children: ReactNode;
}

/** A figure that leads to where it is printed: the document, its page, and the box there. */
export function PrintLink({ reading, label, within, children }: PrintLinkProps) {
  return (
    <Link
      className={classes.print}
      to="/documents/$id"
      params={{ id: reading.documentId }}
      search={{ ...within, page: reading.page, sel: printSelection(reading) }}
      replace={within !== undefined}
      resetScroll={within === undefined}
      data-key={within === undefined ? undefined : printSelection(reading)}
      aria-label={label}
      title={label}
    >
      {children}
    </Link>
  );
}
