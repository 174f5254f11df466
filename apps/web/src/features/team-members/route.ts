import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const teamMembersRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team/members',
  staticData: { title: 'Members', tab: { label: 'Members', needs: 'members.read' } },
  component: lazyRouteComponent(() => import('./TeamMembersPage.tsx'), 'TeamMembersPage'),
});
