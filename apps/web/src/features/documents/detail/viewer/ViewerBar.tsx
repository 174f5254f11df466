import { ActionIcon, TextInput, UnstyledButton } from '@mantine/core';
import {
  IconArrowAutofitWidth,
  IconArrowAutofitHeight,
  IconChevronLeft,
  IconChevronRight,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { Layer } from '../boxes.ts';
import { FindBar } from '../search/FindBar.tsx';
import type { TextFinding } from '../search/use-text-finding.ts';
import { largestZoom, smallestZoom, zoomBy } from '../view-geometry.ts';
import classes from './ViewerBar.module.css';

interface ViewerBarProps {
  page: number;
  pages: number;
  onPage: (page: number) => void;
  zoom: number;
  onZoom: (zoom: number) => void;
  onFitPage: () => void;
  layers: readonly Layer[];
  onLayersChange: (layers: readonly Layer[]) => void;
  finding: TextFinding;
}

const layerWords: readonly { layer: Layer; word: string }[] = [
  { layer: 'fields', word: 'Fields' },
  { layer: 'tables', word: 'Tables' },
  { layer: 'words', word: 'Words' },
  { layer: 'personal', word: 'Personal data' },
];

/** Pages, zoom, search and layers of the page images. */
export function ViewerBar(props: ViewerBarProps) {
  const { page, pages, onPage, zoom, onZoom, onFitPage, layers, onLayersChange, finding } = props;
  return (
    <div className={classes.bar} role="group" aria-label="Page image">
      {pages > 1 ? (
        <div className={classes.group}>
          <Step
            label="Previous page"
            icon={IconChevronLeft}
            disabled={page <= 1}
            onClick={() => onPage(page - 1)}
          />
          <PageInput key={page} page={page} pages={pages} onPage={onPage} />
          <span className="tabular">&nbsp;/ {pages}</span>
          <Step
            label="Next page"
            icon={IconChevronRight}
            disabled={page >= pages}
            onClick={() => onPage(page + 1)}
          />
        </div>
      ) : null}
      <div className={classes.group}>
        <Step
          label="Smaller"
          shortcut="-"
          icon={IconMinus}
          disabled={zoom <= smallestZoom}
          onClick={() => onZoom(zoomBy(zoom, -1))}
        />
        <span className={classes.zoomLevel}>{Math.round(zoom * 100)} %</span>
        <Step
          label="Larger"
          shortcut="+"
          icon={IconPlus}
          disabled={zoom >= largestZoom}
          onClick={() => onZoom(zoomBy(zoom, 1))}
        />
        <Step
          label="Fit the width"
          shortcut="0"
          icon={IconArrowAutofitWidth}
          disabled={zoom === 1}
          onClick={() => onZoom(1)}
        />
        <Step label="Fit the page" shortcut="9" icon={IconArrowAutofitHeight} onClick={onFitPage} />
      </div>
      <FindBar finding={finding} />
      <div className={classes.layers} role="group" aria-label="Boxes over the page">
        {layerWords.map(({ layer, word }) => {
          const isOn = layers.includes(layer);
          return (
            <UnstyledButton
              key={layer}
              className={classes.layer}
              data-layer={layer}
              aria-pressed={isOn}
              title={`${word}: ${isOn ? 'shown' : 'not shown'}`}
              onClick={() =>
                onLayersChange(isOn ? layers.filter((one) => one !== layer) : [...layers, layer])
              }
            >
              <span className={classes.layerName}>{word}</span>
            </UnstyledButton>
          );
        })}
      </div>
    </div>
  );
}

interface StepProps {
  label: string;
  shortcut?: string;
  icon: typeof IconPlus;
  disabled?: boolean;
  onClick: () => void;
}

function Step({ label, shortcut, icon: Icon, disabled, onClick }: StepProps) {
  return (
    <ActionIcon
      size={26}
      className={classes.step}
      variant="subtle"
      color="gray"
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
      aria-keyshortcuts={shortcut}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon size={16} stroke={1.8} />
    </ActionIcon>
  );
}

function PageInput({ page, pages, onPage }: Pick<ViewerBarProps, 'page' | 'pages' | 'onPage'>) {
  const [typed, setTyped] = useState(String(page));
  const go = (event?: FormEvent) => {
    event?.preventDefault();
    const wanted = Math.min(pages, Math.max(1, Math.round(Number(typed))));
    if (Number.isNaN(wanted) || typed.trim() === '') setTyped(String(page));
    else if (wanted !== page) onPage(wanted);
  };
  return (
    <form onSubmit={go}>
      <TextInput
        size="xs"
        className={classes.pageInput}
        aria-label={`Page, of ${pages}`}
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => go()}
      />
    </form>
  );
}
