import type { Suite } from '@gemmavision/domain/benchmarks';

/** Kinds of tasks that tables are grouped by. */
export const taskCategories = [
  { id: 'abilities', label: 'Zero-shot abilities' },
  { id: 'knowledge', label: 'Knowledge and reasoning' },
  { id: 'stem', label: 'Science and code' },
  { id: 'multimodal', label: 'Images and documents' },
  { id: 'video', label: 'Video' },
  { id: 'languages', label: 'Languages' },
  { id: 'finance', label: 'Finance' },
] as const;
export type TaskCategory = (typeof taskCategories)[number]['id'];

/** Suites that the page tells more finely than their own category does. */
const finer: Readonly<Record<string, TaskCategory>> = {
  'pretrained-stem-code': 'stem',
  'video-it': 'video',
};

/** The kind of tasks of a suite; undefined for those that have a view of their own (Arena, context, quantization). */
export function taskCategoryOf({ id, category }: Pick<Suite, 'id' | 'category'>): TaskCategory | undefined {
  return finer[id] ?? taskCategories.find((known) => known.id === category)?.id;
}
