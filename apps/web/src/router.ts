import { createRouter } from '@tanstack/react-router';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { routeTree } from './routes.ts';
import { ErrorPage } from './shell/ErrorPage.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { ApiProblem, isNotSignedIn } from './shell/problem.ts';

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ends while a page is open: ask again who is there, which leads to the sign-in page.
    onError: (error, query) => {
      if (query.queryKey[0] !== 'me' && (isNotSignedIn(error) || isNotAllowed(error))) askWhoIsThere();
    },
  }),
  mutationCache: new MutationCache({
    // A role that changes while a page is open: what it no longer allows is no longer shown.
    onError: (error) => {
      if (isNotAllowed(error)) askWhoIsThere();
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays one; only a portal that cannot be reached or is busy is asked again.
      retry: (failures, error) =>
        failures < 2 && (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 502),
    },
  },
});

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // Query keeps the data and knows its age; the router asks it every time.
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

function askWhoIsThere(): void {
  queryClient.removeQueries({ queryKey: ['me'] });
  void router.invalidate();
}

function isNotAllowed(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'not_allowed';
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
