import { acceleratorCategories, peakRates } from '@gemmavision/domain/accelerators';
import type { Accelerator } from '@gemmavision/domain/accelerators';
import type { Figure } from '@gemmavision/domain/provenance';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { pageArguments, pageOfRows } from './page-of-rows.ts';
import type { Page, PageQuery } from './page-of-rows.ts';
import { provenanceOf } from './provenance-of.ts';

const withFigures = { figures: { include: { source: true } } } satisfies Prisma.AcceleratorInclude;
type AcceleratorRow = Prisma.AcceleratorGetPayload<{ include: typeof withFigures }>;

/** Which accelerators do we know? */
export async function listAccelerators(database: Database, query: PageQuery): Promise<Page<Accelerator>> {
  const rows = await database.accelerator.findMany({
    include: withFigures,
    orderBy: { position: 'asc' },
    ...pageArguments(query),
  });
  return pageOfRows(rows, query, toAccelerator);
}

/** What do we know about this accelerator? Null: nothing. */
export async function findAccelerator(database: Database, id: string): Promise<Accelerator | null> {
  const row = await database.accelerator.findUnique({ where: { id }, include: withFigures });
  return row && toAccelerator(row);
}

function toAccelerator(row: AcceleratorRow): Accelerator {
  const figures = new Map<string, Figure>(
    row.figures.map((each) => [each.quantity, { value: each.value, provenance: provenanceOf(each) }]),
  );
  const required = (quantity: string): Figure => {
    const figure = figures.get(quantity);
    if (!figure) throw new Error(`the accelerator ${row.id} has no row for its ${quantity}`);
    return figure;
  };
  const category = acceleratorCategories.find((each) => each === row.category);
  if (category === undefined)
    throw new Error(`the accelerator ${row.id} has the unknown category ${row.category}`);
  return {
    id: row.id,
    name: row.name,
    vendor: row.vendor,
    category,
    memoryBytes: required('memory'),
    bandwidthBytesPerSecond: required('bandwidth'),
    peakOperationsPerSecond: Object.fromEntries(
      peakRates.flatMap((rate) => {
        const figure = figures.get(rate);
        return figure ? [[rate, figure]] : [];
      }),
    ),
    note: row.note,
  };
}
