import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconHome } from '@tabler/icons-react';
import { appRoute } from '../../shell/app-route.tsx';

export const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  staticData: { navigation: { label: 'Home', icon: IconHome } },
  component: lazyRouteComponent(() => import('./HomePage.tsx'), 'HomePage'),
});
