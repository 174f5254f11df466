import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';
import { readJobsSearch } from './jobs-search.ts';

export const portalQueueRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/queue',
  staticData: { title: 'Queue', tab: { label: 'Queue', needs: 'portal-admin' } },
  validateSearch: readJobsSearch,
  component: lazyRouteComponent(() => import('./QueuePage.tsx'), 'QueuePage'),
});
