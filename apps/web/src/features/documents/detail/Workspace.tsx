import { Tabs } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { QueryState } from '../../../ui/QueryState.tsx';
import { documentRoute } from '../route.ts';
import { placeOf, type Findings, type Layer } from './boxes.ts';
import { DownloadsTab } from './DownloadsTab.tsx';
import { FieldsTab } from './FieldsTab.tsx';
import { useFindings } from './findings.ts';
import { PointingContext } from './pointing.ts';
import { selectionFrom, tabOf, tabs, type Tab } from './selection.ts';
import { TablesTab } from './TablesTab.tsx';
import { TextTab } from './TextTab.tsx';
import { PageViewer } from './viewer/PageViewer.tsx';
import classes from './Workspace.module.css';

const tabWords: Record<Tab, string> = {
  fields: 'Key information',
  tables: 'Tables',
  text: 'Text',
  downloads: 'Downloads',
};

/**
 * The page image with its boxes on one side, what was found on the other. Tab, page and selection are in the
 * address; what is hovered, zoom and layers are only of the moment.
 */
export function Workspace({ document }: { document: DocumentRecord }) {
  const search = documentRoute.useSearch();
  const navigate = documentRoute.useNavigate();
  const viewer = useRef<HTMLDivElement>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [flash, setFlash] = useState(0);
  const [layers, setLayers] = useState<readonly Layer[]>(['fields', 'tables']);
  const tab = search.tab ?? 'fields';
  const selection = search.sel === undefined ? undefined : selectionFrom(search.sel);
  const askedPage = search.page ?? (selection?.kind === 'word' ? selection.page : undefined);
  const wantsWords = tab === 'text' || layers.includes('words') || selection?.kind === 'word';

  // A link may name a thing and no page: the page is known as soon as the findings are there.
  const queries = useFindings(document, askedPage ?? 1, wantsWords);
  const findings = useMemo<Findings>(() => {
    const text = queries.text.data;
    return {
      fields: queries.fields.data,
      tables: queries.tables.data,
      text: text == null ? undefined : new Map([[text.page, text]]),
    };
  }, [queries.fields.data, queries.tables.data, queries.text.data]);
  const place = search.sel === undefined ? undefined : placeOf(search.sel, findings);
  const page = askedPage ?? place?.page ?? 1;

  const select = useCallback(
    (key: string) => {
      const chosen = selectionFrom(key);
      if (chosen === undefined) return;
      const target = placeOf(key, findings);
      setFlash((count) => count + 1);
      void navigate({
        search: (before) => ({ tab: tabOf(chosen), page: target?.page ?? before.page, sel: key }),
        replace: true,
        resetScroll: false,
      });
    },
    [findings, navigate],
  );

  // On a narrow screen the page image is above the list, out of sight perhaps: bring it back.
  useEffect(() => {
    if (flash === 0 || viewer.current === null) return;
    const { bottom } = viewer.current.getBoundingClientRect();
    if (bottom < 120) viewer.current.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, [flash]);

  const goToPage = useCallback(
    (next: number) =>
      void navigate({
        search: (before) => ({ tab: before.tab, page: next }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  const pointing = useMemo(
    () => ({ hovered, selected: search.sel ?? null, hover: setHovered, select }),
    [hovered, search.sel, select],
  );

  return (
    <PointingContext value={pointing}>
      <div className={classes.workspace}>
        <div className={classes.viewer} ref={viewer}>
          <QueryState query={queries.pages}>
            {(pages) => (
              <PageViewer
                documentId={document.id}
                pages={pages}
                page={Math.min(page, Math.max(1, pages.length))}
                findings={findings}
                layers={layers}
                onLayersChange={setLayers}
                flash={flash}
                onPage={goToPage}
              />
            )}
          </QueryState>
        </div>
        <Tabs
          className={classes.panel}
          value={tab}
          keepMounted={false}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, tab: tabs.find((one) => one === value) }),
              replace: true,
              resetScroll: false,
            })
          }
        >
          <Tabs.List className={classes.tabs}>
            {tabs.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {tabWords[one]}
                {one === 'tables' && document.tables !== null ? (
                  <span className={classes.count}>{document.tables}</span>
                ) : null}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="fields" className={classes.body}>
            <QueryState query={queries.fields}>{(fields) => <FieldsTab fields={fields} />}</QueryState>
          </Tabs.Panel>
          <Tabs.Panel value="tables" className={classes.body}>
            <QueryState query={queries.tables}>
              {(tables) => (
                <TablesTab documentId={document.id} tables={tables} page={page} onPage={goToPage} />
              )}
            </QueryState>
          </Tabs.Panel>
          <Tabs.Panel value="text" className={classes.body}>
            <QueryState query={queries.text}>{(text) => <TextTab text={text} page={page} />}</QueryState>
          </Tabs.Panel>
          <Tabs.Panel value="downloads" className={classes.body}>
            <DownloadsTab document={document} tables={queries.tables.data ?? []} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </PointingContext>
  );
}
