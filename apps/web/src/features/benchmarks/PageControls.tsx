import { NativeSelect } from '@mantine/core';
import { ChipPicker } from '../../parts/ChipPicker.tsx';
import { modelsText, useChosenModels } from './chosen-models.ts';
import { ModelChooser } from './ModelChooser.tsx';
import type { ModelGroup } from './model-groups.ts';
import { benchmarksRoute } from './route.ts';
import type { BenchmarksSearch } from './benchmarks-search.ts';
import classes from './BenchmarksPage.module.css';

interface PageControlsProps {
  views: readonly { id: string; label: string }[];
  shownViews: readonly string[];
  onViewsChange: (ids: string[]) => void;
  groups: readonly ModelGroup[];
}

/** What holds for every view: which are shown, of which models, and against which one they are held. */
export function PageControls({ views, shownViews, onViewsChange, groups }: PageControlsProps) {
  const navigate = benchmarksRoute.useNavigate();
  const { ids, baseline } = useChosenModels();
  const change = (part: BenchmarksSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const all = groups.flatMap(({ models }) => models.map(({ id }) => id));
  const isUnknown = baseline !== undefined && groups.length > 0 && !all.includes(baseline);
  return (
    <div className={classes.controls}>
      <ChipPicker title="Views" options={views} chosen={shownViews} onChange={onViewsChange} />
      <div className={classes.pickers}>
        <ModelChooser
          groups={groups}
          chosen={ids}
          onChange={(chosen) => change({ models: modelsText(chosen, all) })}
        />
        <NativeSelect
          label="Baseline"
          className={classes.baseline}
          value={baseline ?? ''}
          error={isUnknown ? 'No result of this model is known here: choose another' : undefined}
          onChange={(event) => change({ baseline: event.currentTarget.value || undefined })}
        >
          <option value="">None: no differences</option>
          {isUnknown ? <option value={baseline}>{baseline}</option> : null}
          {groups.map(({ label, models }) => (
            <optgroup key={label} label={label}>
              {models.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </NativeSelect>
      </div>
      {baseline === undefined || isUnknown ? null : (
        <p className={classes.condition}>
          Differences are to the baseline’s figure of the same table, tuning and condition: ▲ better, ▼ worse,
          whichever direction that is. “n/a” stands where the baseline was not measured.
        </p>
      )}
    </div>
  );
}
