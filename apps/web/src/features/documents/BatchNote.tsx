import { Anchor, CloseButton, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { batchQuery } from '../../parts/batch-queries.ts';
import { documentsRoute } from './route.ts';

/** Says that the list shows one batch alone, leads there, and shows all again. */
export function BatchNote({ id }: { id: string }) {
  const { data: batch } = useQuery(batchQuery(id));
  const navigate = documentsRoute.useNavigate();
  return (
    <Group gap={6} mb="sm">
      <Text size="sm">
        Only those of the batch{' '}
        <Anchor
          inherit
          underline="always"
          renderRoot={(props) => <Link to="/batches/$id" params={{ id }} {...props} />}
        >
          {batch?.name ?? '…'}
        </Anchor>
      </Text>
      <CloseButton
        size="sm"
        aria-label="Show the documents of every batch"
        onClick={() =>
          void navigate({
            search: (before) => ({ ...before, batch: undefined, loaded: undefined }),
            resetScroll: false,
          })
        }
      />
    </Group>
  );
}
