import { exitOf, installWhatIsMissing, onStop, spawnNode, tool } from './project.mjs';

// `npm run dev`: the server, restarted when its files change, and Vite's pages in front of it.

installWhatIsMissing();
const port = process.env.PORT || '4600';
const server = spawnNode(['--watch', '--watch-preserve-output', 'server/main.ts'], { env: { PORT: port } });
const pages = spawnNode([tool('vite', 'bin/vite.js'), '--config', 'build/vite.renderer.config.ts'], {
  env: { REFINERY_SERVER: `http://127.0.0.1:${port}` },
});
const children = [server, pages];
onStop((signal) => children.forEach((child) => void child.kill(signal)));
// Either one alone is of no use.
process.exitCode = await Promise.race(children.map(exitOf));
for (const child of children) child.kill();
