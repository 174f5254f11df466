import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const apiKeysRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/account/keys',
  staticData: { title: 'API keys' },
  component: lazyRouteComponent(() => import('./ApiKeysPage.tsx'), 'ApiKeysPage'),
});
