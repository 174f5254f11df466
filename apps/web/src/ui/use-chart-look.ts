import { useComputedColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { ChartLook } from '@gemmavision/charts/frame';
import { readerLocale } from './reader-locale.ts';

/** Where a chart is shown and who reads it: the colour scheme, the room, and the browser’s locale. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('light');
  const isNarrow = useMediaQuery('(max-width: 48em)') === true;
  return useMemo(() => ({ scheme, isNarrow, locale: readerLocale() }), [scheme, isNarrow]);
}
