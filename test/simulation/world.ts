import type { Database } from '../../server/db/database.ts';
import { aClock, type Clock } from '../support/clock.ts';
import { secondMachine } from './center.ts';
import { putImage } from './image.ts';
import type { Told } from './invariants/commands.ts';
import type { LeadEvent } from './lead-history.ts';
import { type Random, seededRandom } from './random.ts';
import { openDesktop, type Saved, type SimDesktop } from './sim-desktop.ts';
import type { SimDisk } from './sim-disk.ts';
import { createServer, type SimServer } from './sim-server.ts';
import type { Stage } from './stage.ts';
import { chooseWeather, type Weather } from './weather.ts';

/** One run's world: everything in it comes from the seed. */
export type World = {
  seed: number;
  clock: Clock;
  random: Random;
  weather: Weather;
  database: Database;
  server: SimServer;
  desktops: SimDesktop[];
  saved: Saved[];
  /** Saved by an app of another version: what the server does not know must be kept all the same. */
  savedByOthers: Saved[];
  /** Every answer to a command, whether or not it was heard. */
  told: Told[];
  /** Desktops that the server has a hint for. */
  poked: Set<SimDesktop>;
  /** Those whose hint was lost on the way; the server says it again at the next sign of life. */
  unpoked: Set<SimDesktop>;
  wasRestored: boolean;
  /** Calls and moves as the server took them in. */
  history: LeadEvent[];
  newId: () => string;
  /** Counts what happened, and tells it when the run is traced. */
  note: (kind: string, what?: () => string) => void;
  happened: Map<string, number>;
};

/** Which desks a run may have; one person at two machines among them. */
const desks = [
  { name: 'ana', userId: 'ana', kind: 'desktop' },
  { ...secondMachine, kind: 'browser' },
  { name: 'ben', userId: 'ben', kind: 'desktop' },
  { name: 'cem', userId: 'cem', kind: 'desktop' },
  { name: 'lea', userId: 'lea', kind: 'desktop' },
  { name: 'max', userId: 'max', kind: 'browser' },
  { name: 'sol', userId: 'sol', kind: 'browser' },
] as const;
type Desk = (typeof desks)[number];

const shareOfFreshDesktops = 0.12;
const startAt = Date.UTC(2026, 10, 9, 8);

/** Where leads are leased, two who may take the same one are at work. */
const chooseDesks = (random: Random, weather: Weather): Desk[] => {
  const wanted = 1 + random.below(3);
  const left = desks.filter((each) => each.userId !== 'lea' && each.userId !== 'max');
  const mover = random.pick(desks.filter((each) => each.userId === 'lea' || each.userId === 'max'));
  const rivals = weather.leases > 0 ? left.filter(({ name }) => name === 'ana' || name === 'ben') : [];
  if (rivals.length > 0) return [mover, ...rivals, ...left.filter((each) => !rivals.includes(each) && random.chance(0.15))];
  const chosen = Array.from({ length: wanted }, () => left.splice(random.below(left.length), 1)[0]);
  return [mover, ...chosen.filter((each) => each !== undefined)];
};

/** Puts the center back as it was at the beginning, and people at their desks. */
export const openWorld = async (stage: Stage, seed: number, trace?: (line: string) => void): Promise<World> => {
  const random = seededRandom(seed);
  const clock = aClock(startAt);
  await putImage(stage.database, 'begun');
  const happened = new Map<string, number>();
  let made = 0;
  const newId = () => `${seed}-${(made++).toString(36)}`;
  const server = await createServer(stage.database, stage.begun, clock.now, newId);
  const world: World = {
    seed,
    clock,
    random,
    weather: chooseWeather(random),
    database: stage.database,
    server,
    desktops: [],
    saved: [],
    savedByOthers: [],
    told: [],
    poked: new Set(),
    unpoked: new Set(),
    wasRestored: false,
    history: [],
    newId,
    happened,
    note: (kind, what) => {
      happened.set(kind, (happened.get(kind) ?? 0) + 1);
      trace?.(`${String(clock.now() - startAt).padStart(9)}  ${kind.padEnd(14)} ${what?.() ?? ''}`);
    },
  };
  for (const desk of chooseDesks(random, world.weather)) {
    const loaded = random.chance(shareOfFreshDesktops) ? undefined : stage.disks.get(desk.userId);
    world.desktops.push(await seat(world, desk, loaded?.copy() ?? stage.emptyDisk()));
  }
  return world;
};

const seat = async (world: World, { name, userId, kind }: Desk, disk: SimDisk): Promise<SimDesktop> => {
  let desktop: SimDesktop | undefined;
  const user = world.server.userNamed(userId);
  const opened = openDesktop({
    name,
    user,
    kind,
    keepsWatch: world.weather.watch > 0,
    disk,
    now: () => world.clock.now(),
    newId: world.newId,
    random: world.random.next,
    onSaved: (saved) => {
      world.saved.push(saved);
      world.note('saved', () => `${name}: ${saved.name} ${saved.id} #${saved.seq} ${saved.args}`);
    },
    onLine: () => {
      if (!world.server.userNamed(userId).isActive) return 'refused';
      if (desktop) world.poked.add(desktop);
      return 'open';
    },
  });
  desktop = await opened;
  return desktop;
};

export const closeWorld = (world: World): void => {
  for (const desktop of world.desktops) desktop.close();
};
