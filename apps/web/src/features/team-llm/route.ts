import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { appRoute } from '../../shell/app-route.tsx';

export const teamLlmRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/team/llm',
  staticData: { title: 'Language model', tab: { label: 'LLM', needs: 'llm.use' } },
  component: lazyRouteComponent(() => import('./TeamLlmPage.tsx'), 'TeamLlmPage'),
});
