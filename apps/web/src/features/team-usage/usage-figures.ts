import type { DayAmounts } from '@gemmavision/charts/day-bars';
import type { Usage, UsageDay } from '@gemmavision/domain/usage';
import type { DataColumn } from '../../ui/data-column.ts';
import { timeUnit } from './usage-words.ts';

/** One chart of the page, with the columns of its table. */
export interface UsageFigure {
  title: string;
  description: string;
  unit: string;
  isCounted?: boolean;
  kinds: DayAmounts[];
  columns: DataColumn<UsageDay>[];
}

const dayColumn: DataColumn<UsageDay> = { key: 'day', header: 'Day (UTC)', value: ({ day }) => day };

/** A column with what of a day belongs to it, in this unit. */
function amountColumn(
  key: string,
  header: string,
  amount: (day: UsageDay) => number,
  unit?: string,
): DataColumn<UsageDay> {
  return { key, header, unit, isNumeric: true, value: amount };
}

/** The figures of the page: what was used each day, of the language model only where there is anything to see. */
export function usageFigures({ days, totals, currency }: Usage): UsageFigure[] {
  const kind = (name: string, position: number, amount: (day: UsageDay) => number): DayAmounts => ({
    name,
    position,
    amounts: days.map(amount),
  });
  const time = timeUnit(days.map(({ readMilliseconds }) => readMilliseconds));
  const timeOf = ({ readMilliseconds }: UsageDay) => readMilliseconds / time.milliseconds;
  const withText = ({ pages, ocrPages }: UsageDay) => pages - ocrPages;
  const figures: UsageFigure[] = [
    {
      title: 'Documents uploaded',
      description: 'Files that came in each day, also those that were deleted since.',
      unit: 'documents',
      isCounted: true,
      kinds: [kind('Documents', 0, ({ documents }) => documents)],
      columns: [
        dayColumn,
        amountColumn('documents', 'Documents', ({ documents }) => documents),
        amountColumn('bytes', 'Uploaded', ({ bytes }) => bytes, 'bytes'),
      ],
    },
    {
      title: 'Pages read',
      description:
        'Pages whose text was in the file, and pages that had to be recognised. Each reading counts.',
      unit: 'pages',
      isCounted: true,
      kinds: [kind('Text layer', 0, withText), kind('Recognised (OCR)', 1, ({ ocrPages }) => ocrPages)],
      columns: [
        dayColumn,
        amountColumn('pages', 'Pages', ({ pages }) => pages),
        amountColumn('text', 'Text layer', withText),
        amountColumn('ocr', 'Recognised (OCR)', ({ ocrPages }) => ocrPages),
      ],
    },
    {
      title: 'Time of reading',
      description: 'What workers spent on the team’s documents; nearly all of it is recognition (OCR).',
      unit: time.name,
      kinds: [kind('Time of reading', 2, timeOf)],
      columns: [dayColumn, amountColumn('time', 'Time of reading', timeOf, time.name)],
    },
  ];
  if (currency === null && totals.llmInputTokens + totals.llmOutputTokens === 0) return figures;
  const costOf = ({ llmCostMicros }: UsageDay) => llmCostMicros / 1e6;
  const money = currency ?? 'of the former endpoint’s currency';
  return [
    ...figures,
    {
      title: 'Tokens of the language model',
      description: 'What was sent to the team’s LLM endpoint, and what it wrote.',
      unit: 'tokens',
      isCounted: true,
      kinds: [
        kind('Sent', 3, ({ llmInputTokens }) => llmInputTokens),
        kind('Written', 5, ({ llmOutputTokens }) => llmOutputTokens),
      ],
      columns: [
        dayColumn,
        amountColumn('input', 'Sent', ({ llmInputTokens }) => llmInputTokens),
        amountColumn('output', 'Written', ({ llmOutputTokens }) => llmOutputTokens),
      ],
    },
    {
      title: 'Cost of the language model',
      description: 'By the prices that were set for the endpoint when it was asked.',
      unit: money,
      kinds: [kind('Cost', 6, costOf)],
      columns: [dayColumn, amountColumn('cost', 'Cost', costOf, money)],
    },
  ];
}
