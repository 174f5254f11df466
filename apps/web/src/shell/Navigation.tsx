import { NavLink } from '@mantine/core';
import { IconApi, IconKey } from '@tabler/icons-react';
import { Link, useRouter } from '@tanstack/react-router';
import { useCan } from './session.ts';
import classes from './Navigation.module.css';

/** The pages, in the order in which src/routes.ts lists them, then what surrounds them. */
export function Navigation() {
  const { routesById } = useRouter();
  const mayManageKeys = useCan('apiKeys.manage');
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
      {mayManageKeys ? (
        <NavLink
          label="API keys"
          leftSection={<IconKey size={18} stroke={1.6} />}
          className={classes.link}
          renderRoot={(props) => (
            <Link
              to="/account/keys"
              activeProps={{ 'data-active': true, 'aria-current': 'page' }}
              {...props}
            />
          )}
        />
      ) : null}
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
