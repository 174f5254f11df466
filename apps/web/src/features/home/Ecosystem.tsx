import { ecosystem } from './words.ts';
import classes from './HomePage.module.css';

/** Engines, formats and harnesses: what to reach for, and what for. */
export function Ecosystem() {
  return (
    <section aria-labelledby="ecosystem">
      <h2 id="ecosystem">The tools around the models</h2>
      <div className={classes.ecosystem}>
        {ecosystem.map(({ kind, note, tools }) => (
          <div key={kind}>
            <h3>
              {kind} <span className={classes.note}>{note}</span>
            </h3>
            <dl>
              {tools.map(({ name, text }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}
