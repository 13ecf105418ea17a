import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedFiles } from './compressed-files.ts';
import { serviceWorker } from './service-worker.ts';

const project = join(import.meta.dirname, '..');
const server = process.env.REFINERY_SERVER ?? 'http://127.0.0.1:4600';

/**
 * Libraries change less often than the product: in chunks of their own they stay in caches over a release. Charts load with the reports
 * only. Scripts alone: style sheets stay together, because the order in which they declare their layers counts.
 */
const vendorGroups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
  {
    name: 'mantine',
    test: /node_modules[\\/](@mantine[\\/](core|hooks|store|notifications|spotlight)|@floating-ui)[\\/].*\.m?js$/,
    priority: 2,
  },
  { name: 'data', test: /node_modules[\\/](dexie|dexie-react-hooks|zod|zustand)[\\/]/, priority: 1 },
];

export default defineConfig({
  root: join(project, 'renderer'),
  // Relative, because the same files are served at app://, by the server, and below a path of someone's proxy.
  base: './',
  plugins: [react(), compressedFiles(), serviceWorker()],
  build: {
    outDir: join(project, 'dist/renderer'),
    emptyOutDir: true,
    target: 'es2024',
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: vendorGroups } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': { target: server, ws: true, changeOrigin: false } },
  },
  worker: { format: 'es' },
});
