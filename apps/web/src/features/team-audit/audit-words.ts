import { auditActions, type AuditEvent, type ChainCheckAnswer } from '@gemmavision/domain/audit';
import { isAction } from './audit-search.ts';

/** What somebody did, in words; a deed that is not known here by its name. */
export function deedOf(action: string): string {
  return isAction(action) ? auditActions[action] : action;
}

/** Who did it. */
export function personOf({ person }: Pick<AuditEvent, 'person'>): string {
  return person === null ? 'The portal' : nameOf(person);
}

/** The name of somebody who stands in the log. */
export function nameOf({ name }: { name: string | null }): string {
  return name ?? 'A former member';
}

const subjects: Readonly<Record<string, string>> = {
  document: 'Documents',
  team: 'Team',
  invitation: 'Members',
  member: 'Members',
  session: 'Sign-in',
  account: 'Sign-in',
  apiKey: 'Sign-in',
  governance: 'Rules',
  quota: 'Rules',
  llm: 'Language model',
  webhook: 'Webhooks',
  person: 'Portal',
  portalAdmin: 'Portal',
};

/** The deeds that can be asked for, by what they are about, in the order of their list. */
export function deedGroups(): { group: string; items: { value: string; label: string }[] }[] {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const [value, label] of Object.entries(auditActions)) {
    const group = subjects[value.split('.')[0] ?? ''] ?? 'Other';
    groups.set(group, [...(groups.get(group) ?? []), { value, label }]);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}

const reasons = {
  changed: 'was changed after it was written, or is not the one that the log knows',
  missing: 'is missing',
  cut: 'is gone with all that followed it: the end of the chain was cut off',
} as const;

/** What a check of the chain found, in a sentence. `moment` writes a time for the reader. */
export function checkInWords(
  { events, since, head, broken }: ChainCheckAnswer,
  moment: (instant: string) => string,
  locale = 'en',
): string {
  const count = (amount: number) => amount.toLocaleString(locale);
  if (broken !== null) {
    const before = broken.sequence === 1 ? '' : ` What stands before it holds.`;
    return `Broken: event #${count(broken.sequence)} ${reasons[broken.why]}.${broken.why === 'cut' ? '' : before}`;
  }
  if (head === null || since === null) return 'Nothing was written yet.';
  return `${count(events)} ${events === 1 ? 'event' : 'events'}, unbroken from ${moment(since)}.`;
}

/** An id as a table has room for it. */
export function shortId(id: string): string {
  return id.length > 14 ? `${id.slice(0, 8)}…` : id;
}
