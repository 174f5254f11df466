import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const teamRulesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team/rules',
  staticData: { title: 'Rules for documents', tab: { label: 'Rules' } },
  component: lazyRouteComponent(() => import('./TeamRulesPage.tsx'), 'TeamRulesPage'),
});
