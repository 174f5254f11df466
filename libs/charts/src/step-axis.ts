import { categoriesAcross } from './frame.ts';

/** Steps of time of one length, side by side. */
export interface StepAxes {
  /** When each begins, as ISO instants, the first first. */
  steps: readonly string[];
  /** Of the values. */
  unit: string;
  /** The reader’s time zone, as in `Europe/Zurich`. */
  timeZone: string;
}

/** Each step by the reader’s clock, “14:05”; as many as there is room for. */
export function stepAxis({ steps, timeZone }: StepAxes, locale: string) {
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const names = steps.map((step) => clock.format(new Date(step)));
  const { axisLabel: _ofNames, ...axis } = categoriesAcross(names);
  return { ...axis, axisLabel: { hideOverlap: true } };
}
