import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/app-route.tsx';

/** Outside of the signed-in pages: most who come here have no account yet. */
export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$token',
  staticData: { title: 'Invitation' },
  component: lazyRouteComponent(() => import('./InvitationPage.tsx'), 'InvitationPage'),
});
