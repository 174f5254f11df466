/** What the address says about the figures of a page: `tables=elo-rating&fullScreen=elo-rating&patterns=on`. */
export interface FigureSearch {
  /** Figures that show their table: names from their titles (save-file.ts), by commas. */
  tables?: string;
  /** The one figure that fills the screen. */
  fullScreen?: string;
  /** Patterns beside the colours, in every chart of the page. */
  patterns?: 'on';
}

const names = /^[a-z0-9][a-z0-9-]*(,[a-z0-9][a-z0-9-]*)*$/;

function readFigureSearch({ tables, fullScreen, patterns }: Record<string, unknown>): FigureSearch {
  const isNames = (value: unknown): value is string =>
    typeof value === 'string' && value.length <= 1_000 && names.test(value);
  return {
    tables: isNames(tables) ? tables : undefined,
    fullScreen: isNames(fullScreen) && !fullScreen.includes(',') ? fullScreen : undefined,
    patterns: patterns === 'on' ? 'on' : undefined,
  };
}

/** Reads the address of a page with figures: what the page itself knows, and what each of its figures keeps there. */
export function withFigures<Search>(readPage: (search: Record<string, unknown>) => Search) {
  return (search: Record<string, unknown>): Search & FigureSearch => ({
    ...readPage(search),
    ...readFigureSearch(search),
  });
}

/** The list with a name added or taken away; nothing for none. */
export function withName(list: string | undefined, name: string, isIn: boolean): string | undefined {
  const others = namesIn(list).filter((each) => each !== name);
  return [...others, ...(isIn ? [name] : [])].join(',') || undefined;
}

/** The names of a list in the address. */
export function namesIn(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(',');
}
