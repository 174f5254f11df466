import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { isNotSignedIn } from './problem.ts';
import { meQuery, whoHasSession } from './session.ts';
import { readNext } from './next.ts';
import { Shell } from './Shell.tsx';
import './navigation.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Root } from './Root.tsx';

export const rootRoute = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

/**
 * Parent of every page: it asks who is signed in, and sends everybody else to the right door
 * (first run, sign in, or the one of those in no team), remembering where they wanted to go.
 */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queryClient.ensureQueryData(meQuery) };
    } catch (error) {
      if (!isNotSignedIn(error)) throw error;
      const { needsOwner } = await call('GET /api/sign-in-options');
      if (needsOwner) throw redirect({ to: '/setup' });
      if ((await whoHasSession()) !== null) throw redirect({ to: '/no-team' });
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: Shell,
});

async function toSetupFirst() {
  const { needsOwner } = await call('GET /api/sign-in-options');
  if (needsOwner) throw redirect({ to: '/setup' });
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string; error?: string } => ({
    next: readNext(search['next']),
    // Why single sign-on led back here.
    error: typeof search['error'] === 'string' ? search['error'] : undefined,
  }),
  beforeLoad: toSetupFirst,
  component: lazyRouteComponent(() => import('./SignInPage.tsx'), 'SignInPage'),
});

export const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  beforeLoad: async () => {
    const { needsOwner } = await call('GET /api/sign-in-options');
    if (!needsOwner) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./SetupPage.tsx'), 'SetupPage'),
});

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  beforeLoad: toSetupFirst,
  component: lazyRouteComponent(() => import('./SignUpPage.tsx'), 'SignUpPage'),
});

export const noTeamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/no-team',
  component: lazyRouteComponent(() => import('./NoTeamPage.tsx'), 'NoTeamPage'),
});
