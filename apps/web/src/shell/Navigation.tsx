import { NavLink } from '@mantine/core';
import { IconApi, IconSettings, IconUserCircle, IconUsers } from '@tabler/icons-react';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import type { NavigationEntry } from './navigation.ts';
import { useSection, type Section } from './use-section.ts';
import classes from './Navigation.module.css';

/** The pages, in the order in which src/routes.ts lists them, then what surrounds them. */
export function Navigation() {
  const { routesById } = useRouter();
  const pages = Object.values(routesById).flatMap((route) => {
    const entry = route.options.staticData?.navigation;
    return entry === undefined ? [] : [{ ...entry, path: route.fullPath }];
  });
  return (
    <nav aria-label="Pages" className={classes.nav}>
      {pages.map(({ label, icon: Icon, path }) => (
        <NavLink
          key={path}
          label={label}
          leftSection={<Icon size={18} stroke={1.6} />}
          className={classes.link}
          renderRoot={(props) => (
            <Link
              to={path}
              activeOptions={{ exact: path === '/', includeSearch: false }}
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
              {...props}
            />
          )}
        />
      ))}
      <div className={classes.rule} />
      <SectionLink section="/team" label="Team" icon={IconUsers} />
      <SectionLink section="/portal" label="Portal" icon={IconSettings} />
      <SectionLink section="/account" label="Account" icon={IconUserCircle} />
      <NavLink
        component="a"
        href="/api/docs"
        label="API reference"
        leftSection={<IconApi size={18} stroke={1.6} />}
        className={classes.link}
      />
    </nav>
  );
}

/** Leads to the first page of the section that the person may open; whoever may open none does not see it. */
function SectionLink({ section, label, icon: Icon }: NavigationEntry & { section: Section }) {
  const [first] = useSection(section);
  const isThere = useRouterState({ select: ({ location }) => location.pathname.startsWith(`${section}/`) });
  if (first === undefined) return null;
  return (
    <NavLink
      label={label}
      leftSection={<Icon size={18} stroke={1.6} />}
      className={classes.link}
      active={isThere}
      renderRoot={(props) => <Link to={first.path} {...props} aria-current={isThere ? 'true' : undefined} />}
    />
  );
}
