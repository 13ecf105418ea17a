import type { Row } from '../../shared/tables.ts';
import { centerId } from './center.ts';
import { InvariantBroken, mustHold } from './invariants/broken.ts';
import {
  gapsIn,
  gapsInLog,
  type Logged,
  lost,
  lostVersions,
  parkedBesides,
  toldOtherwise,
  unanswered,
  unseenParked,
} from './invariants/commands.ts';
import { datedAhead, miscounted, missingFacts, misunderstood } from './invariants/leads.ts';
import { differences } from './invariants/rows.ts';
import { readTerms, serialAnomalies } from './lead-history.ts';
import { fireDue, poke, signInAgain, switchOn } from './live.ts';
import { type Rows, readEveryRow } from './mirror.ts';
import { afterServer, moveOn } from './network.ts';
import type { SimDesktop } from './sim-desktop.ts';
import { viewOfPerson } from './visible.ts';
import { faults, type Weather } from './weather.ts';
import type { World } from './world.ts';

/** The faults end, nobody touches anything, and everything promised must come true by itself. */

const outboxWithinMs = 60_000;
/** A line for pokes that broke unseen is noticed within 75 s; then one pull more. */
const restWithinMs = 180_000;
const roundTripMs = 40;

const calm = Object.fromEntries(faults.map((fault) => [fault, 0])) as Weather;

/** Everything heals; what people would do about it (switch on, sign in again) is done. */
const heal = async (world: World): Promise<void> => {
  world.note('healed');
  world.weather = calm;
  for (const desktop of world.desktops) {
    desktop.disk.isFull = false;
    desktop.disk.dieBefore(0);
    desktop.isOnline = true;
    for (const keeper of desktop.leases().values()) keeper.leave();
  }
  await switchOn(world);
  for (const desktop of world.unpoked) if (desktop.hasLine()) world.poked.add(desktop);
  for (const { user, engine } of world.desktops) {
    const isDisabled = !world.server.userNamed(user.id).isActive;
    if (isDisabled) afterServer(world, await world.server.changeUser(user.id, { isActive: true }));
    // Who was told that they may not come in comes in again.
    if (isDisabled || engine().status.getState().fault?.kind === 'disabled') await signInAgain(world, user.id);
  }
};

const isAtRest = (world: World): boolean =>
  world.poked.size === 0 &&
  world.desktops.every((each) => each.calls.length === 0 && each.state() === 'idle' && each.hasLine() && each.isWhole());

/** The next thing that happens by itself. */
const goOn = async (world: World): Promise<void> => {
  world.clock.advance(roundTripMs);
  for (const desktop of world.desktops) {
    const [call] = desktop.calls;
    if (call) return moveOn(world, desktop, call, []);
  }
  if (world.poked.size > 0) return poke(world);
  const next = Math.min(...world.desktops.map((each) => each.dueAt()));
  if (!Number.isFinite(next)) return;
  world.clock.advance(Math.max(0, next - world.clock.now()));
  await fireDue(world);
};

const stillPending = (world: World): string[] => world.desktops.flatMap((each) => unanswered(each.outbox(), each.name));

export const comeToRest = async (world: World): Promise<void> => {
  await heal(world);
  const healedAt = world.clock.now();
  for (let steps = 0; !isAtRest(world); steps += 1) {
    const since = world.clock.now() - healedAt;
    if (since > outboxWithinMs) mustHold('I9', stillPending(world));
    const isStuck = world.poked.size === 0 && world.desktops.every((each) => each.calls.length === 0 && !Number.isFinite(each.dueAt()));
    if (since > restWithinMs || isStuck || steps > 3000) throw new InvariantBroken('I9', world.desktops.map(describeRest));
    await goOn(world);
  }
  mustHold('I9', stillPending(world));
};

const describeRest = (desktop: SimDesktop): string => {
  const { state, fault } = desktop.engine().status.getState();
  return `${desktop.name} is ${state}${fault ? ` after ${JSON.stringify(fault)}` : ''}`;
};

const readLog = async (world: World): Promise<Logged[]> => {
  const rows = await world.database.query<Omit<Logged, 'args'> & { args: unknown }>(
    `select id, device_id as "deviceId", seq, user_id as "userId", name, version, args, outcome, code from commands
     where center_id = $1 order by device_id, seq`,
    [centerId],
  );
  return rows.map((row) => ({ ...row, args: canonical(row.args) }));
};

/** JSON with its keys in order, as a database may keep them in another. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** Everything that must hold when nothing moves any more. */
export const checkAtRest = async (world: World): Promise<void> => {
  const log = await readLog(world);
  const rows = await readEveryRow(world.database);
  const saved = world.saved.map((each) => ({ ...each, args: canonical(JSON.parse(each.args)) }));
  mustHold('I1', lost(saved, log));
  mustHold('I6', gapsInLog(log));
  checkDesktops(world, rows);
  checkParked(world, rows, log);
  const parked = (rows.get('parked') ?? new Map()) as ReadonlyMap<string, Row<'parked'>>;
  mustHold(
    'I10',
    lostVersions(
      saved.filter(({ id }) => world.savedByOthers.some((each) => each.id === id)),
      log,
      parked,
    ),
  );
  mustHold('I10', misunderstood(log, rows));
  mustHold('effects', parkedBesides(log, parked));
  mustHold('effects', toldOtherwise(world.told, log, world.server.mirror.epoch, parked));
  mustHold('effects', missingFacts(log, rows));
  mustHold('effects', datedAhead(rows, world.clock.now()));
  checkLeads(rows);
  await checkHistories(world);
};

/** Assignments, calls and terms of every lead in an order in which one could have done them. */
const checkHistories = async (world: World): Promise<void> => {
  const terms = await readTerms(world.database, centerId);
  mustHold('serial', serialAnomalies(terms));
  if (!world.wasRestored) mustHold('serial', serialAnomalies([...world.history, ...terms]));
};

const checkDesktops = (world: World, rows: Rows): void => {
  for (const desktop of world.desktops) {
    const outbox = desktop.outbox();
    mustHold(
      'I6',
      gapsIn(
        outbox.map(({ seq }) => seq),
        desktop.name,
      ),
    );
    mustHold(
      'I2',
      differences(desktop.shown(), viewOfPerson(rows, desktop.user.id)).map((each) => `${desktop.name}: ${each}`),
    );
  }
};

const checkParked = (world: World, rows: Rows, log: readonly Logged[]): void => {
  const parkedIn = (keys: Iterable<string>) =>
    new Set([...keys].filter((key) => key.startsWith('parked/')).map((key) => key.slice('parked/'.length)));
  mustHold(
    'I7',
    unseenParked(log, (userId) => parkedIn(viewOfPerson(rows, userId).keys())),
  );
  for (const desktop of world.desktops) {
    const own = log.filter((each) => each.userId === desktop.user.id);
    const seen = parkedIn(desktop.shown().keys());
    mustHold(
      'I7',
      unseenParked(own, () => seen),
    );
  }
};

const checkLeads = (rows: Rows): void => {
  const of = <T extends 'attempts' | 'assignments'>(table: T) =>
    Map.groupBy([...(rows.get(table)?.values() ?? [])] as Row<T>[], (row) => row.leadId);
  const attempts = of('attempts');
  const assignments = of('assignments');
  for (const lead of (rows.get('leads')?.values() ?? []) as Iterable<Row<'leads'>>) {
    mustHold('effects', miscounted(lead, { attempts: attempts.get(lead.id) ?? [], assignments: assignments.get(lead.id) ?? [] }));
  }
};
