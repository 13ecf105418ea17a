import { createBuilder } from 'vite';

/** The specs run what is shipped: bundled main and preload, built anew. */
export default async (): Promise<void> => {
  const builder = await createBuilder({ configFile: 'build/vite.electron.config.ts', logLevel: 'error' });
  await builder.buildApp();
};
