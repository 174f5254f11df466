import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconBuilding } from '@tabler/icons-react';
import { appRoute } from '../../shell/app-route.tsx';
import { withFigures } from '../../ui/figure-search.ts';
import { readCompaniesSearch, readCompanySearch } from './companies-search.ts';

export const companiesRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/companies',
  staticData: { navigation: { label: 'Companies', icon: IconBuilding }, title: 'Companies' },
  validateSearch: readCompaniesSearch,
  component: lazyRouteComponent(() => import('./CompaniesPage.tsx'), 'CompaniesPage'),
});

export const companyRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/companies/$key',
  staticData: { title: 'Company' },
  validateSearch: withFigures(readCompanySearch),
  component: lazyRouteComponent(() => import('./CompanyPage.tsx'), 'CompanyPage'),
});
