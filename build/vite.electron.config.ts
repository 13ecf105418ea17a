import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const project = join(import.meta.dirname, '..');

/** One file each: a sandboxed preload cannot load a second one, and one file is what starts fastest. What is needed minutes later stands apart. */
const bundle = (name: 'main' | 'preload'): EnvironmentOptions => ({
  consumer: 'server',
  resolve: { noExternal: true },
  build: {
    outDir: join(project, 'dist/electron'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: join(project, 'electron', `${name}.ts`),
      external: ['electron', /^node:/],
      output: { format: 'cjs', entryFileNames: `${name}.cjs`, chunkFileNames: '[name].cjs', codeSplitting: name === 'main' },
    },
  },
});

/** The marks beside the clock, which the main process reads as files. */
const copyTrayIcons = (): Plugin => ({
  name: 'refinery:tray-icons',
  closeBundle: () => cpSync(join(project, 'build/icons/tray'), join(project, 'dist/electron'), { recursive: true }),
});

export default defineConfig({
  root: project,
  publicDir: false,
  plugins: [copyTrayIcons()],
  environments: { main: bundle('main'), preload: bundle('preload') },
  builder: {
    buildApp: async (builder) => {
      for (const name of ['main', 'preload']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
