import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './project.mjs';

// `npm run lock`: npm leaves packages of other platforms out of the lock file when the registry it asks does not carry them, and
// `npm ci` then refuses the lock everywhere. This adds them by name, version and platform, without integrity. Run it after `npm install`.

/** @typedef {{ version?: string, dev?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Locked */

const systems = ['android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What a platform package says of itself in its name: `…-linux-arm64-musl`. @param {string} name */
const platformOf = (name) => {
  const words = name.split(/[-/]/);
  const os = systems.filter((each) => words.includes(each));
  const cpu = processors.filter((each) => words.includes(each));
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu')) && os[0] === 'linux'
      ? ['glibc']
      : [];
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} does not say its platform`);
  return { os, cpu, ...(libc.length > 0 ? { libc } : {}) };
};

/** Whether node would find `name` from the folder of a package. @param {Record<string, Locked>} packages @param {string} from @param {string} name */
const isLocked = (packages, from, name) => {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
};

const path = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
/** @type {Record<string, Locked>} */
const packages = lock.packages;
const added = Object.entries(packages).flatMap(([from, { dev, optionalDependencies }]) =>
  Object.entries(optionalDependencies ?? {})
    .filter(([name]) => !isLocked(packages, from, name))
    .map(
      ([name, version]) =>
        /** @type {const} */ ([`node_modules/${name}`, { version, ...(dev ? { dev } : {}), optional: true, ...platformOf(name) }]),
    ),
);
for (const [, { version }] of added) if (!/^\d/.test(version)) throw new Error(`${version} is no exact version`);
lock.packages = Object.fromEntries([...Object.entries(packages), ...added].sort(([a], [b]) => a.localeCompare(b, 'en')));
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} packages of other platforms added to package-lock.json`);
