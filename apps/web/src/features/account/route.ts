import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const securityRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/account/security',
  staticData: { title: 'Security', tab: { label: 'Security' } },
  component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage'),
});

export const sessionsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/account/sessions',
  staticData: { title: 'Sessions', tab: { label: 'Sessions' } },
  component: lazyRouteComponent(() => import('./SessionsPage.tsx'), 'SessionsPage'),
});

export const apiKeysRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/account/keys',
  staticData: { title: 'API keys', tab: { label: 'API keys', needs: 'apiKeys.manage' } },
  component: lazyRouteComponent(() => import('./ApiKeysPage.tsx'), 'ApiKeysPage'),
});
