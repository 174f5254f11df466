import { IconDownload, IconMaximize, IconTexture } from '@tabler/icons-react';
import type { EChartsType } from 'echarts/core';
import type { Ref } from 'react';
import { savePng, saveSvg } from './chart-files.ts';
import { Segments } from './Segments.tsx';
import classes from './ChartFigure.module.css';

interface FigureToolsProps {
  title: string;
  /** Null until it is drawn. */
  chart: EChartsType | null;
  view: 'chart' | 'table';
  onViewChange: (view: 'chart' | 'table') => void;
  onSaveCsv: () => void;
  hasPatterns: boolean;
  onPatternsChange: (hasPatterns: boolean) => void;
  /** Absent where it fills the screen already. */
  onFullScreen?: () => void;
  fullScreenRef?: Ref<HTMLButtonElement>;
}

/** What can be done with every figure: taken along, shown with patterns, as a table, on the whole screen. */
export function FigureTools(props: FigureToolsProps) {
  const { title, chart, view, onViewChange, onSaveCsv, hasPatterns, onPatternsChange } = props;
  const { onFullScreen, fullScreenRef } = props;
  const files = [
    { kind: 'PNG', save: () => chart && void savePng(chart, title) },
    { kind: 'SVG', save: () => chart && saveSvg(chart, title) },
    { kind: 'CSV', save: onSaveCsv },
  ];
  return (
    <div className={classes.tools}>
      {view === 'table' ? null : (
        <span className={classes.files}>
          <IconDownload size={14} stroke={1.8} aria-hidden />
          {files.map(({ kind, save }) => (
            <button
              key={kind}
              type="button"
              className={classes.tool}
              aria-label={`${kind}: save ${title}`}
              onClick={save}
              disabled={chart === null}
            >
              {kind}
            </button>
          ))}
        </span>
      )}
      {view === 'table' ? null : (
        <button
          type="button"
          className={classes.tool}
          aria-pressed={hasPatterns}
          aria-label={`Patterns beside colours in ${title}`}
          title="Patterns beside colours"
          onClick={() => onPatternsChange(!hasPatterns)}
        >
          <IconTexture size={16} stroke={1.8} aria-hidden />
        </button>
      )}
      {onFullScreen === undefined ? null : (
        <button
          type="button"
          ref={fullScreenRef}
          className={classes.tool}
          aria-label={`Full screen: ${title}`}
          title="Full screen"
          onClick={onFullScreen}
        >
          <IconMaximize size={16} stroke={1.8} aria-hidden />
        </button>
      )}
      <Segments
        label={`Show ${title} as`}
        value={view}
        onChange={onViewChange}
        segments={[
          { value: 'chart', label: 'Chart' },
          { value: 'table', label: 'Table' },
        ]}
      />
    </div>
  );
}
