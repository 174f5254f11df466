import path from 'node:path';
import express, { type Express } from 'express';

/** Serves the built web: its files for a long time (their names carry a hash), its page for every address of the app. */
export function serveWeb(app: Express, folder: string): void {
  app.use(
    express.static(folder, {
      index: false,
      setHeaders: (response, file) => {
        const isHashed = path.basename(path.dirname(file)) === 'assets';
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  app.get('/{*path}', (request, response, next) => {
    if (request.path.startsWith('/api/') || !request.accepts('html')) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(path.join(folder, 'index.html'));
  });
}
