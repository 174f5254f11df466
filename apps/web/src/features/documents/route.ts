import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconFileText } from '@tabler/icons-react';
import { appRoute } from '../../shell/app-route.tsx';
import { withFigures } from '../../ui/figure-search.ts';
import { readDetailSearch } from './detail/detail-search.ts';
import { readListSearch } from './list-search.ts';

export const documentsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/documents',
  staticData: { navigation: { label: 'Documents', icon: IconFileText }, title: 'Documents' },
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./DocumentsPage.tsx'), 'DocumentsPage'),
});

export const trashRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/documents/trash',
  staticData: { title: 'Trash' },
  component: lazyRouteComponent(() => import('./TrashPage.tsx'), 'TrashPage'),
});

export const documentRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/documents/$id',
  staticData: { title: 'Document', fullWidth: true },
  validateSearch: withFigures(readDetailSearch),
  component: lazyRouteComponent(() => import('./detail/DocumentPage.tsx'), 'DocumentPage'),
});
