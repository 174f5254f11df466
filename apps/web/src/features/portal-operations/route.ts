import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';
import { readOperationsSearch } from './operations-search.ts';

export const portalOperationsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/operations',
  staticData: { title: 'Operations', tab: { label: 'Operations', needs: 'portal-admin' } },
  validateSearch: readOperationsSearch,
  component: lazyRouteComponent(() => import('./OperationsPage.tsx'), 'OperationsPage'),
});
