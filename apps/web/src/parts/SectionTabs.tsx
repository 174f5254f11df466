import { Link } from '@tanstack/react-router';
import { useSection, type Section } from '../shell/use-section.ts';
import classes from './SectionTabs.module.css';

const names: Record<Section, string> = { '/team': 'Team', '/portal': 'Portal', '/account': 'Account' };

/**
 * The pages that belong together, at the head of each of them. A page is among them by `tab` in its route’s
 * `staticData`; where it would stand alone there is nothing to choose.
 */
export function SectionTabs({ section }: { section: Section }) {
  const pages = useSection(section);
  if (pages.length < 2) return null;
  return (
    <nav aria-label={names[section]} className={classes.tabs}>
      {pages.map(({ label, path }) => (
        <Link
          key={path}
          to={path}
          className={classes.tab}
          activeOptions={{ includeSearch: false }}
          activeProps={{ 'data-active': true, 'aria-current': 'page' }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
