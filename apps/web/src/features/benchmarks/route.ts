import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconChartBar } from '@tabler/icons-react';
import { appRoute } from '../../shell/app-route.tsx';
import { withFigures } from '../../ui/figure-search.ts';
import { readBenchmarksSearch } from './benchmarks-search.ts';

export const benchmarksRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/benchmarks',
  staticData: {
    navigation: { label: 'Performance Benchmarks', icon: IconChartBar },
    title: 'Performance Benchmarks',
  },
  validateSearch: withFigures(readBenchmarksSearch),
  component: lazyRouteComponent(() => import('./BenchmarksPage.tsx'), 'BenchmarksPage'),
});
