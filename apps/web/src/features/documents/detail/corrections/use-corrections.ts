import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { CorrectedPart, CorrectionInput, CorrectionMark } from '@gemmavision/domain/documents';
import { call } from '../../../../shell/api.ts';
import { ApiProblem } from '../../../../shell/problem.ts';
import { useCan } from '../../../../shell/session.ts';
import type { Findings } from '../boxes.ts';
import { fieldsQuery, tablesQuery, type Read } from '../findings.ts';
import { correctableOf } from './correctable.ts';

/** The ways to say something about a value of the document in view. */
export interface Corrections {
  mayCorrect: boolean;
  /** The value that is being written, by its key. */
  editing: string | null;
  edit: (key: string | null) => void;
  /** What could not be done, in words. */
  problem: string | null;
  dismiss: () => void;
  isBusy: boolean;
  /** Says that the value is another one, or with the value as it stands that it is right; null where it was refused. */
  put: (
    input: Omit<CorrectionInput, 'version'>,
    mark: CorrectionMark | undefined,
  ) => Promise<CorrectedPart | null>;
  /** What was read is to stand again. */
  takeBack: (mark: Pick<CorrectionMark, 'id' | 'version'>) => Promise<CorrectedPart | null>;
  /** Says that what stands there is right. */
  confirm: (key: string) => Promise<boolean>;
}

const none: Corrections = {
  mayCorrect: false,
  editing: null,
  edit: () => undefined,
  problem: null,
  dismiss: () => undefined,
  isBusy: false,
  put: async () => null,
  takeBack: async () => null,
  confirm: async () => false,
};

const CorrectionsContext = createContext<Corrections>(none);
export const CorrectionsProvider = CorrectionsContext;

/** What can be said about the values of the document in view. */
export function useCorrections(): Corrections {
  return useContext(CorrectionsContext);
}

/** Corrects the document: each answer takes the place of what the page knew. */
export function useCorrecting(document: Read, findings: Findings): Corrections {
  const { id, finishedAt } = document;
  const client = useQueryClient();
  const mayCorrect = useCan('documents.correct');
  const [editing, edit] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const take = useCallback(
    ({ fields, table }: CorrectedPart) => {
      const read = { id, finishedAt };
      if (fields !== undefined) client.setQueryData(fieldsQuery(read).queryKey, fields);
      if (table !== undefined) {
        client.setQueryData(tablesQuery(read).queryKey, (before) =>
          before?.map((one, index) => (index === table.index ? table.table : one)),
        );
      }
      void client.invalidateQueries({ queryKey: ['documents', 'corrections', id] });
      // The name of the company and the type are in the head of the page and in the list.
      if (fields !== undefined) {
        void client.invalidateQueries({ queryKey: ['documents', 'one', id] });
        void client.invalidateQueries({ queryKey: ['documents', 'list'] });
      }
    },
    [client, id, finishedAt],
  );
  const refuse = useCallback(
    (error: unknown) => {
      setProblem(error instanceof Error ? error.message : 'This could not be kept. Try again.');
      // Somebody else was here, or the document was read anew: show how it stands.
      if (error instanceof ApiProblem && error.status === 409) {
        void client.invalidateQueries({ queryKey: ['documents', 'read', id] });
        void client.invalidateQueries({ queryKey: ['documents', 'one', id] });
      }
    },
    [client, id],
  );
  const sending = useMutation({
    mutationFn: (send: () => Promise<CorrectedPart>) => send(),
    onSuccess: take,
    onError: refuse,
    onMutate: () => setProblem(null),
  });
  const { mutateAsync, isPending } = sending;

  const attempt = useCallback(
    (send: () => Promise<CorrectedPart>) => mutateAsync(send).catch(() => null),
    [mutateAsync],
  );
  const put = useCallback<Corrections['put']>(
    (input, mark) =>
      attempt(() =>
        call('PUT /api/documents/:id/corrections', {
          params: { id },
          body: { ...input, version: mark?.version ?? 0 },
        }),
      ),
    [attempt, id],
  );
  const takeBack = useCallback<Corrections['takeBack']>(
    (mark) =>
      attempt(() =>
        call('DELETE /api/documents/:id/corrections/:correctionId', {
          params: { id, correctionId: mark.id },
          query: { version: mark.version },
        }),
      ),
    [attempt, id],
  );
  const confirm = useCallback(
    async (key: string) => {
      const found = correctableOf(key, findings);
      if (found === undefined) return false;
      const { target, value, read, mark } = found;
      return (await put({ target, value, read }, mark)) !== null;
    },
    [findings, put],
  );
  return useMemo(
    () => ({
      mayCorrect,
      editing,
      edit,
      problem,
      dismiss: () => setProblem(null),
      isBusy: isPending,
      put,
      takeBack,
      confirm,
    }),
    [mayCorrect, editing, problem, isPending, put, takeBack, confirm],
  );
}
