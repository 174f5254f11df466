import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '@gemmavision/domain/errors';
import { blackOut, type DocumentReader } from '@gemmavision/documents-io';
import { documentPrefix, type ObjectStorage } from '@gemmavision/storage';
import type { HiddenBoxes } from './seen-document.ts';

export interface PageImageRequest {
  teamId: string;
  documentId: string;
  storageKey: string;
  page: number;
  dpi: number;
}

/** What the web shows pages at, and the contract's default. Others are drawn each time: 265 pictures a page fill a disk. */
const keptResolutions: readonly number[] = [36, 72, 144, 216, 300];

/**
 * Draws pages on first view and keeps them in the storage. Two people who open the same page at once wait for the
 * same drawing. Drawing happens in a child process that can be killed: the page may be hostile.
 */
export function createPageImages(reader: Pick<DocumentReader, 'drawPage'>, storage: ObjectStorage) {
  const underWay = new Map<string, Promise<Uint8Array>>();

  async function draw(request: PageImageRequest): Promise<Uint8Array> {
    const original = await storage.getToFile(request.storageKey);
    try {
      const drawn = await reader.drawPage({ path: original.path, page: request.page, dpi: request.dpi });
      if (drawn.ok) return drawn.png;
      throw new AppError('page_not_drawable', drawn.reason.message, { facts: { page: request.page } });
    } finally {
      await original.dispose();
    }
  }

  async function drawAndKeep(key: string, request: PageImageRequest): Promise<Uint8Array> {
    const png = await draw(request);
    if (!keptResolutions.includes(request.dpi)) return png;
    // To be looked at, a document needs no room: a picture that cannot be kept is drawn anew the next time.
    await storage.put(key, png).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'storage_full')) throw error;
    });
    // Deleted meanwhile: its files went before this one came.
    if (!(await storage.exists(request.storageKey))) {
      await storage.removePrefix(documentPrefix(request.teamId, request.documentId));
      throw new AppError('not_found', 'The document was deleted.');
    }
    return png;
  }

  /** The page as PNG. Throws page_not_drawable with the reason. */
  async function get(request: PageImageRequest): Promise<Readable | Uint8Array> {
    const key = `${documentPrefix(request.teamId, request.documentId)}pages/${request.page}-${request.dpi}.png`;
    if (await storage.exists(key)) return storage.get(key);
    const drawing = underWay.get(key) ?? drawAndKeep(key, request).finally(() => underWay.delete(key));
    underWay.set(key, drawing);
    return drawing;
  }

  return {
    get,
    /** The page as PNG with boxes blacked out. Not kept: what is hidden may change. Throws page_not_drawable. */
    async getWithout(
      { boxes, page }: HiddenBoxes,
      request: PageImageRequest,
    ): Promise<Readable | Uint8Array> {
      const plain = await get(request);
      if (boxes.length === 0) return plain;
      return blackOut(plain instanceof Uint8Array ? plain : await buffer(plain), boxes, page);
    },
  };
}

export type PageImages = ReturnType<typeof createPageImages>;
