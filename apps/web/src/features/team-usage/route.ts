import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';
import { withFigures } from '../../ui/figure-search.ts';
import { readUsageSearch } from './usage-search.ts';

export const teamUsageRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team/usage',
  staticData: { title: 'Usage', tab: { label: 'Usage', needs: 'usage.read' } },
  validateSearch: withFigures(readUsageSearch),
  component: lazyRouteComponent(() => import('./TeamUsagePage.tsx'), 'TeamUsagePage'),
});
