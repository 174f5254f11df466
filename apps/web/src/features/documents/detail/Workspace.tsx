import { Tabs } from '@mantine/core';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { QueryState } from '../../../ui/QueryState.tsx';
import { pageOf, placeOf, type Findings, type Layer } from './boxes.ts';
import { CorrectionNote } from './corrections/CorrectionNote.tsx';
import { CorrectionsProvider, useCorrecting } from './corrections/use-corrections.ts';
import { DownloadsTab } from './DownloadsTab.tsx';
import { TextOrEngines } from './engines/TextOrEngines.tsx';
import { FieldsTab } from './FieldsTab.tsx';
import { useFindings } from './findings.ts';
import { modelPlaces } from './llm/model-places.ts';
import { ModelTab } from './llm/ModelTab.tsx';
import { MaskedNote } from './personal-data/MaskedNote.tsx';
import { createPointing, PointingProvider, usePointingWithin } from './pointing.ts';
import { isPressing, reviewItems, type ReviewItem } from './review/review-items.ts';
import { ReviewTab } from './review/ReviewTab.tsx';
import { useTextFinding } from './search/use-text-finding.ts';
import { selectionFrom, tabs, type Tab } from './selection.ts';
import { StatementsTab } from './statements/StatementsTab.tsx';
import { TablesTab } from './tables/TablesTab.tsx';
import { targetOf, useDocumentView } from './use-document-view.ts';
import { PageViewer } from './viewer/PageViewer.tsx';
import classes from './Workspace.module.css';

const tabWords: Record<Tab, string> = {
  fields: 'Key information',
  model: 'Model',
  review: 'Review',
  statements: 'Statements',
  tables: 'Tables',
  text: 'Text',
  downloads: 'Downloads',
};

/**
 * The page images with their boxes on one side, what was found on the other. Tab, page, selection and search are in
 * the address; what is hovered, zoom and layers are only of the moment.
 */
