import type { AcceptedDocument } from '@gemmavision/domain/documents';
import type { Classification } from '@gemmavision/domain/governance';
import { addressOf } from '../../../shell/api.ts';
import { problemFrom, unreachable, type ApiProblem } from '../../../shell/problem.ts';

interface Listeners {
  progressed: (sentBytes: number) => void;
  stored: (document: AcceptedDocument) => void;
  refused: (problem: ApiProblem) => void;
}

/**
 * Sends one file, of this class or of the team’s default. XMLHttpRequest and not fetch, because only it tells how much has left the browser.
 * The progress counts the bytes of the request, which is a little more than the file’s.
 */
export function sendFile(file: File, classification: Classification | undefined, listeners: Listeners): void {
  const form = new FormData();
  form.set('file', file, file.name);
  const request = new XMLHttpRequest();
  request.open('POST', addressOf('POST /api/documents', { query: { classification } }));
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
    const answer: AcceptedDocument | AcceptedDocument[] = JSON.parse(request.responseText);
    const [document] = Array.isArray(answer) ? answer : [answer];
    if (document === undefined) listeners.refused(problemFrom(request.status, ''));
    else listeners.stored(document);
  };
  request.send(form);
}
