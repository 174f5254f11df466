import { memo, useMemo } from 'react';
import { breakdownBars } from '@gemmavision/charts/memory-breakdown';
import { memoryBreakdown, memoryParts, type MemoryPartId } from '@gemmavision/domain/memory';
import type { Provenance } from '@gemmavision/domain/provenance';
import { inGigabytes, shown, shownFixed } from '../../parts/quantities.ts';
import { ChartFigure } from '../../ui/ChartFigure.tsx';
import type { DataColumn } from '../../ui/DataTable.tsx';
import { KindBadge, SourceLink } from '../../ui/SourceLink.tsx';
import { SourcedFigure } from '../../ui/SourcedFigure.tsx';
import { useChartLook } from '../../ui/use-chart-look.ts';
import type { Deployment, DeploymentPlan } from './deployment.ts';

interface BreakdownFigureProps {
  plan: DeploymentPlan;
  /** “Gemma 3 27B in bfloat16”. */
  name: string;
  deviceName: string;
  deployment: Deployment;
  /** Of what is needed. */
  provenance: Provenance;
  /** Of the device’s memory. */
  memoryProvenance: Provenance;
}

interface MemoryPart {
  key: MemoryPartId;
  bytes: number;
}

const labels: Record<MemoryPartId, string> = {
  nonEmbedding: 'Weights without embedding',
  embedding: 'Embedding table',
  vision: 'Vision encoder',
  kv: 'KV cache',
  overhead: 'Runtime overhead (assumed)',
  free: 'Free below the limit',
  reserved: 'Above the limit',
  missing: 'Missing (a part of what is needed)',
};

/** What lies on one device, part by part, against the capacity at the utilisation limit. */
export const BreakdownFigure = memo(function BreakdownFigure(props: BreakdownFigureProps) {
  const { plan, name, deviceName, deployment, provenance, memoryProvenance } = props;
  const { deviceBytes, devices, utilisation } = deployment;
  const look = useChartLook();
  const { perDevice } = plan.fit;
  const option = useMemo(
    () => breakdownBars([{ name, share: perDevice }], perDevice.usableBytes, look),
    [name, perDevice, look],
  );
  const rows = useMemo((): MemoryPart[] => {
    const breakdown = memoryBreakdown(perDevice, deviceBytes);
    return memoryParts.map((key) => ({ key, bytes: breakdown[key] })).filter(({ bytes }) => bytes > 0);
  }, [perDevice, deviceBytes]);
  const columns = useMemo((): DataColumn<MemoryPart>[] => {
    return [
      { key: 'part', header: 'Part', value: ({ key }) => labels[key] },
      {
        key: 'bytes',
        header: 'On each device',
        unit: 'GB',
        isNumeric: true,
        value: ({ bytes }) => inGigabytes(bytes),
        cell: ({ key, bytes }) => (
          <SourcedFigure provenance={provenance} name={`${labels[key]}, ${name}`}>
            {shownFixed(inGigabytes(bytes), 2)}
          </SourcedFigure>
        ),
      },
    ];
  }, [name, provenance]);
  return (
    <ChartFigure
      headingLevel={3}
      title="Memory of one device"
      units="GB (10⁹ bytes)"
      description={`${name}: ${devices === 1 ? 'what lies on the device' : `what lies on each of ${shown(devices)} devices`}, part by part.`}
      option={option}
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      height={220}
      footnote={
        <>
          <KindBadge kind="computed" />{' '}
          <SourceLink provenance={provenance} label="Where is this from? Parts of the memory" /> The line is
          the capacity at the utilisation limit: {utilisation} % of{' '}
          <SourcedFigure provenance={memoryProvenance} name={`Memory of ${deviceName}`}>
            {shown(inGigabytes(deviceBytes))} GB
          </SourcedFigure>
          .
        </>
      }
    />
  );
});
