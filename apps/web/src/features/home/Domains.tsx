import { IconArrowRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { domains } from './words.ts';
import classes from './HomePage.module.css';

/** The three domains as cards that lead on. */
export function Domains() {
  return (
    <section aria-label="What you can do here" className={classes.cards}>
      <div className={classes.domains}>
        {domains.map((domain) => {
          const to: string = domain.to;
          return (
            <Link key={to} to={to} className={classes.domain}>
              <span className={classes.domainTitle}>{domain.title}</span>
              <span className={classes.question}>{domain.question}</span>
              <span className={classes.domainText}>{domain.text}</span>
              <span className={classes.more}>
                {domain.link} <IconArrowRight size={15} stroke={1.8} aria-hidden />
              </span>
            </Link>
          );
        })}
      </div>
    </section>
  );
}
