import { fileURLToPath } from 'node:url';
import { expect, it, jest } from '@jest/globals';
import { defaultLimits } from '../limits.ts';
import type { ReadRequest } from '../child/protocol.ts';
import { ReadingChild } from './reading-child.ts';

jest.setTimeout(120_000);

const root = fileURLToPath(new URL('../../../../', import.meta.url));

it('survives that its process is killed in the middle of a document', async () => {
  const child = new ReadingChild({
    tessdataPath: `${root}assets/tessdata/eng.traineddata`,
    searchPath: '/usr/bin:/bin',
    ocrThreads: 1,
    limits: { ...defaultLimits },
  });
  const request: ReadRequest = {
    kind: 'read',
    path: `${root}fixtures/page-scan.png`,
    fileName: 'page-scan.png',
    engine: 'tesseract.js',
    ignoreAttachments: false,
    explain: false,
    keepPages: false,
  };
  const ending = await child.run(
    request,
    ({ stage }) => {
      if (stage === 'recognising' && child.pid) process.kill(child.pid, 'SIGKILL');
    },
    undefined,
  );
  expect(ending).toMatchObject({ kind: 'failed', code: 'stopped_unexpectedly' });
  expect(child.isAlive).toBe(false);
});
