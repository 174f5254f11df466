import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inAllTeams, inTeam } from '@gemmavision/db';
import { saveResult, takeDocument } from '@gemmavision/db/processing';
import { addPerson } from '@gemmavision/db/teams';
import type { ApiKey } from '@gemmavision/domain/access';
import type { AcceptedDocument, CorrectedPart, ExtractionResult } from '@gemmavision/domain/documents';
import type { MadeInvitation } from '@gemmavision/domain/teams';
import type { Person, TestPortal } from './portal.ts';

/** Things of one team, for requests that are made for them: shared ones to look at, fresh ones to change. */
export interface OwnThings {
  teamId: string;
  /** Stands in the text, the tables, the fields and the file name of every document of the team, and nowhere else. */
  canary: string;
  documentId: string;
  pageReadingId: string;
  /** Freshly read, and put under legal hold or into the trash if wished. */
  freshDocument(then?: 'hold' | 'trash'): Promise<{ id: string }>;
  /** With a document whose reading failed. */
  freshBatch(): Promise<string>;
  freshCorrection(): Promise<{ id: string; correctionId: string }>;
  freshApiKey(): Promise<string>;
  /** A viewer who has just joined the team; their id. */
  freshMember(): Promise<string>;
  freshInvitation(): Promise<{ id: string; token: string }>;
  /** An approved endpoint of the team; its version. */
  freshLlmEndpoint(): Promise<number>;
  /** One with a delivery, which waits for a worker. */
  freshWebhook(): Promise<{ id: string; deliveryId: string }>;
  /** A session and a passkey of the person, besides what they send requests with. */
  freshSession(): Promise<string>;
  freshPasskey(): Promise<string>;
}

const invoice = path.resolve(import.meta.dirname, '../fixtures/invoice.pdf');

/** Makes things of the person’s team. No worker takes part: what was read is written as a worker would write it. */
export async function makeOwnThings(portal: TestPortal, person: Person): Promise<OwnThings> {
  const canary = `canary${randomUUID().replaceAll('-', '')}`;
  const { database } = portal.server;
  const bytes = await readFile(invoice);
  const { teamId } = person;

  async function freshDocument(then?: 'hold' | 'trash'): Promise<{ id: string }> {
    // A comment after the end: other bytes each time, and the same pages.
    const content = Buffer.concat([bytes, Buffer.from(`\n%${randomUUID()}`)]);
    const accepted = (await (await person.upload(content, `${canary}.pdf`)).json()) as AcceptedDocument;
    await database.document.update({ where: { id: accepted.id }, data: { status: 'QUEUED' } });
    const taken = await takeDocument(database, accepted.id, 0, 'test', 60_000);
    if (!taken) throw new Error('the document is not to be had');
    await saveResult(database, taken, resultOf(canary, taken.sha256));
    const address = `/api/documents/${accepted.id}`;
    if (then === 'trash') await person.fetch(address, { method: 'DELETE' });
    if (then === 'hold') {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ reason: 'a law suit' });
      await person.fetch(`${address}/hold`, { method: 'PUT', headers, body });
    }
    return { id: accepted.id };
  }

  const { id: documentId } = await freshDocument();
  const pageReadingId = randomUUID();
  await inTeam(database, teamId, (transaction) =>
    transaction.pageReading.create({
      data: { id: pageReadingId, documentId, teamId, page: 1, engine: 'tesseract.js', status: 'DONE' },
    }),
  );
  return {
    teamId,
    canary,
    documentId,
    pageReadingId,
    freshDocument,
    freshMember: async () => {
      const fresh = { name: 'A viewer', email: `${randomUUID()}@example.com`, passwordHash: 'none' };
      return (await inAllTeams(database, (all) => addPerson(all, fresh, teamId, 'viewer'))).id;
    },
    freshInvitation: async () => {
      const { invitation, link } = await person.json<MadeInvitation>('/api/team/invitations', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: `${randomUUID()}@example.com`, role: 'viewer' }),
      });
      return { id: invitation.id, token: link.slice(link.lastIndexOf('/') + 1) };
    },
    freshBatch: async () => {
      const { id } = await database.batch.create({ data: { teamId, name: canary }, select: { id: true } });
      const data = { batchId: id, status: 'FAILED', reasonCode: 'timeout', reasonMessage: canary } as const;
      await database.document.update({ where: { id: (await freshDocument()).id }, data });
      return id;
    },
    freshCorrection: async () => {
      const { id } = await freshDocument();
      const part = await person.json<CorrectedPart>(`/api/documents/${id}/corrections`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          target: { kind: 'field', name: 'companyName' },
          value: 'Right',
          read: canary,
          version: 0,
        }),
      });
      const correctionId = part.fields?.corrected?.['companyName']?.id;
      if (correctionId === undefined) throw new Error(`no correction: ${JSON.stringify(part)}`);
      return { id, correctionId };
    },
    freshSession: async () => {
      const id = randomUUID();
      const [token, expiresAt] = [randomUUID(), new Date(Date.now() + 60_000)];
      const user = { connect: { email: person.email } };
      await database.session.create({ data: { id, token, expiresAt, user } });
      return id;
    },
    freshPasskey: async () => {
      const id = randomUUID();
      const user = { connect: { email: person.email } };
      const key = { publicKey: 'key', credentialID: id, counter: 0, deviceType: 'singleDevice' };
      await database.passkey.create({ data: { id, ...key, backedUp: false, user } });
      return id;
    },
    freshLlmEndpoint: async () => {
      const approval = {
        approvedAt: new Date(),
        approvedUpTo: 'INTERNAL',
        approvalReason: 'a test',
      } as const;
      const data = {
        baseUrl: 'https://llm.example.com/v1',
        model: 'gemma',
        sends: 'text-and-images',
        ...approval,
      };
      const { version } = await inTeam(database, teamId, (transaction) =>
        transaction.llmEndpoint.upsert({ where: { teamId }, create: { teamId, ...data }, update: data }),
      );
      return version;
    },
    freshWebhook: async () => {
      const id = randomUUID();
      const deliveryId = randomUUID();
      const body = { type: 'webhook.test', timestamp: '2026-01-31T09:30:00.000Z', data: { webhookId: id } };
      await inTeam(database, teamId, (transaction) =>
        transaction.webhook.create({
          data: {
            id,
            teamId,
            url: `https://hooks.example.com/${canary}`,
            events: ['document.ended'],
            sealedSecret: 'none',
            deliveries: {
              create: { id: deliveryId, teamId, event: body.type, body: JSON.stringify(body) },
            },
          },
        }),
      );
      return { id, deliveryId };
    },
    freshApiKey: async () => {
      const body = JSON.stringify({ name: 'a key', scope: 'read' });
      const headers = { 'content-type': 'application/json' };
      return (await person.json<ApiKey>('/api/api-keys', { method: 'POST', headers, body })).id;
    },
  };
}

function resultOf(canary: string, sha256: string): ExtractionResult {
  const bbox: [number, number, number, number] = [10, 10, 100, 20];
  return {
    file: `${canary}.pdf`,
    sha256,
    mediaType: 'application/pdf',
    pages: [
      {
        page: 1,
        width: 595,
        height: 842,
        source: 'text-layer',
        engine: 'pdf.js',
        confidence: 1,
        text: canary,
        words: [{ text: canary, bbox, confidence: 1 }],
      },
    ],
    tables: [{ page: 1, bbox, confidence: 1, rows: [[canary, '1']] }],
    fields: {
      docType: '10-K',
      companyName: canary,
      documentDate: null,
      keyFigures: [],
      evidence: {},
    },
    pii: [],
    warnings: [],
  };
}
