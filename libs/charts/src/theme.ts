import { categorical, type Scheme } from './palette.ts';

/** The look of every chart in one colour scheme, as an ECharts theme: quiet lines, readable text, our colours. */
export function chartTheme(scheme: Scheme) {
  const ink = scheme === 'light' ? '#1c252d' : '#d5dce1';
  const dimmed = scheme === 'light' ? '#63717c' : '#95a2ac';
  const line = scheme === 'light' ? '#e2e7ea' : '#2f3a44';
  const surface = scheme === 'light' ? '#ffffff' : '#171f27';
  const axis = {
    axisLine: { lineStyle: { color: line } },
    axisTick: { lineStyle: { color: line } },
    axisLabel: { color: dimmed },
    nameTextStyle: { color: dimmed },
    splitLine: { lineStyle: { color: line } },
  };
  return {
    color: [...categorical[scheme]],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: "'Inter Variable', system-ui, sans-serif", color: ink },
    legend: { textStyle: { color: ink } },
    tooltip: {
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 12 },
    },
    categoryAxis: { ...axis, splitLine: { ...axis.splitLine, show: false } },
    valueAxis: axis,
    logAxis: axis,
    radar: {
      axisName: { color: dimmed },
      splitLine: { lineStyle: { color: line } },
      axisLine: { lineStyle: { color: line } },
      splitArea: { show: false },
    },
  };
}
