import {
  trashDays,
  type BulkAction,
  type BulkResult,
  type Classification,
} from '@gemmavision/domain/governance';

/** A document as far as dialogs need to know it. */
export interface ActionSubject {
  id: string;
  fileName: string;
  classification: Classification;
  createdAt?: string;
  /** Null: not under legal hold. */
  hold?: object | null;
}

/** What a button, the question and the answer say of an action. */
interface ActionWords {
  button: string;
  title: (what: string) => string;
  confirm: string;
  cancel: string;
  /** “3 documents …” */
  done: string;
  isDestructive?: boolean;
}

export const actionWords: Record<BulkAction, ActionWords> = {
  delete: {
    button: 'Delete',
    title: (what) => `Delete ${what}?`,
    confirm: 'Delete',
    cancel: 'Keep it',
    done: 'deleted',
    isDestructive: true,
  },
  restore: {
    button: 'Restore',
    title: (what) => `Take ${what} out of the trash?`,
    confirm: 'Restore',
    cancel: 'Cancel',
    done: 'taken out of the trash',
  },
  purge: {
    button: 'Delete for good',
    title: (what) => `Delete ${what} for good?`,
    confirm: 'Delete for good',
    cancel: 'Keep it',
    done: 'deleted for good',
    isDestructive: true,
  },
  retry: {
    button: 'Run analysis again',
    title: (what) => `Run the analysis of ${what} again?`,
    confirm: 'Run analysis',
    cancel: 'Cancel',
    done: 'in line to be read again',
  },
  classify: {
    button: 'Classify',
    title: (what) => `Classify ${what}`,
    confirm: 'Classify',
    cancel: 'Cancel',
    done: 'classified',
  },
  hold: {
    button: 'Put under legal hold',
    title: (what) => `Put ${what} under legal hold?`,
    confirm: 'Put under legal hold',
    cancel: 'Cancel',
    done: 'put under legal hold',
  },
  release: {
    button: 'Lift legal hold',
    title: (what) => `Lift the legal hold of ${what}?`,
    confirm: 'Lift legal hold',
    cancel: 'Cancel',
    done: 'released from legal hold',
  },
};

/** “this document”, “these 12 documents”. */
export function these(count: number): string {
  return count === 1 ? 'this document' : `these ${count.toLocaleString('en')} documents`;
}

/** “1 document”, “12 documents”. */
export function documentsInWords(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'document' : 'documents'}`;
}

/** What becomes of documents that are deleted: which rest in the trash, and which are gone at once. */
export function deletionInWords(documents: readonly ActionSubject[]): string {
  const gone = documents.filter(({ classification }) => trashDays[classification] === 0).length;
  const rests = `In the trash for ${trashDays.internal} days, then gone for good with file, page images and results.`;
  const atOnce =
    'Restricted documents have no trash: gone at once with file, page images and results, for good.';
  if (gone === 0) return rests;
  if (gone === documents.length) return atOnce;
  return `${rests} ${gone} of them restricted: gone at once.`;
}

/** Whether an action makes sense for at least one of these documents. */
export function isPossible(action: BulkAction, documents: readonly ActionSubject[]): boolean {
  if (action === 'release') return documents.some(({ hold }) => hold);
  if (action === 'hold') return documents.some(({ hold }) => !hold);
  return true;
}

/** The documents that an action was refused for, by the reason, the most frequent first. */
export function refusalsOf(
  results: BulkResult['results'],
  documents: readonly ActionSubject[],
): { detail: string; fileNames: string[] }[] {
  const names = new Map(documents.map(({ id, fileName }) => [id, fileName]));
  const byDetail = new Map<string, string[]>();
  for (const { id, problem } of results) {
    if (problem === null) continue;
    byDetail.set(problem.detail, [...(byDetail.get(problem.detail) ?? []), names.get(id) ?? id]);
  }
  return [...byDetail]
    .map(([detail, fileNames]) => ({ detail, fileNames }))
    .sort((a, b) => b.fileNames.length - a.fileNames.length);
}
