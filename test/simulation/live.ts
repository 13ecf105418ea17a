import { z } from 'zod';
import { compactFeed } from '../../server/sync/compact-feed.ts';
import { type AnyCommand, commands } from '../../shared/commands/registry.ts';
import { chooseDoing } from './actions.ts';
import { centerId, reps, teamIds } from './center.ts';
import { mustHold } from './invariants/broken.ts';
import { heldTwice, type LiveLease, saidIn } from './invariants/leads.ts';
import { afterServer, failCall, type Ghost, moveOn, serve } from './network.ts';
import type { SimDesktop } from './sim-desktop.ts';
import type { World } from './world.ts';

/** The day of a center, one event at a time: people work, the network does what it likes, machines go off, clocks jump. */

const minuteMs = 60_000;
const yearMs = 365 * 24 * 60 * minuteMs;

type Happening = (world: World, ghosts: Ghost[]) => Promise<void> | void;

const anyone = ({ random, desktops }: World): SimDesktop => random.pick(desktops);

const act: Happening = async (world) => {
  const desktop = anyone(world);
  const { random, newId, clock } = world;
  const doing = chooseDoing({ random, newId, desktop, now: clock.now() + desktop.clockOffsetMs });
  if (!doing?.command.args.safeParse(doing.args).success) return;
  const outcome = await desktop.run(doing.command, doing.args);
  world.note(`do ${doing.command.name}`, () => `${desktop.name}: ${outcome}`);
  if (outcome === 'notSaved') world.note('not saved', () => desktop.name);
  await desktop.settle();
};

/** What a newer app might send: a kind nobody here knows, and a kind in a version that is not out yet. */
const unknownCommand = {
  ...commands.writeNote,
  name: 'praiseLead',
  args: z.object({ leadId: z.string(), words: z.string() }),
  leadIds: () => [],
  load: () => ({}),
  loadMore: () => ({}),
  apply: () => ({ puts: [] }),
} as unknown as AnyCommand;
const newerCommand = { ...unknownCommand, name: 'writeNote', version: commands.writeNote.version + 1 };

const workInAnotherVersion: Happening = async (world) => {
  const desktop = anyone(world);
  const command = world.random.pick([unknownCommand, newerCommand]);
  const before = world.saved.length;
  const outcome = await desktop.run(command, { leadId: 'lead-0', words: 'well done' });
  world.savedByOthers.push(...world.saved.slice(before));
  world.note('other version', () => `${desktop.name}: ${command.name} v${command.version} ${outcome}`);
  await desktop.settle();
};

/** An app of before: it keeps its commands as it knew them, and may be brought up to date with them still unsent. */
const olderNote = {
  ...commands.writeNote,
  version: commands.writeNote.version - 1,
  args: z.looseObject({ noteId: z.string(), said: z.string() }),
  apply: (rows: never, { said, ...rest }: Record<string, unknown>, context: never) =>
    commands.writeNote.apply(rows, { ...rest, body: said } as never, context),
} as unknown as AnyCommand;

const workInAnOlderVersion: Happening = async (world) => {
  const desktop = anyone(world);
  const leads = desktop.seen('leads');
  if (leads.length === 0 || !commands.writeNote.roles.includes(desktop.user.role as never)) return;
  const noteId = world.newId();
  const args = { noteId, leadId: world.random.pick(leads).id, attemptId: null, said: saidIn(noteId), revision: 1 };
  const outcome = await desktop.run(olderNote, args);
  world.note('older version', () => `${desktop.name}: ${outcome}`);
  await desktop.settle();
};

/** The feed is cleared up; who was away for longer takes everything anew. */
const compaction: Happening = async (world) => {
  const { superseded, outlived } = await compactFeed(world.database, centerId, world.clock.now());
  world.note('compacted', () => `${superseded} superseded, ${outlived} outlived`);
};

const network: Happening = async (world, ghosts) => {
  const waiting = world.desktops.flatMap((desktop) => desktop.calls.map((call) => ({ desktop, call })));
  if (waiting.length > 0) {
    const { desktop, call } = world.random.pick(waiting);
    await moveOn(world, desktop, call, ghosts);
  } else if (ghosts.length > 0) await haunt(world, ghosts);
  else if (world.poked.size > 0) await poke(world);
  else await wait(world, ghosts);
};

/** A request that its desktop gave up on long ago arrives at last. */
const haunt = async (world: World, ghosts: Ghost[]): Promise<void> => {
  const [ghost] = ghosts.splice(world.random.below(ghosts.length), 1);
  if (!ghost) return;
  world.note('ghost', () => ghost.path);
  await serve(world, ghost);
};

export const poke = async (world: World): Promise<void> => {
  const [desktop] = world.poked;
  if (!desktop) return;
  world.poked.delete(desktop);
  if (world.random.chance(world.weather.pokeLost)) {
    world.unpoked.add(desktop);
    return world.note('poke lost', () => desktop.name);
  }
  if (desktop.disk.isDead()) return;
  world.note('poke', () => desktop.name);
  const { epoch, version } = world.server.mirror;
  desktop.poke({ epoch, version });
  await desktop.settle();
};

