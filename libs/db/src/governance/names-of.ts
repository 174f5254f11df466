import type { Transaction } from '../client.ts';

/** The names of people by their ids, for what keeps the id alone; `a former member` for whoever has no account any more. */
export async function namesOf(
  transaction: Transaction,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => string> {
  const known = [...new Set(ids.flatMap((id) => id ?? []))];
  const people =
    known.length === 0
      ? []
      : await transaction.user.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? undefined : names.get(id)) ?? 'a former member';
}
