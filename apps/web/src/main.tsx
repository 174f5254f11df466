import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './ui/base.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient, router } from './router.ts';
import { meQuery } from './shell/session.ts';
import { cssVariables, theme } from './ui/theme.ts';

// The page’s own code comes at the same time as who is signed in, not after it.
const opened = router.matchRoutes(router.latestLocation);
for (const route of Object.values(router.routesById)) {
  if (!opened.some(({ routeId }) => routeId === route.id)) continue;
  // Where it cannot be fetched, the router says so when it comes to the page.
  router.loadRouteChunk(route)?.catch(() => {});
}
void queryClient.prefetchQuery(meQuery);

// Style elements are only let in with the nonce of this answer. The kit takes it as an argument; what keeps the page from
// scrolling behind a dialog looks for it under this name.
const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
Object.assign(globalThis, { __webpack_nonce__: styleNonce });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
