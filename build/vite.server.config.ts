import { cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const project = join(import.meta.dirname, '..');
const out = join(project, 'dist/server');
const require = createRequire(import.meta.url);

/** Packages that find files beside themselves, as they are: the embedded database's binary, the hashing of passwords, the pages of the API's description. */
const besides = ['@electric-sql/pglite', '@node-rs/argon2'];

const suffix: Partial<Record<NodeJS.Platform, string>> = { linux: '-gnu', win32: '-msvc' };

/** For this processor, and on macOS for the other one too where that is installed: one app is for both. */
const machineCode = (argon2: string): string[] => {
  const find = (processor: string): string =>
    require.resolve(`@node-rs/argon2-${process.platform}-${processor}${suffix[process.platform] ?? ''}`, { paths: [argon2] });
  const others = process.platform === 'darwin' ? ['arm64', 'x64'].filter((processor) => processor !== process.arch) : [];
  const installed = others.flatMap((processor) => {
    try {
      return [find(processor)];
    } catch {
      return [];
    }
  });
  return [find(process.arch), ...installed];
};

const copyBesides = (): Plugin => ({
  name: 'refinery:files-beside-the-server',
  closeBundle: () => {
    cpSync(join(project, 'server/db/migrations'), join(out, 'migrations'), { recursive: true });
    const pglite = dirname(require.resolve('@electric-sql/pglite'));
    const packed = join(out, 'packages');
    mkdirSync(packed, { recursive: true });
    cpSync(pglite, join(packed, 'pglite'), {
      recursive: true,
      filter: (path) =>
        !/\.(map|cts|ts|cjs)$/.test(path) &&
        !/[\\/](live|vector|contrib|worker|nodefs-copy|pg_ivm|pgtap|age|pg_hashids|pg_uuidv7|pg_textsearch|postgis|pg_dump)([\\/]|$)/.test(
          path.slice(pglite.length),
        ) &&
        !/\.tar\.gz$/.test(path),
    });
    const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
    for (const name of ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']) cpSync(join(fonts, name), join(out, 'fonts', name));
    const argon2 = dirname(require.resolve('@node-rs/argon2'));
    cpSync(join(argon2, 'index.js'), join(packed, 'argon2/index.cjs'));
    for (const found of machineCode(argon2)) cpSync(found, join(packed, 'argon2', found.split(/[\\/]/).at(-1) ?? ''));
    cpSync(join(dirname(require.resolve('@fastify/swagger-ui')), 'static'), join(out, 'static'), { recursive: true });
  },
});

/** What looks for a file beside its source, or in a package, and where it finds it beside the bundle. */
const places: readonly { file: RegExp; find: string; replace: string }[] = [
  { file: /count-in-worker\.ts$/, find: './counting-worker.ts', replace: './counting-worker.mjs' },
  { file: /read-in-worker\.ts$/, find: './read-file-worker.ts', replace: './read-file-worker.mjs' },
  {
    file: /package-pdf\.ts$/,
    find: "join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')",
    replace: "join(import.meta.dirname, 'fonts')",
  },
  // The pages of the API's description.
  { file: /swagger-ui[\\/]lib[\\/]routes\.js$/, find: "path.join(__dirname, '..', 'static')", replace: "path.join(__dirname, 'static')" },
];

/** Before anything else reads the sources, as what follows may write them anew. A text that has moved on ends the build: only an installed app would notice. */
const findBesides = (): Plugin => ({
  name: 'refinery:places-beside-the-server',
  enforce: 'pre',
  transform: (code, id) => {
    const place = places.find(({ file }) => file.test(id));
    if (!place) return null;
    if (!code.includes(place.find)) throw new Error(`${id} does not hold ${place.find}`);
    return code.replace(place.find, place.replace);
  },
});

/** The server for a process beside the desktop app: what `npm start` runs from source, in a few files. */
export default defineConfig({
  root: project,
  publicDir: false,
  plugins: [findBesides(), copyBesides()],
  ssr: { noExternal: true, external: besides },
  build: {
    ssr: true,
    outDir: out,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: {
        'utility-main': join(project, 'server/utility-main.ts'),
        'counting-worker': join(project, 'server/reports/counting-worker.ts'),
        'read-file-worker': join(project, 'server/imports/read-file-worker.ts'),
      },
      external: [...besides, 'pg-native', /^node:/],
      output: {
        format: 'es',
        entryFileNames: '[name].mjs',
        chunkFileNames: '[name].mjs',
        // Packages of the older kind ask where they lie.
        banner: 'const __filename = import.meta.filename; const __dirname = import.meta.dirname;',
        paths: { '@electric-sql/pglite': './packages/pglite/index.js', '@node-rs/argon2': './packages/argon2/index.cjs' },
      },
    },
  },
});
