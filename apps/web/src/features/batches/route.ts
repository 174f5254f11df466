import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconFiles } from '@tabler/icons-react';
import { appRoute } from '../../shell/app-route.tsx';
import { readBatchesSearch } from './batches-search.ts';

export const batchesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/batches',
  staticData: { navigation: { label: 'Batches', icon: IconFiles }, title: 'Batches' },
  validateSearch: readBatchesSearch,
  component: lazyRouteComponent(() => import('./BatchesPage.tsx'), 'BatchesPage'),
});

export const batchRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/batches/$id',
  staticData: { title: 'Batch' },
  component: lazyRouteComponent(() => import('./BatchPage.tsx'), 'BatchPage'),
});
