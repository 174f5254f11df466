import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../../shell/api.ts';
import { useCorrections } from '../corrections/use-corrections.ts';
import classes from './ReviewTab.module.css';

/** What people said about cells that the present reading does not have: kept, and to be looked at. */
export function LostCorrections({ documentId }: { documentId: string }) {
  const { mayCorrect, takeBack } = useCorrections();
  const { data } = useQuery({
    queryKey: ['documents', 'corrections', documentId],
    queryFn: async ({ signal }) =>
      (await call('GET /api/documents/:id/corrections', { params: { id: documentId }, signal })).items,
  });
  const lost = (data ?? []).filter((one) => !one.isPlaced);
  if (lost.length === 0) return null;
  return (
    <div className={classes.lost}>
      This reading has no place for what was corrected before:
      <ul>
        {lost.map((one) => (
          <li key={one.id}>
            {one.target.kind === 'shape'
              ? 'rows or columns of a table'
              : `“${String(one.value)}” in place of “${one.read ?? ''}”`}
            {one.page === null ? '' : `, page ${one.page}`}, by {one.by}{' '}
            {mayCorrect ? (
              <Button size="compact-xs" variant="subtle" onClick={() => void takeBack(one)}>
                Remove
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
