import { AppShell, Burger, Group, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Brand } from './Brand.tsx';
import { ShellContext } from './Message.tsx';
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
  const content = useRef<HTMLDivElement>(null);
  const burger = useRef<HTMLButtonElement>(null);
  useEffect(close, [pathname, close]);

  return (
    <AppShell
      padding={0}
      header={{ height: { base: 52, md: 0 } }}
      navbar={{ width: 254, breakpoint: 'md', collapsed: { mobile: !isOpen } }}
      classNames={{ navbar: classes.navbar, header: classes.header, main: classes.main }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        close();
        burger.current?.focus();
      }}
    >
      <a
        className={classes.skip}
        href="#content"
        onClick={(event) => {
          // The address is the page’s own: it says what is shown there, not where the focus is.
          event.preventDefault();
          content.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <AppShell.Header hiddenFrom="md">
        <Group h="100%" px="sm" gap="xs" wrap="nowrap">
          <Burger
            opened={isOpen}
            onClick={toggle}
            size="sm"
            ref={burger}
            aria-expanded={isOpen}
            aria-controls="navigation"
            aria-label={isOpen ? 'Close navigation' : 'Open navigation'}
          />
          <UnstyledButton renderRoot={(props) => <Link to="/" {...props} />}>
            <Brand />
          </UnstyledButton>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar id="navigation" data-closed={!isOpen || undefined}>
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
        <div id="content" ref={content} tabIndex={-1} className={isFullWidth ? classes.full : classes.column}>
          <ShellContext value>
            <Outlet />
          </ShellContext>
        </div>
      </AppShell.Main>
    </AppShell>
  );
}
