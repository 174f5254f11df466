import type { EChartsType } from 'echarts/core';
import { fileNameFrom, saveFile } from './save-file.ts';

/** Hands over a chart as it is drawn, sharp at every size. */
export function saveSvg(chart: EChartsType, title: string): void {
  saveFile(`${fileNameFrom(title)}.svg`, 'image/svg+xml', chart.renderToSVGString());
}

/** Pixels of the picture for each pixel of the page: sharp on dense screens and in documents. */
const density = 2;

/** Hands over a chart as a picture on the colour of the page. ECharts’ SVG renderer makes none itself. */
export async function savePng(chart: EChartsType, title: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.renderToSVGString())}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = chart.getWidth() * density;
  canvas.height = chart.getHeight() * density;
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('The browser has no canvas to draw the chart on: save it as SVG.');
  brush.fillStyle = getComputedStyle(document.body).backgroundColor;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 0, 0, canvas.width, canvas.height);
  const picture = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (picture === null) throw new Error('The browser could not make a PNG of the chart: save it as SVG.');
  saveFile(`${fileNameFrom(title)}.png`, 'image/png', picture);
}
