import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconCube3dSphere } from '@tabler/icons-react';
import { appRoute } from '../../shell/app-route.tsx';
import { withFigures } from '../../ui/figure-search.ts';
import { readQuantizationSearch } from './quantization-search.ts';

export const quantizationRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/quantization',
  staticData: {
    navigation: { label: 'Quantization Strategies', icon: IconCube3dSphere },
    title: 'Quantization Strategies',
  },
  validateSearch: withFigures(readQuantizationSearch),
  component: lazyRouteComponent(() => import('./QuantizationPage.tsx'), 'QuantizationPage'),
});
