import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { AppError } from '@gemmavision/domain/errors';
import { documentPrefix, folderStorage, originalKey, type ObjectStorage } from '@gemmavision/storage';
import { createPageImages } from './page-images.ts';

let folder: string;
let storage: ObjectStorage;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'quantadvisor-pages-'));
  storage = folderStorage(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const request = {
  teamId: 'team',
  documentId: 'doc',
  storageKey: originalKey('team', 'doc'),
  page: 1,
  dpi: 144,
};

it('keeps no picture of a document that was deleted while it was drawn', async () => {
  await storage.put(request.storageKey, Buffer.from('%PDF'));
  const images = createPageImages(
    {
      drawPage: async () => {
        await storage.removePrefix(documentPrefix('team', 'doc'));
        return { ok: true, png: Buffer.from('picture'), width: 1, height: 1 };
      },
    },
    storage,
  );
  await expect(images.get(request)).rejects.toMatchObject({ code: 'not_found' });
  expect(await readdir(path.join(folder, 'documents/team'))).toEqual([]);
});

it('keeps the resolutions that pages are shown at, so that asking for all of them fills no disk', async () => {
  await storage.put(request.storageKey, Buffer.from('%PDF'));
  const images = createPageImages(
    { drawPage: async ({ dpi }) => ({ ok: true, png: Buffer.from(`at ${dpi}`), width: 1, height: 1 }) },
    storage,
  );
  for (const dpi of [143, 144, 145]) {
    expect(Buffer.from((await images.get({ ...request, dpi })) as Uint8Array).toString()).toBe(`at ${dpi}`);
  }
  expect(await readdir(path.join(folder, 'documents/team/doc/pages'))).toEqual(['1-144.png']);
});

it('shows pages also where there is no room to keep their pictures', async () => {
  await storage.put(request.storageKey, Buffer.from('%PDF'));
  const full = () => Promise.reject(new AppError('storage_full', 'There is no room left.'));
  const images = createPageImages(
    { drawPage: async () => ({ ok: true, png: Buffer.from('picture'), width: 1, height: 1 }) },
    { ...storage, put: full },
  );
  expect(Buffer.from((await images.get(request)) as Uint8Array).toString()).toBe('picture');
});
