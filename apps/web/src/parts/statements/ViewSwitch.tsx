import { SegmentedControl } from '@mantine/core';
import type { StatementView } from '@gemmavision/domain/companies';
import { viewWords } from './statement-words.ts';

interface ViewSwitchProps {
  views: readonly StatementView[];
  view: StatementView;
  onChange: (view: StatementView) => void;
}

/** Which length of period is shown: a quarter and a year do not stand in one line. */
export function ViewSwitch({ views, view, onChange }: ViewSwitchProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Length of the periods"
      value={view}
      onChange={(value) => onChange(views.find((each) => each === value) ?? view)}
      data={views.map((each) => ({ value: each, label: viewWords[each] }))}
    />
  );
}
