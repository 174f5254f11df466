import type { Accelerator, PeakRate } from '@gemmavision/domain/accelerators';
import type { Figure } from '@gemmavision/domain/provenance';
import type { AcceleratorRow } from './file-schemas.ts';
import type { ReferenceFiles } from './read-files.ts';
import { firstSourceIn, indexKeyedSources, readVerification } from './sources.ts';
import type { SourceIndex } from './sources.ts';

/** The accelerators of the file, in its order. */
export function toAccelerators({ content }: ReferenceFiles['accelerators']): Accelerator[] {
  const sources = indexKeyedSources(content.sources);
  const checked = new Map(Object.entries(content.sources).map(([id, source]) => [id, source.verification]));
  return content.rows.map((row) => {
    const figure = figuresOf(row, sources, checked);
    return {
      id: row.id,
      name: row.name,
      vendor: row.vendor,
      category: row.kind,
      memoryBytes: figure('memoryGB', row.memoryGB * 1e9),
      bandwidthBytesPerSecond: figure('bandwidthGBs', row.bandwidthGBs * 1e9),
      peakOperationsPerSecond: peakRatesOf(row, figure),
      note: row.note ?? null,
    };
  });
}

type FigureOf = (field: string, value: number) => Figure;

function peakRatesOf(row: AcceleratorRow, figure: FigureOf): Accelerator['peakOperationsPerSecond'] {
  const tera: [PeakRate, number | null | undefined][] = [
    ['fp32', row.fp32TFLOPS],
    ['fp16', row.fp16TFLOPS],
    ['bf16', row.dense.bf16TFLOPS],
    ['fp8', row.dense.fp8TFLOPS],
    ['int8', row.dense.int8TOPS],
    ['int4', row.dense.int4TOPS],
    ['fp4', row.fp4TFLOPS],
  ];
  return Object.fromEntries(
    tera.flatMap(([rate, value]) => (value == null ? [] : [[rate, figure(rate, value * 1e12)]])),
  );
}

/** A field for which the file names no source counts as remembered. */
function figuresOf(
  row: AcceleratorRow,
  sources: SourceIndex,
  checked: ReadonlyMap<string, string>,
): FigureOf {
  return (field, value) => {
    const text = row.fieldSources[field] ?? row.fieldSources.all ?? 'memory';
    const source = firstSourceIn(text, sources);
    return {
      value,
      provenance: {
        kind: 'published',
        verification: readVerification(checked.get(source.id) ?? 'memory'),
        source,
        location: text === source.id ? null : text,
        note: row.lowConfidence ? 'Low confidence: check before relying on it.' : null,
      },
    };
  };
}