/** Time passes until the next desktop wants to try again, or a while. */
const wait: Happening = async (world) => {
  const next = Math.min(...world.desktops.map((each) => each.dueAt()));
  const { clock, random } = world;
  if (Number.isFinite(next) && random.chance(0.7)) clock.advance(Math.max(0, next - clock.now()));
  else clock.advance(random.below(20 * minuteMs));
  world.note('wait');
  await fireDue(world);
};

export const fireDue = async (world: World): Promise<void> => {
  for (const desktop of world.desktops) {
    for (let fired = 0; desktop.dueAt() <= world.clock.now() && !desktop.disk.isDead(); fired += 1) {
      if (fired > 100) throw new Error(`${desktop.name} sets timers without end`);
      await desktop.fireTimer();
    }
  }
};

const offline: Happening = async (world) => {
  const desktop = anyone(world);
  desktop.isOnline = !desktop.isOnline;
  world.note(desktop.isOnline ? 'online' : 'offline', () => desktop.name);
  if (!desktop.isOnline) desktop.endLine();
  if (!desktop.isOnline) for (const call of desktop.calls) await failCall(world, desktop, call, 'cut off');
  // The machine says that it is connected again.
  else if (world.random.chance(0.5)) desktop.engine().wake();
  await desktop.settle();
};

/** The process ends between any two steps and is started again; the person signs in as who they are by now. */
const restart: Happening = async (world) => {
  const desktop = anyone(world);
  world.note('restart', () => `${desktop.name} at ${desktop.state()}`);
  await desktop.restart(world.server.userNamed(desktop.user.id));
};

/** The power goes before one of the next transactions. */
const powerLoss: Happening = (world) => {
  const desktop = anyone(world);
  const transactions = 1 + world.random.below(6);
  world.note('power loss', () => `${desktop.name} in ${transactions} transactions`);
  desktop.disk.dieBefore(transactions);
};

const clockJump: Happening = (world) => {
  const desktop = anyone(world);
  desktop.clockOffsetMs = world.random.pick([0, 90 * minuteMs, -90 * minuteMs, yearMs, -yearMs, desktop.clockOffsetMs - 900]);
  world.note('clock jump', () => `${desktop.name} by ${desktop.clockOffsetMs / minuteMs} min`);
};

const diskFull: Happening = (world) => {
  const desktop = anyone(world);
  desktop.disk.isFull = !desktop.disk.isFull;
  world.note(desktop.disk.isFull ? 'disk full' : 'disk free', () => desktop.name);
};

const userChange: Happening = async (world) => {
  const { random, server } = world;
  const userId = anyone(world).user.id;
  const change = random.chance(0.5)
    ? { teamId: random.pick([...teamIds]) }
    : { role: random.pick(['rep', 'teamLead', 'manager', 'salesperson', 'admin'] as const) };
  world.note('user change', () => `${userId}: ${JSON.stringify(change)}`);
  afterServer(world, await server.changeUser(userId, change));
};

const disabled: Happening = async (world) => {
  const held = believedLeases(world);
  // Perhaps in the middle of a call.
  const userId = held.length > 0 && world.random.chance(0.5) ? world.random.pick(held).userId : anyone(world).user.id;
  const { isActive } = world.server.userNamed(userId);
  world.note(isActive ? 'disabled' : 'enabled', () => userId);
  afterServer(world, await world.server.changeUser(userId, { isActive: !isActive }));
  if (!isActive) return signInAgain(world, userId);
  for (const desktop of world.desktops) if (desktop.user.id === userId) desktop.endLine('refused');
};

/** IndexedDB is gone, the journal is not. In a browser there is no journal, and that is said there. */
const storageLost: Happening = async (world) => {
  const desktop = anyone(world);
  if (desktop.kind === 'browser') return;
  // Mostly at an update: the app was started once more before its database went.
  if (world.random.chance(0.5)) await desktop.restart(world.server.userNamed(desktop.user.id));
  world.note('storage lost', () => desktop.name);
  desktop.disk.lose();
  await desktop.restart(world.server.userNamed(desktop.user.id));
};

/** The server falls back to its last backup, and what it had answered since is only on the desktops. */
const restored: Happening = async (world) => {
  const { server, random } = world;
  if (!server.hasBackup() || random.chance(0.3)) {
    world.note('backed up');
    return server.backUp();
  }
  world.note('restored');
  await server.restore();
  // What was taken in since the backup comes again, in any order: of such a run only what stands at last is judged.
  world.history = [];
  world.wasRestored = true;
  for (const desktop of world.desktops) desktop.endLine('comeBack');
};

