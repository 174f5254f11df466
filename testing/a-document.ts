import { randomUUID } from 'node:crypto';
import { createDatabase } from '@gemmavision/db';
import type { TestPortal } from './portal.ts';

/**
 * Puts a document into the database as it might stand there, in the trash too; nothing reads it, and its file is of no
 * account. Gives its id.
 */
export async function aDocument(portal: TestPortal, teamId: string, columns: object = {}): Promise<string> {
  const id = randomUUID();
  // What lies in the trash may be written by nobody but who owns the tables.
  const owner = createDatabase(portal.databaseUrl, { reach: 'owner', maxConnections: 1 });
  await owner.document.create({
    data: {
      id,
      teamId,
      fileName: 'salaries.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 1000,
      sha256: id,
      storageKey: id,
      ...columns,
    },
  });
  await owner.$disconnect();
  return id;
}
