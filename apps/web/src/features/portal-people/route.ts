import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { readTextSearch } from '../../parts/text-search.ts';
import { appRoute } from '../../shell/app-route.tsx';

export const portalPeopleRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/people',
  staticData: { title: 'People', tab: { label: 'People', needs: 'portal-admin' } },
  validateSearch: readTextSearch,
  component: lazyRouteComponent(() => import('./PeoplePage.tsx'), 'PeoplePage'),
});
