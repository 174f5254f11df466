import type { Batch, BatchDeed, NewBatch } from '@gemmavision/domain/batches';
import type { AcceptedDocument } from '@gemmavision/domain/documents';
import { aDocument } from './a-document.ts';
import type { Person, TestPortal } from './portal.ts';

let serial = 0;

/** What a person does with batches over HTTP. */
export function batchSteps(portal: TestPortal, person: Person) {
  const look = (id: string) => person.json<Batch>(`/api/batches/${id}`);
  const doTo = (id: string, what: BatchDeed) => person.send('POST', `/api/batches/${id}/deeds`, { what });

  async function begin(batch: Partial<NewBatch> = {}): Promise<Batch> {
    const answer = await person.send('POST', '/api/batches', { name: 'The third quarter', ...batch });
    if (answer.status !== 201) throw new Error(await answer.text());
    return (await answer.json()) as Batch;
  }

  /** A row of a batch as it might stand there; nothing reads it. */
  const put = (batchId: string, columns: object = {}) =>
    aDocument(portal, person.teamId, { batchId, ...columns });

  /** Bytes that begin like a PDF, and differ from all others. */
  const somePdf = () => Buffer.from(`%PDF-1.7\n% ${serial++}\n${'x'.repeat(500)}`);

  function upload(to: string | null, content: Uint8Array = somePdf()): Promise<Response> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), 'x.pdf');
    const address = `/api/documents${to === null ? '' : `?batch=${to}`}`;
    return person.fetch(address, { method: 'POST', body: form });
  }

  async function accepted(to: string | null, content?: Uint8Array): Promise<AcceptedDocument> {
    const answer = await upload(to, content);
    if (answer.status !== 201) throw new Error(await answer.text());
    return (await answer.json()) as AcceptedDocument;
  }

  return { look, doTo, begin, put, somePdf, upload, accepted };
}
