import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';
import { readWebhooksSearch } from './webhooks-search.ts';

export const teamWebhooksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team/webhooks',
  staticData: { title: 'Webhooks', tab: { label: 'Webhooks', needs: 'webhooks.manage' } },
  validateSearch: readWebhooksSearch,
  component: lazyRouteComponent(() => import('./TeamWebhooksPage.tsx'), 'TeamWebhooksPage'),
});
