import type { StatementView } from '@gemmavision/domain/companies';
import { Segments } from '../../ui/Segments.tsx';
import { viewWords } from './statement-words.ts';

interface ViewSwitchProps {
  views: readonly StatementView[];
  view: StatementView;
  onChange: (view: StatementView) => void;
}

/** Which length of period is shown: a quarter and a year do not stand in one line. */
export function ViewSwitch({ views, view, onChange }: ViewSwitchProps) {
  return (
    <Segments
      label="Length of the periods"
      value={view}
      onChange={onChange}
      segments={views.map((each) => ({ value: each, label: viewWords[each] }))}
    />
  );
}
