import { Anchor } from '@mantine/core';
import { useMe } from '../../shell/session.ts';
import { DataAge } from '../../parts/DataAge.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Domains } from './Domains.tsx';
import { Ecosystem } from './Ecosystem.tsx';
import { Paths } from './Paths.tsx';
import { QueueNow } from './QueueNow.tsx';
import { TeamDocuments } from './TeamDocuments.tsx';
import { WhatIsNew } from './WhatIsNew.tsx';
import { goals, reasons } from './words.ts';
import classes from './HomePage.module.css';

/** Orientation: what the portal is for, where to begin, and how the team’s documents stand. */
export function HomePage() {
  const { feedbackUrl, user } = useMe();
  return (
    <>
      <PageHeader
        title={`Welcome, ${user.name.split(' ')[0] ?? user.name}`}
        lead="This portal helps your team decide which Gemma 3 model to run, at which precision and on which accelerator, and reads your financial documents on your own machines."
        actions={<DataAge />}
      />
      <div className={classes.columns}>
        <div className={classes.main}>
          <Domains />
          <section aria-labelledby="why">
            <h2 id="why">Why Gemma 3 for financial documents</h2>
            <dl className={classes.reasons}>
              {reasons.map(({ term, text }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
          <Paths />
          <Ecosystem />
        </div>
        <aside className={classes.aside}>
          <div className={classes.team}>
            <TeamDocuments />
            <QueueNow />
            <WhatIsNew />
          </div>
          <section aria-labelledby="goals">
            <h2 id="goals">What you will be able to do</h2>
            <ul className={classes.goals}>
              {goals.map((goal) => (
                <li key={goal}>{goal}</li>
              ))}
            </ul>
          </section>
          {feedbackUrl === null ? null : (
            <p className={classes.feedback}>
              Something missing, wrong or unclear?{' '}
              <Anchor href={feedbackUrl} target="_blank" rel="noreferrer" inherit>
                Tell us
              </Anchor>
              .
            </p>
          )}
        </aside>
      </div>
    </>
  );
}
