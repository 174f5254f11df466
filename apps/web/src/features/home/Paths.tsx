import { Link } from '@tanstack/react-router';
import { paths } from './words.ts';
import classes from './HomePage.module.css';

/** Where to begin, for each of the two roles. */
export function Paths() {
  return (
    <section aria-labelledby="start">
      <h2 id="start">Start here</h2>
      <div className={classes.paths}>
        {paths.map(({ role, aim, steps }) => (
          <div key={role} className={classes.path}>
            <h3>{role}</h3>
            <p className={classes.aim}>{aim}</p>
            <ol>
              {steps.map((step) => {
                const to: string = step.to;
                return (
                  <li key={step.text}>
                    <Link to={to}>{step.text}</Link>
                  </li>
                );
              })}
            </ol>
          </div>
        ))}
      </div>
    </section>
  );
}
