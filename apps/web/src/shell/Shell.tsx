import { AppShell, Burger, Group, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Brand } from './Brand.tsx';
import { Navigation } from './Navigation.tsx';
import { Account } from './Account.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import classes from './Shell.module.css';

/** The frame of every page: navigation at the side where there is room, behind a button where there is not. */
export function Shell() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  const isFullWidth = useRouterState({
    select: (state) => state.matches.some((match) => match.staticData.fullWidth === true),
  });
  useEffect(close, [pathname, close]);

  return (
    <AppShell
      padding={0}
      header={{ height: { base: 52, md: 0 } }}
      navbar={{ width: 254, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      classNames={{ navbar: classes.navbar, header: classes.header, main: classes.main }}
    >
      <a className={classes.skip} href="#content">
        Skip to the page
      </a>
      <AppShell.Header hiddenFrom="md">
        <Group h="100%" px="sm" gap="xs" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            aria-label={isOpen ? 'Close navigation' : 'Open navigation'}
          />
          <UnstyledButton renderRoot={(props) => <Link to="/" {...props} />}>
            <Brand />
          </UnstyledButton>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar>
        <UnstyledButton
          visibleFrom="md"
          className={classes.brand}
          renderRoot={(props) => <Link to="/" {...props} />}
        >
          <Brand />
        </UnstyledButton>
        <Navigation />
        <div className={classes.foot}>
          <ThemeSwitch />
          <Account />
        </div>
      </AppShell.Navbar>
      <AppShell.Main>
        <div className={classes.progress} data-active={isLoading || undefined} aria-hidden />
        {isLoading ? <VisuallyHidden role="status">Loading the page</VisuallyHidden> : null}
        <div id="content" tabIndex={-1} className={isFullWidth ? classes.full : classes.column}>
          <Outlet />
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