/** A lead is moved from under its lease, or back into the pool, perhaps before who held it has heard of that. */
const moveLeased = async (world: World): Promise<void> => {
  const { random, newId } = world;
  const mover = world.desktops.find(({ user }) => commands.reassignLeads.roles.includes(user.role as never));
  const held = new Set(believedLeases(world).map(({ leadId }) => leadId));
  const leads = mover?.seen('leads').filter(({ id }) => held.has(id)) ?? [];
  if (!mover || leads.length === 0) return;
  const { id: leadId, ownerId: fromId } = random.pick(leads);
  const toId = fromId === null ? random.pick(reps) : null;
  const outcome = await mover.run(commands.reassignLeads, { moveId: newId(), reason: '', moves: [{ leadId, toId, fromId }] });
  world.note('moved leased', () => `${mover.name}: ${leadId} to ${toId ?? 'the pool'} ${outcome}`);
};

const lease: Happening = async (world) => {
  const { random, clock } = world;
  const desktop = anyone(world);
  const open = [...desktop.leases().values()].filter((each) => each.store.getState().kind !== 'idle');
  const pool = desktop.seen('leads').filter((lead) => lead.ownerId === null);
  const carried = desktop.seen('checkouts').filter(({ userId, endedAt }) => userId === desktop.user.id && endedAt === null);
  if (random.chance(0.1)) afterServer(world, await world.server.sweep());
  else if (random.chance(0.12)) await moveLeased(world);
  else if (open.length > 0 && random.chance(0.2)) random.pick(open).leave();
  else if (carried.length > 0 && random.chance(0.15)) {
    const { leadId, fence } = random.pick(carried);
    const outcome = await desktop.run(commands.returnLeads, { returned: [{ leadId, fence }], isConfirmation: false });
    world.note('gave back', () => `${desktop.name}: ${leadId} #${fence} ${outcome}`);
  } else if (pool.length > 0 && random.chance(0.15)) {
    const leadIds = pool.filter(() => random.chance(0.6)).map(({ id }) => id);
    if (leadIds.length > 0) desktop.send('POST', '/api/checkouts', { leadIds, endsAt: clock.now() + 3_600_000 });
    world.note('checkout', () => `${desktop.name}: ${leadIds.join(' ')}`);
  } else if (pool.length > 0) {
    // Who is on a lead already is what makes it hard.
    const held = pool.filter(({ id }) => believedLeases(world).some((each) => each.leadId === id && each.userId !== desktop.user.id));
    const { id } = random.pick(held.length > 0 && random.chance(0.6) ? held : pool);
    world.note('lease', () => `${desktop.name}: ${id}`);
    desktop.leaseOf(id).enter();
  }
  await desktop.settle();
};

export const signInAgain = async (world: World, userId: string): Promise<void> => {
  for (const desktop of world.desktops.filter((each) => each.user.id === userId)) {
    if (!desktop.disk.isDead()) await desktop.restart(world.server.userNamed(userId));
  }
};

const weigh = ({ weather }: World) => ({
  act: 30,
  network: 55,
  wait: 6,
  offline: weather.offline,
  restart: weather.restart,
  powerLoss: weather.powerLoss,
  clockJump: weather.clockJump,
  diskFull: weather.diskFull,
  userChange: weather.userChange,
  disabled: weather.disabled,
  otherVersion: weather.otherVersion,
  storageLost: weather.storageLost,
  restored: weather.restored,
  lease: weather.leases,
  compaction: weather.compaction,
  older: weather.older,
});

const happenings: Record<keyof ReturnType<typeof weigh>, Happening> = {
  act,
  network,
  wait,
  offline,
  restart,
  powerLoss,
  clockJump,
  diskFull,
  userChange,
  disabled,
  otherVersion: workInAnotherVersion,
  storageLost,
  restored,
  lease,
  compaction,
  older: workInAnOlderVersion,
};

/** Machines that lost their power are switched on again. */
export const switchOn = async (world: World): Promise<void> => {
  for (const desktop of world.desktops) {
    if (!desktop.disk.isDead()) continue;
    world.note('switched on', () => desktop.name);
    await desktop.restart(world.server.userNamed(desktop.user.id));
  }
};

/** Leases that desktops would call under at this moment, whatever their clocks say, and though they have been ended under them. */
const believedLeases = (world: World): LiveLease[] =>
  world.desktops.flatMap(({ user, leases }) =>
    [...leases()].flatMap(([leadId, keeper]) => {
      const fence = keeper.fenceNow();
      return fence === null ? [] : [{ leadId, fence, userId: user.id, endsAt: Number.POSITIVE_INFINITY }];
    }),
  );

export const live = async (world: World, steps: number): Promise<void> => {
  const ghosts: Ghost[] = [];
  for (let step = 0; step < steps; step += 1) {
    await happenings[world.random.weighted(weigh(world))](world, ghosts);
    await switchOn(world);
    // A server that was put back knows nothing of the leases it gave since; they end by themselves within 90 s.
    if (!world.wasRestored) mustHold('I4', heldTwice(believedLeases(world), world.clock.now()));
    world.clock.advance(world.random.below(4000));
  }
  for (const ghost of ghosts) await serve(world, ghost);
};
