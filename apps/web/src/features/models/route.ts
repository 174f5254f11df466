import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconStack2 } from '@tabler/icons-react';
import { readIdListText } from '../../parts/id-list.ts';
import { appRoute } from '../../shell/app-route.tsx';

/** What the page’s address says: `/models?models=gemma-3-4b,gemma-3-12b&measure=share`. */
export interface ModelsSearch {
  models?: string;
  measure?: 'share';
  view?: 'table';
}

export const modelsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/models',
  staticData: { navigation: { label: 'Model Overview', icon: IconStack2 }, title: 'Model Overview' },
  validateSearch: (search: Record<string, unknown>): ModelsSearch => ({
    models: readIdListText(search['models']),
    measure: search['measure'] === 'share' ? 'share' : undefined,
    view: search['view'] === 'table' ? 'table' : undefined,
  }),
  component: lazyRouteComponent(() => import('./ModelsPage.tsx'), 'ModelsPage'),
});
