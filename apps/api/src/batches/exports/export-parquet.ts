import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { exportColumns, type ExportRow } from './export-rows.ts';

/** Rows in memory until they are a row group: large enough for its columns to be worth reading by themselves. */
const rowsPerGroup = 10_000;

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;

const types: Record<keyof ExportRow, Pick<SchemaElement, 'type' | 'converted_type'>> = {
  document: text,
  file: text,
  state: text,
  reason: text,
  duplicateOf: text,
  field: text,
  period: text,
  value: text,
  number: { type: 'DOUBLE' },
  unit: text,
  page: { type: 'INT32' },
  confidence: { type: 'DOUBLE' },
  corrected: text,
  readBy: text,
};

const alwaysThere: (keyof ExportRow)[] = ['document', 'file', 'state'];

const schema: SchemaElement[] = [
  { name: 'results', num_children: exportColumns.length },
  ...exportColumns.map((name) => ({
    name,
    ...types[name],
    repetition_type: alwaysThere.includes(name) ? ('REQUIRED' as const) : ('OPTIONAL' as const),
  })),
];

/** The rows as an Apache Parquet file: a piece for each row group, so that no more than one is in memory. */
export async function* exportParquet(portions: AsyncIterable<ExportRow[]>): AsyncGenerator<Buffer> {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: 'QuantAdvisor' });
  /** What is written so far, to be sent: the writer goes on counting from the beginning of the file. */
  const take = () => {
    const piece = Buffer.from(bytes.getBytes());
    bytes.index = 0;
    return piece;
  };
  // At once: whoever stands between us and the reader may take a long silence for the end.
  yield take();
  let waiting: ExportRow[] = [];
  const write = async () => {
    const columnData = exportColumns.map((name) => ({ name, data: waiting.map((row) => row[name]) }));
    await file.write({ columnData, rowGroupSize: Math.max(1, waiting.length) });
    waiting = [];
  };
  for await (const rows of portions) {
    waiting.push(...rows);
    if (waiting.length < rowsPerGroup) continue;
    await write();
    yield take();
  }
  await write();
  await file.finish();
  yield take();
}
