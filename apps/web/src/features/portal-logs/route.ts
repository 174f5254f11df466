import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const portalLogsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/logs',
  staticData: { title: 'Logs', tab: { label: 'Logs', needs: 'portal-admin' } },
  validateSearch: ({ level }: Record<string, unknown>): { level?: 'error' } =>
    level === 'error' ? { level } : {},
  component: lazyRouteComponent(() => import('./LogsPage.tsx'), 'LogsPage'),
});
