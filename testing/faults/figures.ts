/** One line of the table in docs/reliability.md. */
export interface FaultFigures {
  /** Where it stands in the table. */
  order: number;
  /** What is done to the portal; the name of the line. */
  fault: string;
  /** What has to hold. */
  limit: string;
  measured: string;
  passed: boolean;
}

const marked = /(<!-- faults:[^\n]*-->\n)([\s\S]*?)(<!-- \/faults -->)/;
const head = ['|  | fault | has to hold | measured |', '|--:|---|---|---|'];

/** Puts lines into the table of a page between its markers; those of faults that are not among them stay. */
export function withFigures(page: string, figures: readonly FaultFigures[]): string {
  const [, , table] = marked.exec(page) ?? [];
  if (table === undefined) throw new Error('the page has lost its markers for the table of faults');
  const lines = new Map<number, string>();
  for (const line of table.split('\n')) {
    const order = Number(/^\| (\d+) \|/.exec(line)?.[1]);
    if (order > 0) lines.set(order, line);
  }
  for (const figure of figures) lines.set(figure.order, lineOf(figure));
  const sorted = [...lines].sort(([a], [b]) => a - b).map(([, line]) => line);
  return page.replace(marked, (_all, start: string, _table, end: string) =>
    [`${start}`.trimEnd(), '', ...head, ...sorted, '', end].join('\n'),
  );
}

/** The line as it is printed and kept. */
export function lineOf({ order, fault, limit, measured, passed }: FaultFigures): string {
  const cells = [String(order), fault, limit, passed ? measured : `**failed** ${measured}`];
  return `| ${cells.map((cell) => cell.replaceAll('|', '/').trim()).join(' | ')} |`;
}
