import type { ReactNode } from 'react';
import { Brand } from './Brand.tsx';
import classes from './Door.module.css';

/** The frame of first run and sign in: what this is on one side, the form on the other. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <main className={classes.door}>
      <div className={classes.aside}>
        <Brand />
        <p className={classes.claim}>
          Which Gemma 3 model, at which precision, on which accelerator, for our documents?
        </p>
        <p className={classes.note}>
          Documents, results and accounts stay on this installation. A team’s own language model gets
          documents only once it was approved, and without personal data.
        </p>
      </div>
      <div className={classes.form}>{children}</div>
    </main>
  );
}
