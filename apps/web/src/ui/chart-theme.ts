/** Okabe and Ito’s order, darkened or lightened until each stands 3:1 off the page; the accent comes first. */
const series = {
  light: ['#0b6273', '#c2570c', '#4257b2', '#8a6d00', '#a3337a', '#2f7d32', '#5c6873'],
  dark: ['#6fb2c0', '#f0995c', '#93a4f0', '#dcc05a', '#e58ac2', '#83c786', '#a6b2bc'],
};

/** The look of every chart in one colour scheme, as an ECharts theme: quiet lines, readable text, our colours. */
export function chartTheme(scheme: 'light' | 'dark') {
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
    color: series[scheme],
    backgroundColor: 'transparent',
    textStyle: { fontFamily: "'Inter Variable', system-ui, sans-serif", color: ink },
    legend: { textStyle: { color: ink } },
    tooltip: {
      backgroundColor: surface,
      borderColor: line,
      textStyle: { color: ink, fontSize: 12 },
    },
    categoryAxis: { ...axis, splitLine: { show: false } },
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
