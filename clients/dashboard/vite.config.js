import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

export default defineConfig({
  base: '/dashboard/',
  plugins: [solid()],
  resolve: {
    // The SDK's source, so that nothing has to be built before.
    alias: { '@pennypost/client': fileURLToPath(new URL('../typescript/src/index.ts', import.meta.url)) },
  },
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // One script and one sheet: few files to embed, and nothing that the policy would call inline.
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: true,
    // Names that stay: the server asks a browser to compare, and is built of files it can name.
    rollupOptions: {
      output: { codeSplitting: false, entryFileNames: 'assets/[name].js', assetFileNames: 'assets/[name][extname]' },
    },
  },
});
