import { idListText } from '../../parts/id-list.ts';
import { benchmarksRoute } from './route.ts';

const none = 'none';

/** Which evaluated models the reader chose for all views, and which of them is the baseline. */
export interface ChosenModels {
  /** Undefined where nothing was chosen: then each view shows what it has. */
  ids: readonly string[] | undefined;
  isShown: (model: { id: string }) => boolean;
  baseline: string | undefined;
}

/** The choice as the address has it. */
export function useChosenModels(): ChosenModels {
  const { models, baseline } = benchmarksRoute.useSearch();
  const ids = models === undefined ? undefined : models === none ? [] : models.split(',');
  return { ids, isShown: ({ id }) => ids === undefined || ids.includes(id), baseline };
}

/** The choice as text for the address; nothing where all are chosen. */
export function modelsText(ids: readonly string[], all: readonly string[]): string | undefined {
  return idListText(ids, all);
}
