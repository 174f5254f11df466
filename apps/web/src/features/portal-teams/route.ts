import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';
import { withFigures } from '../../ui/figure-search.ts';
import { readTeamsSearch } from './teams-search.ts';

export const portalTeamsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/teams',
  staticData: { title: 'Teams', tab: { label: 'Teams', needs: 'portal-admin' } },
  validateSearch: withFigures(readTeamsSearch),
  component: lazyRouteComponent(() => import('./TeamsPage.tsx'), 'TeamsPage'),
});
