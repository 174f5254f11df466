import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal, type AcceptedDocument, type DocumentRecord } from '@gemmavision/domain/documents';

/** How a document ended. */
export interface Fate {
  outcome: 'processed' | 'rejected' | 'no end' | 'error';
  /** The code of the reason, and its sentence. */
  code?: string;
  sentence?: string;
  /** The id of the document that has the result: of the first one where the same bytes came twice. */
  id?: string;
  seconds: number;
}

/** Longer than any limit of the portal: what has not ended by then does not end. */
const longestSeconds = 180;

export interface Access {
  url: string;
  cookie: string;
}

/** Uploads a file under a name and waits for its end. */
export async function sendDocument({ url, cookie }: Access, bytes: Uint8Array, name: string): Promise<Fate> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${url}/api/documents`, { method: 'POST', headers: { cookie }, body: form });
  if (!response.ok) {
    const { code, detail } = (await response.json()) as { code?: string; detail?: string };
    const outcome = response.status < 500 ? 'rejected' : 'error';
    return { outcome, ...(code && { code }), ...(detail && { sentence: detail }), seconds: seconds() };
  }
  const { id, duplicateOf } = (await response.json()) as AcceptedDocument;
  const first = duplicateOf ?? id;
  while (seconds() < longestSeconds) {
    const answer = await fetch(`${url}/api/documents/${first}`, { headers: { cookie } });
    const { status, reason } = (await answer.json()) as DocumentRecord;
    if (isTerminal(status)) {
      const ending = { id: first, seconds: seconds() };
      if (status === 'DONE') return { outcome: 'processed', ...ending };
      return {
        outcome: 'rejected',
        ...(reason && { code: reason.code, sentence: reason.message }),
        ...ending,
      };
    }
    await sleep(50);
  }
  return { outcome: 'no end', seconds: seconds() };
}

/** The text of all pages. */
export async function textOf({ url, cookie }: Access, id: string): Promise<string> {
  const response = await fetch(`${url}/api/documents/${id}/text`, { headers: { cookie } });
  const { pages } = (await response.json()) as { pages: { text: string }[] };
  return pages.map(({ text }) => text).join('\n');
}

/** Has the first page drawn, as the document's own page does; the status of the answer. */
export async function drawFirstPage({ url, cookie }: Access, id: string): Promise<number> {
  const response = await fetch(`${url}/api/documents/${id}/pages/1.png`, { headers: { cookie } });
  await response.arrayBuffer();
  return response.status;
}
