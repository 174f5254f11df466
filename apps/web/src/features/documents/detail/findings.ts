import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DocumentRecord } from '@gemmavision/domain/documents';
import { call } from '../../../shell/api.ts';
import { comparisonQuery } from './llm/llm-queries.ts';
import type { Selection } from './selection.ts';

/** A document, and which reading of it. */
export type Read = Pick<DocumentRecord, 'id' | 'finishedAt'>;

/** What was read never changes, only another run replaces it: the run’s end is part of the key. */
function keyFor({ id, finishedAt }: Read, ...rest: (string | number)[]) {
  return ['documents', 'read', id, finishedAt, ...rest];
}

function pagesQuery(document: Read) {
  return queryOptions({
    queryKey: keyFor(document, 'pages'),
    queryFn: async ({ signal }) => {
      const { items } = await call('GET /api/documents/:id/pages', { params: { id: document.id }, signal });
      return items;
    },
    staleTime: Infinity,
  });
}

export function fieldsQuery(document: Read) {
  return queryOptions({
    queryKey: keyFor(document, 'fields'),
    queryFn: ({ signal }) => call('GET /api/documents/:id/fields', { params: { id: document.id }, signal }),
    staleTime: Infinity,
  });
}

export function tablesQuery(document: Read) {
  return queryOptions({
    queryKey: keyFor(document, 'tables'),
    queryFn: async ({ signal }) => {
      const { items } = await call('GET /api/documents/:id/tables', { params: { id: document.id }, signal });
      return items;
    },
    staleTime: Infinity,
  });
}

function textQuery(document: Read, page: number) {
  return queryOptions({
    queryKey: keyFor(document, 'text', page),
    queryFn: async ({ signal }) => {
      const answer = await call('GET /api/documents/:id/text', {
        params: { id: document.id },
        query: { page },
        signal,
      });
      return answer.pages[0] ?? null;
    },
    staleTime: Infinity,
  });
}

function personalQuery(document: Read, page: number) {
  return queryOptions({
    queryKey: keyFor(document, 'personal', page),
    queryFn: ({ signal }) =>
      call('GET /api/documents/:id/pii', { params: { id: document.id }, query: { page }, signal }),
    staleTime: Infinity,
  });
}

/** Every place where a text stands in the document. */
export function textHitsQuery(document: Read, find: string) {
  return queryOptions({
    queryKey: keyFor(document, 'find', find),
    queryFn: ({ signal }) =>
      call('GET /api/documents/:id/search', { params: { id: document.id }, query: { q: find }, signal }),
    staleTime: Infinity,
  });
}

/**
 * Everything that the detail page shows of a document that was read; words and personal data only of the page in view.
 */
export function useFindings(
  document: Read,
  page: number,
  wants: { wantsWords: boolean; wantsPersonal: boolean; wantsModel: boolean; selection?: Selection },
) {
  const { wantsPersonal, selection } = wants;
  const client = useQueryClient();
  const pages = useQuery(pagesQuery(document));
  const fields = useQuery(fieldsQuery(document));
  const tables = useQuery(tablesQuery(document));
  const fromModel = fields.data?.fromModel ?? [];
  // What the model read has its place in the words of the page.
  const isOfModel =
    selection?.kind === 'model' ||
    (selection?.kind === 'field' && fromModel.some((name) => name === selection.name));
  const wantsWords = wants.wantsWords || isOfModel;
  const model = useQuery({
    ...comparisonQuery(document.id),
    enabled: wants.wantsModel || isOfModel || fromModel.length > 0,
  });
  const text = useQuery({ ...textQuery(document, page), enabled: wantsWords });
  const personal = useQuery({ ...personalQuery(document, page), enabled: wantsPersonal });
  const { id, finishedAt } = document;
  const last = pages.data?.length ?? 0;
  // Leafing through the text: the next page is there before it is asked for.
  useEffect(() => {
    if (wantsWords && page < last) void client.prefetchQuery(textQuery({ id, finishedAt }, page + 1));
  }, [client, id, finishedAt, wantsWords, page, last]);
  return { pages, fields, tables, text, personal, model };
}

export type FindingsQueries = ReturnType<typeof useFindings>;
export type PageOutline = NonNullable<FindingsQueries['pages']['data']>[number];
