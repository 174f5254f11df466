import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const portalLlmHostsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/llm-hosts',
  staticData: { title: 'Private hosts', tab: { label: 'Private hosts', needs: 'portal-admin' } },
  component: lazyRouteComponent(() => import('./LlmHostsPage.tsx'), 'LlmHostsPage'),
});
