import { parseArgs } from 'node:util';
import { exitOf, onStop, spawnNode } from '../../build/project.mjs';
import { copyProject, type PlantedProject } from '../shell-mutations/planted-project.ts';
import { type Plant, plants } from './plants.ts';

/**
 * `npm run journal:plants`: puts one bug at a time into a copy of the project and has `npm run journal` look for it, at the steps where it
 * shows. Found means that a note which was called saved is lost; that the app could not go on does not count. Ends with one JSON line.
 *   -- --only TEXT    those whose name holds the text
 */

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

const runJournal = async ({ folder }: PlantedProject, { steps, losses }: Plant): Promise<string[]> => {
  const args = ['test/journal/run.ts', '--rounds', '3', '--steps', steps, '--losses', losses];
  const child = spawnNode(args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  await exitOf(child);
  const { violations } = JSON.parse(said.trim().split('\n').at(-1) ?? '') as { violations: string[] };
  return violations.filter((each) => each.includes('saved, and not in the log'));
};

const startedAt = performance.now();
const project = copyProject();
onStop(() => {
  project.remove();
  process.exit(1);
});
const chosen = plants.filter(({ name }) => name.includes(values.only));
const missed: string[] = [];
try {
  for (const plant of chosen) {
    const takeOut = project.plant(plant.patches);
    const found = await runJournal(project, plant).finally(takeOut);
    console.log(`${found.length > 0 ? 'found ' : 'MISSED'} ${plant.name.padEnd(50)} ${found[0] ?? ''}`);
    if (found.length === 0) missed.push(plant.name);
  }
} finally {
  project.remove();
}
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(JSON.stringify({ name: 'journal-plants', planted: chosen.length, found: chosen.length - missed.length, missed, seconds }));
process.exitCode = missed.length > 0 || chosen.length === 0 ? 1 : 0;
