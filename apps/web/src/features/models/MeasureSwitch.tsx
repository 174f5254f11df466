import { SegmentedControl } from '@mantine/core';
import { modelsRoute } from './route.ts';

/** Whether bars show how many parameters there are, or which share each component has. */
export function MeasureSwitch() {
  const { measure = 'billions' } = modelsRoute.useSearch();
  const navigate = modelsRoute.useNavigate();
  return (
    <SegmentedControl
      size="xs"
      aria-label="Measure of the bars"
      value={measure}
      onChange={(value) =>
        void navigate({
          search: (before) => ({ ...before, measure: value === 'share' ? value : undefined }),
          replace: true,
          resetScroll: false,
        })
      }
      data={[
        { value: 'billions', label: 'Billions' },
        { value: 'share', label: 'Share' },
      ]}
    />
  );
}
