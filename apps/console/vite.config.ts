import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // `source` makes #kernel and #permissions the TypeScript sources of libs/.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  // The api replaces this mark in index.html by a nonce of its own for each answer; see src/theme/style-cache.ts.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    // No data: URLs, so that the content security policy need not allow them.
    assetsInlineLimit: 0,
    manifest: true,
    sourcemap: false,
  },
  server: { proxy: { '/graphql': 'http://localhost:3000', '/export': 'http://localhost:3000' } },
});