export function Workspace({ document }: { document: DocumentRecord }) {
  const view = useDocumentView();
  const { search, choose, goToPage } = view;
  const root = useRef<HTMLDivElement>(null);
  const viewer = useRef<HTMLDivElement>(null);
  const [layers, setLayers] = useState<readonly Layer[]>(['fields', 'tables', 'personal']);
  const [pointing] = useState(createPointing);
  const tab = search.tab ?? 'fields';
  const selection = search.sel === undefined ? undefined : selectionFrom(search.sel);
  const askedPage =
    search.page ??
    (selection?.kind === 'word' || selection?.kind === 'personal' ? selection.page : undefined);
  const wantsWords = tab === 'text' || layers.includes('words') || selection?.kind === 'word';

  const wantsPersonal = tab === 'text' || layers.includes('personal') || selection?.kind === 'personal';

  // A link may name a thing and no page: the page is known as soon as the findings are there.
  const queries = useFindings(document, askedPage ?? 1, {
    wantsWords,
    wantsPersonal,
    wantsModel: tab === 'model',
    selection,
  });
  const findings = useMemo<Findings>(() => {
    const text = queries.text.data;
    const marks = queries.personal.data?.marks;
    const compared = queries.model.data?.fields;
    return {
      fields: queries.fields.data,
      tables: queries.tables.data,
      personal: marks === undefined ? undefined : new Map([[askedPage ?? 1, marks]]),
      text: text == null ? undefined : new Map([[text.page, text]]),
      model: compared == null ? undefined : modelPlaces(compared),
    };
  }, [
    queries.fields.data,
    queries.tables.data,
    queries.text.data,
    queries.personal.data,
    queries.model.data,
    askedPage,
  ]);
  const corrections = useCorrecting(document, findings);
  const chosen = search.sel === undefined ? undefined : placeOf(search.sel, findings);
  const page = askedPage ?? chosen?.page ?? 1;
  const finding = useTextFinding(document, {
    find: search.find,
    hit: search.hit,
    page,
    change: view.find,
    goToHit: view.goToHit,
  });
  const hit = finding.current === undefined ? undefined : finding.hits[finding.current - 1];
  const { page: toPage, bbox: toBox, turn } = targetOf(view, findings, hit);
  const target = useMemo(() => ({ page: toPage, bbox: toBox, turn }), [toPage, toBox, turn]);

  const select = useCallback((key: string) => choose(key, pageOf(key, findings), false), [findings, choose]);
  const choosing = useMemo(
    () => ({ pointing, selected: search.sel ?? null, select }),
    [pointing, search.sel, select],
  );
  const showPersonal = useCallback(
    (isShown: boolean) =>
      setLayers((before) => [
        ...before.filter((one) => one !== 'personal'),
        ...(isShown ? (['personal'] as const) : []),
      ]),
    [],
  );
  const pointingHandlers = usePointingWithin(root, pointing);

  const toReview = useMemo(() => reviewItems(findings), [findings]);
  const pressing = toReview.filter(isPressing).length;
  const showHere = useCallback((key: string) => choose(key, pageOf(key, findings), true), [choose, findings]);
  const showItem = useCallback((item: ReviewItem) => choose(item.key, item.page, true), [choose]);

  // On a narrow screen the page image is above the list, out of sight perhaps: bring it back.
  useEffect(() => {
    if (turn === 0 || viewer.current === null) return;
    const { bottom } = viewer.current.getBoundingClientRect();
    if (bottom < 120) viewer.current.scrollIntoView({ block: 'start', behavior: 'smooth' });
  }, [turn]);

  return (
    <PointingProvider value={choosing}>
      <CorrectionsProvider value={corrections}>
        <div className={classes.workspace} ref={root} {...pointingHandlers}>
          <div className={classes.viewer} ref={viewer}>
            <QueryState query={queries.pages}>
              {(pages) => (
                <PageViewer
                  documentId={document.id}
                  pages={pages}
                  page={Math.min(page, Math.max(1, pages.length))}
                  target={target}
                  chosen={chosen}
                  findings={findings}
                  layers={layers}
                  onLayersChange={setLayers}
                  finding={finding}
                  onPage={goToPage}
                  onPageSeen={view.seePage}
                />
              )}
            </QueryState>
          </div>
          <Tabs
            className={classes.panel}
            value={tab}
            keepMounted={false}
            onChange={(value) => {
              const next = tabs.find((one) => one === value);
              if (next !== undefined) view.showTab(next);
            }}
          >
            <Tabs.List className={classes.tabs}>
              {tabs.map((one) => (
                <Tabs.Tab key={one} value={one}>
                  {tabWords[one]}
                  {one === 'review' && pressing > 0 ? (
                    <span className={classes.count} data-pressing>
                      {pressing}
                    </span>
                  ) : null}
                  {one === 'tables' && document.tables !== null ? (
                    <span className={classes.count}>{document.tables}</span>
                  ) : null}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <MaskedNote />
            <CorrectionNote />
            <Tabs.Panel value="fields" className={classes.body}>
              <QueryState query={queries.fields}>{(fields) => <FieldsTab fields={fields} />}</QueryState>
            </Tabs.Panel>
            <Tabs.Panel value="model" className={classes.body}>
              <QueryState query={queries.fields}>
                {(fields) => (
                  <QueryState query={queries.model}>
                    {(comparison) => (
                      <ModelTab
                        document={document}
                        fields={fields}
                        comparison={comparison}
                        onShow={showHere}
                      />
                    )}
                  </QueryState>
                )}
              </QueryState>
            </Tabs.Panel>
            <Tabs.Panel value="review" className={classes.body}>
              <QueryState query={queries.fields}>
                {() => (
                  <QueryState query={queries.tables}>
                    {() => (
                      <ReviewTab
                        documentId={document.id}
                        items={toReview}
                        findings={findings}
                        warnings={document.warnings}
                        onShow={showItem}
                      />
                    )}
                  </QueryState>
                )}
              </QueryState>
            </Tabs.Panel>
            <Tabs.Panel value="statements" className={classes.body}>
              <QueryState query={queries.fields}>
                {(fields) => <StatementsTab document={document} fields={fields} />}
              </QueryState>
            </Tabs.Panel>
            <Tabs.Panel value="tables" className={classes.body}>
              <QueryState query={queries.tables}>
                {(tables) => (
                  <TablesTab
                    documentId={document.id}
                    tables={tables}
                    page={page}
                    onPage={goToPage}
                    charted={search.chart}
                    onChart={view.chart}
                  />
                )}
              </QueryState>
            </Tabs.Panel>
            <Tabs.Panel value="text" className={classes.body}>
              <QueryState query={queries.text}>
                {(text) => (
                  <TextOrEngines
                    documentId={document.id}
                    text={text}
                    page={page}
                    personal={{
                      found: queries.personal.data,
                      isShown: layers.includes('personal'),
                      onShow: showPersonal,
                    }}
                  />
                )}
              </QueryState>
            </Tabs.Panel>
            <Tabs.Panel value="downloads" className={classes.body}>
              <DownloadsTab document={document} />
            </Tabs.Panel>
          </Tabs>
        </div>
      </CorrectionsProvider>
    </PointingProvider>
  );
}
