import { AppError } from '@gemmavision/domain/errors';
import type { DocumentReader } from '@gemmavision/documents-io';
import { documentPrefix, type ObjectStorage } from '@gemmavision/storage';

export interface PageImageRequest {
  teamId: string;
  documentId: string;
  storageKey: string;
  page: number;
  dpi: number;
}

/**
 * Draws pages on first view and keeps them in the storage. Two people who open the same page at once wait for the
 * same drawing. Drawing happens in a child process that can be killed: the page may be hostile.
 */
export function createPageImages(reader: DocumentReader, storage: ObjectStorage) {
  const underWay = new Map<string, Promise<void>>();

  async function draw(key: string, request: PageImageRequest): Promise<void> {
    const original = await storage.getToFile(request.storageKey);
    try {
      const drawn = await reader.drawPage({ path: original.path, page: request.page, dpi: request.dpi });
      if (!drawn.ok) {
        throw new AppError('page_not_drawable', drawn.reason.message, { facts: { page: request.page } });
      }
      await storage.put(key, drawn.png);
    } finally {
      await original.dispose();
    }
  }

  return {
    /** The page as PNG. Throws page_not_drawable with the reason. */
    async get(request: PageImageRequest) {
      const key = `${documentPrefix(request.teamId, request.documentId)}pages/${request.page}-${request.dpi}.png`;
      if (!(await storage.exists(key))) {
        const drawing = underWay.get(key) ?? draw(key, request).finally(() => underWay.delete(key));
        underWay.set(key, drawing);
        await drawing;
      }
      return storage.get(key);
    },
  };
}

export type PageImages = ReturnType<typeof createPageImages>;
