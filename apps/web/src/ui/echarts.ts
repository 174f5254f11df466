/**
 * ECharts with the parts that our charts use, and the SVG renderer: sharp at every zoom, and a chart can be saved
 * as it stands. Only ever imported lazily (see ChartFigure): it weighs more than the rest of the first page.
 */
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  DatasetComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  PolarComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

register([
  BarChart,
  LineChart,
  ScatterChart,
  HeatmapChart,
  CustomChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  DatasetComponent,
  DataZoomComponent,
  MarkLineComponent,
  MarkAreaComponent,
  PolarComponent,
  VisualMapComponent,
  AriaComponent,
  SVGRenderer,
]);

export { init };
