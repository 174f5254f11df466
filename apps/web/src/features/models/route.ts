import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { IconStack2 } from '@tabler/icons-react';
import { readIdListText } from '../../parts/id-list.ts';
import { appRoute } from '../../shell/app-route.tsx';
import { withFigures } from '../../ui/figure-search.ts';

/** What the page’s address says: `/models?models=gemma-3-4b,gemma-3-12b&measure=share&cards=table`. */
export interface ModelsSearch {
  models?: string;
  /** How the chart measures: counts unless given. */
  measure?: 'share' | 'log';
  view?: 'table';
  /** The model that the formula is evaluated for. */
  example?: string;
  /** Column of the table of parameters, and how it is sorted: `total.desc`. */
  sort?: string;
  /** Architectures as one table instead of a card each. */
  cards?: 'table';
}

const readText = (value: unknown) =>
  typeof value === 'string' && value !== '' && value.length <= 100 ? value : undefined;

export const modelsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/models',
  staticData: { navigation: { label: 'Model Overview', icon: IconStack2 }, title: 'Model Overview' },
  validateSearch: withFigures((search): ModelsSearch => ({
    models: readIdListText(search['models']),
    measure: search['measure'] === 'share' || search['measure'] === 'log' ? search['measure'] : undefined,
    view: search['view'] === 'table' ? 'table' : undefined,
    example: readText(search['example']),
    sort: readText(search['sort']),
    cards: search['cards'] === 'table' ? 'table' : undefined,
  })),
  component: lazyRouteComponent(() => import('./ModelsPage.tsx'), 'ModelsPage'),
});
