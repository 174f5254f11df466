import type { AcceptedDocument } from '@gemmavision/domain/documents';
import type { Classification } from '@gemmavision/domain/governance';
import { addressOf } from '../../shell/api.ts';
import { problemFrom, unreachable, type ApiProblem } from '../../shell/problem.ts';
import { isArchive } from './refusal.ts';

/** Where a file goes, and what it becomes there. */
export interface UploadTarget {
  /** Left out, the batch’s, or else the team’s default class. */
  classification?: Classification;
  /** The batch that it comes into; only batches take ZIP files. */
  batchId?: string;
}

interface Listeners {
  progressed: (sentBytes: number) => void;
  /** Null: an archive, whose files become documents later. */
  stored: (document: AcceptedDocument | null) => void;
  refused: (problem: ApiProblem) => void;
}

/**
 * Sends one file. XMLHttpRequest and not fetch, because only it tells how much has left the browser.
 * The progress counts the bytes of the request, which is a little more than the file’s.
 */
export function sendFile(file: File, target: UploadTarget, listeners: Listeners): void {
  const form = new FormData();
  form.set('file', file, file.name);
  const request = new XMLHttpRequest();
  request.open('POST', addressFor(file, target));
  request.setRequestHeader('accept', 'application/json');
  request.upload.onprogress = (event) => {
    const share = event.total > 0 ? event.loaded / event.total : 0;
    listeners.progressed(Math.floor(share * file.size));
  };
  request.onerror = () => listeners.refused(unreachable());
  request.onload = () => {
    if (request.status < 200 || request.status > 299) {
      listeners.refused(problemFrom(request.status, request.responseText));
      return;
    }
    if (isArchive(file.name)) {
      listeners.stored(null);
      return;
    }
    const answer: AcceptedDocument | AcceptedDocument[] = JSON.parse(request.responseText);
    const [document] = Array.isArray(answer) ? answer : [answer];
    if (document === undefined) listeners.refused(problemFrom(request.status, ''));
    else listeners.stored(document);
  };
  request.send(form);
}

function addressFor(file: File, { classification, batchId }: UploadTarget): string {
  return batchId !== undefined && isArchive(file.name)
    ? addressOf('POST /api/batches/:id/archives', { params: { id: batchId } })
    : addressOf('POST /api/documents', { query: { classification, batch: batchId } });
}
