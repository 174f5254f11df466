import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const portalSystemRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/system',
  staticData: { title: 'System', tab: { label: 'System', needs: 'portal-admin' } },
  component: lazyRouteComponent(() => import('./SystemPage.tsx'), 'SystemPage'),
});
