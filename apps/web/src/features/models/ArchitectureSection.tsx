import { Text } from '@mantine/core';
import type { Model } from '@gemmavision/domain/models';
import { Segments } from '../../ui/Segments.tsx';
import { ArchitectureCards } from './ArchitectureCards.tsx';
import { ArchitectureTable } from './ArchitectureTable.tsx';
import { useModelsSearch } from './use-models-search.ts';
import classes from './ModelsPage.module.css';

/** How attention is laid out, a card a model or all in one table. */
export function ArchitectureSection({ models }: { models: readonly Model[] }) {
  const [{ cards = 'cards' }, change] = useModelsSearch();
  return (
    <section aria-labelledby="architecture">
      <div className={classes.head}>
        <div>
          <h2 id="architecture" className={classes.title}>
            How attention is laid out
          </h2>
          <Text size="sm" c="dimmed" maw="46rem">
            Every layer keeps keys and values of what it has seen. Most layers look back over a window only:
            that is why a long report fits into memory.
          </Text>
        </div>
        <Segments
          label="Show architectures as"
          value={cards}
          onChange={(value) => change({ cards: value === 'table' ? value : undefined })}
          segments={[
            { value: 'cards', label: 'Cards' },
            { value: 'table', label: 'Compare' },
          ]}
        />
      </div>
      {cards === 'table' ? <ArchitectureTable models={models} /> : <ArchitectureCards models={models} />}
    </section>
  );
}
