import type { Model } from '@gemmavision/domain/models';
import { escapeHtml } from './escape-html.ts';
import { categoriesDown } from './frame.ts';
import type { ChartLook } from './frame.ts';
import { formatNumber } from './number-format.ts';
import { colourAt, muted } from './palette.ts';
import type { Scheme } from './palette.ts';

export const parameterComponents = [
  { key: 'vision', name: 'Vision encoder' },
  { key: 'embedding', name: 'Embedding' },
  { key: 'nonEmbedding', name: 'Non-embedding' },
] as const;

/** What a part of a bar is called whose components are not told apart. */
export const undividedName = 'Split not published';

/** All parameters of a model: the total, else those that its files are said to hold; null: not even that is known. */
export function wholeOf({ parameters }: Model): number | null {
  return parameters.total.value ?? parameters.rawTotal?.value ?? null;
}

/** Parameters that are there, but of unknown kind; null where every component is known, or not even their sum. */
export function undividedOf(model: Model): number | null {
  const counts = parameterComponents.map(({ key }) => model.parameters[key].value);
  const whole = wholeOf(model);
  if (whole === null || !counts.includes(null)) return null;
  return Math.max(0, whole - counts.reduce<number>((sum, count) => sum + (count ?? 0), 0));
}

/** What is special about a model’s split, in a few words; unknown and none are two things. */
function remarkOn(model: Model): string | null {
  if (wholeOf(model) === null) return 'size not known';
  if (undividedOf(model) !== null) return 'split not published';
  return model.parameters.vision.value === 0 ? 'no vision encoder' : null;
}

/** The models’ names down the side, each with what is special about its split. */
export function modelsDown(models: readonly Model[], scheme: Scheme) {
  return {
    ...categoriesDown(models.map(({ name }) => name)),
    axisLabel: {
      interval: 0,
      lineHeight: 15,
      formatter: (name: string, index: number) => {
        const model = models[index];
        const remark = model === undefined ? null : remarkOn(model);
        return remark === null ? `{name|${name}}` : `{name|${name}}\n{remark|${remark}}`;
      },
      rich: {
        name: { fontSize: 12, lineHeight: 15, align: 'right' as const },
        remark: { fontSize: 10, lineHeight: 13, color: muted[scheme], align: 'right' as const },
      },
    },
  };
}

/** Every component of the model under the pointer: its count, its share, or the word for none or unknown. */
export function compositionTooltip(models: readonly Model[], { scheme, locale }: ChartLook) {
  return (parameters: unknown): string => {
    const [first] = Array.isArray(parameters) ? parameters : [parameters];
    const model = models[Number(first?.dataIndex)];
    if (!model) return '';
    const total = model.parameters.total.value;
    const rows = parameterComponents.map(({ key, name }, position) => {
      const count = model.parameters[key].value;
      const share =
        count !== null && count > 0 && total ? ` (${formatNumber((100 * count) / total, 1, locale)} %)` : '';
      return row(colourAt(position, scheme), name, countInWords(count, locale) + share);
    });
    const whole = wholeOf(model);
    const sum =
      total === null && whole !== null
        ? row('transparent', 'In the files', `about ${countInWords(whole, locale)}`)
        : row('transparent', 'Total', countInWords(total, locale));
    return `<b>${escapeHtml(model.name)}</b>${rows.join('')}${sum}`;
  };
}

function countInWords(count: number | null, locale?: string): string {
  if (count === null) return 'unknown';
  return count === 0 ? 'none' : `${formatNumber(count / 1e6, 1, locale)} M`;
}

function row(colour: string, name: string, value: string): string {
  const mark = `display:inline-block;width:9px;height:9px;border-radius:2px;margin-right:6px;background:${colour}`;
  return `<div style="display:flex;justify-content:space-between;gap:18px"><span><span style="${mark}"></span>${name}</span><b>${value}</b></div>`;
}
