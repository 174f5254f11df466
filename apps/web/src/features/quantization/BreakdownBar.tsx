import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { KindBadge } from '../../ui/SourceLink.tsx';
import type { DeploymentPlan } from './deployment.ts';
import classes from './Deployment.module.css';

/** The memory of all devices as one bar: what is needed, part by part, what is left, and the line of the limit. */
export function BreakdownBar({ plan, utilisation }: { plan: DeploymentPlan; utilisation: number }) {
  const { parts, installedBytes, needed, fit } = plan;
  const whole = Math.max(installedBytes, needed.totalBytes);
  const share = (bytes: number) => `${(100 * bytes) / whole}%`;
  return (
    <figure className={classes.breakdown} aria-label="Breakdown of the memory">
      <div className={classes.bar} aria-hidden>
        {parts.map(({ key, bytes }) => (
          <div key={key} data-part={key} style={{ width: share(bytes) }} />
        ))}
        <div className={classes.limit} style={{ left: share(fit.usableBytes) }} />
        {needed.totalBytes > installedBytes ? (
          <div className={classes.end} style={{ left: share(installedBytes) }} />
        ) : null}
      </div>
      <ul className={classes.parts}>
        {parts.map(({ key, label, bytes }) => (
          <li key={key}>
            <span className={classes.swatch} data-part={key} aria-hidden />
            <span>{label}</span>
            <span className="tabular">{shownFixed(inGigabytes(bytes), 2)} GB</span>
          </li>
        ))}
      </ul>
      <figcaption className={classes.caption}>
        <KindBadge kind="computed" /> The line is the capacity at the utilisation limit: {utilisation} % of{' '}
        {shown(inGigabytes(installedBytes))} GB = {shownFixed(inGigabytes(fit.usableBytes), 2)} GB.
      </figcaption>
    </figure>
  );
}
