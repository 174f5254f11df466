import type { ReactNode } from 'react';
import classes from './BenchmarksPage.module.css';

interface SectionHeadProps {
  title: string;
  /** What the section answers, and what to beware of. */
  lead: ReactNode;
  /** Controls at the right. */
  children?: ReactNode;
}

/** The head of one view of the page. */
export function SectionHead({ title, lead, children }: SectionHeadProps) {
  return (
    <div className={classes.head}>
      <div>
        <h2>{title}</h2>
        <p className={classes.lead}>{lead}</p>
      </div>
      {children}
    </div>
  );
}
