import type { PortalLogLine } from '@gemmavision/domain/portal';
import { momentOf } from '../../parts/when.ts';
import classes from './LogLines.module.css';

/** One line an event; the rest of it opens below. */
export function LogLines({ lines }: { lines: readonly PortalLogLine[] }) {
  return (
    <ul className={classes.lines}>
      {lines.map((line, at) => (
        <li key={`${line.at} ${lines.length - at}`}>
          <details>
            <summary>
              <span className={classes.level} data-level={line.level}>
                {line.level === 'error' ? 'Error' : 'Warning'}
              </span>{' '}
              {line.message || 'without words'}
              <time className={classes.when} dateTime={line.at}>
                {momentOf(line.at)}
              </time>
            </summary>
            <pre className={classes.details} tabIndex={0} aria-label="The rest of the line">
              {line.details}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  );
}
