import { createRouter } from '@tanstack/react-router';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { routeTree } from './routes.ts';
import { ErrorPage } from './shell/ErrorPage.tsx';
import { NotFoundPage } from './shell/NotFoundPage.tsx';
import { ApiProblem, isNotSignedIn } from './shell/problem.ts';

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ends while a page is open: ask again who is there, which leads to the sign-in page.
    onError: (error, query) => {
      if (!isNotSignedIn(error) || query.queryKey[0] === 'me') return;
      queryClient.removeQueries({ queryKey: ['me'] });
      void router.invalidate();
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

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
