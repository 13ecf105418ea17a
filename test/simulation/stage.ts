import { openDb } from '../../renderer/data/db.ts';
import type { User } from '../../shared/domain/people.ts';
import { people, secondMachine, writeCenter } from './center.ts';
import { installImages, takeImage } from './image.ts';
import { readStanding, type Standing } from './mirror.ts';
import { openSimulationDatabase, type SimDatabase } from './open-database.ts';
import { openDesktop } from './sim-desktop.ts';
import { createDisk, type SimDisk } from './sim-disk.ts';
import { createServer, type SimServer, signEverybodyIn } from './sim-server.ts';

/** What all runs of a process begin with: the center on the server, and a disk per person with everything they may see already loaded. */
export type Stage = {
  database: SimDatabase;
  begun: Standing;
  disks: ReadonlyMap<string, SimDisk>;
  emptyDisk: () => SimDisk;
};

const loadedAt = Date.UTC(2026, 10, 8);

export const openStage = async (runDirectory: string): Promise<Stage> => {
  const database = await openSimulationDatabase(runDirectory);
  await writeCenter(database, loadedAt);
  await signEverybodyIn(database, [...people.map(({ id }) => ({ name: id, userId: id })), secondMachine], loadedAt);
  await installImages(database);
  const begun = await readStanding(database);
  const server = await createServer(
    database,
    begun,
    () => loadedAt,
    () => 'unused',
  );
  const disks = new Map<string, SimDisk>();
  const emptyDisk = createDisk();
  await openOn(emptyDisk).then((db) => db.close());
  for (const person of people) disks.set(person.id, await loadDisk(server, person));
  await takeImage(database, 'begun');
  return { database, begun, disks, emptyDisk: emptyDisk.copy };
};

const openOn = async (disk: SimDisk) => {
  const { Dexie } = await import('dexie');
  Dexie.dependencies.indexedDB = disk.factory;
  return openDb('desktop');
};

/** The first load, through the product's own engine. */
const loadDisk = async (server: SimServer, person: User): Promise<SimDisk> => {
  const disk = createDisk();
  const desktop = await openDesktop({
    name: person.id,
    user: person,
    kind: 'browser',
    keepsWatch: false,
    disk,
    now: () => loadedAt,
    newId: () => 'unused',
    random: () => 0,
    onSaved: () => undefined,
    onLine: () => 'refused',
  });
  for (let [call] = desktop.calls; call; [call] = desktop.calls) await desktop.answer(call, (await server.answer(call.asked)).answered);
  if (desktop.state() !== 'idle') throw new Error(`the first load of ${person.id} ended ${desktop.state()}`);
  desktop.close();
  disk.restart();
  disk.forgetDevice();
  return disk;
};
