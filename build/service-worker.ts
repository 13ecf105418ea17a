import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { generateSW } from 'workbox-build';

/**
 * Writes the service worker after a build: it keeps the whole app on the machine, so that a browser opens it without a network.
 * A new version waits until the windows of the old one are closed; nobody's screen changes in mid-call.
 */
export const serviceWorker = (): Plugin => {
  let directory = '';
  let isWritten = false;
  return {
    name: 'refinery-service-worker',
    apply: 'build',
    configResolved: ({ root, build }) => {
      directory = resolve(root, build.outDir);
    },
    writeBundle: () => {
      isWritten = true;
    },
    closeBundle: async () => {
      // Also called after a build that failed; then its reason is what must be read.
      if (!isWritten) return;
      const { warnings } = await generateSW({
        globDirectory: directory,
        globPatterns: ['**/*.{html,js,css,woff2,svg,png}'],
        swDest: `${directory}/service-worker.js`,
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/api\//],
        clientsClaim: true,
        skipWaiting: false,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        cacheId: 'refinery',
      });
      for (const warning of warnings) console.warn(warning);
    },
  };
};
