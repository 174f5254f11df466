import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { call } from './api.ts';
import { isNotSignedIn } from './problem.ts';
import { meQuery } from './session.ts';
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
 * (first run, or sign in), remembering where they wanted to go.
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
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
  },
  component: Shell,
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({
    next: readNext(search['next']),
  }),
  beforeLoad: async () => {
    const { needsOwner } = await call('GET /api/sign-in-options');
    if (needsOwner) throw redirect({ to: '/setup' });
  },
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
