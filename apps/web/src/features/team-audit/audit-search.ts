import { auditActions, type AuditAction } from '@gemmavision/domain/audit';

/** What the address of the log says: `/team/audit?from=2026-11-01&actions=document.viewed,document.exported`. */
export interface AuditSearch {
  /** The first and the last day, in the reader’s own time zone. */
  from?: string;
  to?: string;
  /** A person’s id, or `portal`. */
  person?: string;
  /** Deeds, by commas. */
  actions?: string;
  /** The id of an object. */
  subject?: string;
  /** Part of an id or address. */
  q?: string;
  /** How many pages of the log stand on the screen; absent is one. */
  loaded?: number;
}

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; whatever makes no sense is dropped, so that an old or mistyped link still opens. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  // The router reads `q=10` as a number; people mean the text.
  const text = (name: string, longest: number) => {
    const value = search[name];
    const known = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
    return known === '' ? undefined : known.slice(0, longest);
  };
  const day = (name: string) => {
    const value = text(name, 10);
    return value !== undefined && isDay.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
  };
  const loaded = Number(search['loaded']);
  return {
    from: day('from'),
    to: day('to'),
    person: text('person', 64),
    actions: actionsText(actionsIn(text('actions', 2_000))),
    subject: text('subject', 200),
    q: text('q', 200),
    loaded: Number.isInteger(loaded) && loaded > 1 && loaded <= 200 ? loaded : undefined,
  };
}

/** The deeds of the address, those of them that there are. */
export function actionsIn(actions: string | undefined): AuditAction[] {
  return (actions ?? '').split(',').flatMap((name) => (isAction(name) ? [name] : []));
}

/** Deeds for the address; nothing for none. */
export function actionsText(actions: readonly string[]): string | undefined {
  return actions.length === 0 ? undefined : actions.join(',');
}

/** Whether this is the name of a deed. */
export function isAction(name: string): name is AuditAction {
  return Object.hasOwn(auditActions, name);
}

/** The filter as the API takes it: days become moments, the last day is in it to its end. */
export function filterOf({ from, to, person, actions, subject, q }: AuditSearch) {
  return {
    from: from === undefined ? undefined : startOf(from, 0),
    to: to === undefined ? undefined : startOf(to, 1),
    person,
    action: actions,
    subject,
    q,
  };
}

/** Midnight of a day, or of one after it, where the reader is. */
function startOf(day: string, after: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after).toISOString();
}
