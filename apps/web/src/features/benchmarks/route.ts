import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconChartBar } from '@tabler/icons-react';
import { appRoute } from '../../shell/app-route.tsx';
import { readBenchmarksSearch } from './benchmarks-search.ts';

export const benchmarksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/benchmarks',
  staticData: {
    navigation: { label: 'Performance Benchmarks', icon: IconChartBar },
    title: 'Performance Benchmarks',
  },
  validateSearch: readBenchmarksSearch,
  component: lazyRouteComponent(() => import('./BenchmarksPage.tsx'), 'BenchmarksPage'),
});
