import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { type Express } from 'express';
import { pagePolicy } from './security-headers.ts';

/** Where the built page wants the nonce of its answer (`html.cspNonce` in apps/web/vite.config.ts). */
const noncePlace = '__CSP_NONCE__';

/** Serves the built web: its files for a long time (their names carry a hash), its page for every address of the app. */
export function serveWeb(app: Express, folder: string, publicUrl: string): void {
  app.use(
    express.static(folder, {
      index: false,
      setHeaders: (response, file) => {
        const isHashed = path.basename(path.dirname(file)) === 'assets';
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.get('/{*path}', async (request, response, next) => {
    if (request.path.startsWith('/api/') || !request.accepts('html')) return next();
    const nonce = randomBytes(16).toString('base64');
    const page = await readFile(path.join(folder, 'index.html'), 'utf8');
    pagePolicy(publicUrl, nonce)(request, response, (error?: unknown) => {
      if (error) return next(error);
      // Kept, it would meet the nonce of another answer.
      response.setHeader('Cache-Control', 'no-store');
      response.type('html').send(page.replaceAll(noncePlace, nonce));
    });
  });
}
