import type { EChartsOption } from 'echarts';

/** Room for axes, their names and a legend on top, labels included at every width. */
export function grid(space: { top?: number; right?: number } = {}): EChartsOption['grid'] {
  return {
    left: 4,
    right: space.right ?? 20,
    top: space.top ?? 44,
    bottom: 4,
    outerBoundsMode: 'same',
    outerBoundsContain: 'all',
  };
}

/** A legend in the top left, which scrolls where the window is narrow. */
export const legend = {
  type: 'scroll',
  top: 0,
  left: 0,
  itemWidth: 12,
  itemHeight: 12,
  itemGap: 16,
  icon: 'roundRect',
} as const;

/** The axis of values that lies flat, with its name and unit in the middle below. */
export function valueAxisBelow(name: string) {
  return { type: 'value', name, nameLocation: 'middle', nameGap: 28 } as const;
}

/** Names from top to bottom, in the order given. */
export function categoriesDown(names: readonly string[]) {
  return { type: 'category' as const, data: [...names], inverse: true, axisTick: { show: false } };
}

/** What every option has: words for screen readers, and movement so short that a changed control answers at once. */
export const base = {
  aria: { enabled: true },
  animationDuration: 250,
  animationDurationUpdate: 200,
} satisfies EChartsOption;
