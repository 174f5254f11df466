import { defaultClientConditions, defineConfig } from 'vite';
import react from '@vitejs/plugin-react';

// The portal's own default; `PORT=… npm run dev` moves both the portal and this proxy.
const portalPort = process.env['PORT'] ?? '3000';

export default defineConfig({
  plugins: [react()],
  // The workspace's packages are bundled from their sources, so that a change needs no build in between.
  resolve: { conditions: ['@gemmavision/source', ...defaultClientConditions] },
  // The portal puts the nonce of each answer there (apps/api/src/http/web.ts); the dev server sends no policy.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': { target: `http://localhost:${portalPort}`, changeOrigin: false } } },
  build: { target: 'es2022', manifest: true, sourcemap: false, chunkSizeWarningLimit: 700 },
});
