import { Segments } from '../../ui/Segments.tsx';
import { useModelsSearch } from './use-models-search.ts';

/** Whether the chart shows how many parameters there are, which share each component has, or both small and large. */
export function MeasureSwitch() {
  const [{ measure = 'billions' }, change] = useModelsSearch();
  return (
    <Segments
      label="Measure of the chart"
      value={measure}
      onChange={(value) => change({ measure: value === 'billions' ? undefined : value })}
      segments={[
        { value: 'billions', label: 'Absolute' },
        { value: 'share', label: 'Share' },
        { value: 'log', label: 'Log' },
      ]}
    />
  );
}
