import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';
import { readAuditSearch } from './audit-search.ts';

export const teamAuditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team/audit',
  staticData: { title: 'Audit log', tab: { label: 'Audit log', needs: 'audit.read' } },
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./TeamAuditPage.tsx'), 'TeamAuditPage'),
});

export const portalAuditRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/portal/audit',
  staticData: { title: 'Portal’s audit log', tab: { label: 'Audit log', needs: 'portal-admin' } },
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('./PortalAuditPage.tsx'), 'PortalAuditPage'),
});
