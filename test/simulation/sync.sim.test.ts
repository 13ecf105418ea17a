import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { writeRows } from '../../server/db/rows.ts';
import { readAllVisible } from '../../server/sync/pull.ts';
import { tableNames } from '../../shared/tables.ts';
import { aLead } from '../builders/domain.ts';
import { aCenter, type Center } from '../support/center.ts';
import { aClock } from '../support/clock.ts';
import { act } from './actions.ts';
import { seededRandom } from './random.ts';
import { aSimDesktop, type SimDesktop, type SimWorld } from './sim-desktop.ts';

/**
 * Desktops that work, lose the network, crash and come back, against the real handlers. At rest every invariant of the sync must hold.
 * A failure names its seed; run that seed alone to replay it.
 */

const seeds = Array.from({ length: 16 }, (_, index) => index + 1);
const stepsPerRun = 220;
const leadCount = 12;

let database: Database;
beforeAll(async () => {
  database = await openEmbedded();
  await migrate(database);
}, 120_000);
afterAll(() => database.close());

const seedLeads = async (center: Center): Promise<void> => {
  const owners = [center.people.rep.id, center.people.otherRep.id, null];
  const leads = Array.from({ length: leadCount }, (_, index) =>
    aLead({
      id: `${center.id}.${index}`,
      companyId: null,
      campaignId: null,
      teamId: center.teamIds[0],
      ownerId: owners[index % 3] ?? null,
      stage: 'lead',
    }),
  );
  await database.transaction((sql) => writeRows(sql, center.id, 'leads', leads));
};

const openWorld = async (seed: number): Promise<{ world: SimWorld; desktops: SimDesktop[] }> => {
  const clock = aClock();
  const center = await aCenter(database, clock.now());
  await seedLeads(center);
  let made = 0;
  const prefix = v7();
  const world: SimWorld = {
    database,
    center,
    clock,
    random: seededRandom(seed),
    newId: () => `${prefix}-${(made++).toString().padStart(6, '0')}`,
  };
  const { rep, otherRep, repOfOtherTeam, teamLead } = center.people;
  const desktops = [];
  for (const person of [rep, otherRep, repOfOtherTeam, teamLead]) desktops.push(await aSimDesktop(world, person));
  return { world, desktops };
};

const liveThrough = async (world: SimWorld, desktops: readonly SimDesktop[]): Promise<void> => {
  const { random, clock } = world;
  for (let step = 0; step < stepsPerRun; step += 1) {
    const desktop = random.pick(desktops);
    const roll = random.next();
    if (roll < 0.25) await act(world, desktop);
    else if (roll < 0.3) desktop.setOnline(!desktop.isOnline());
    else if (roll < 0.33) await desktop.crash();
    else {
      if (desktop.state() === 'idle' || desktop.state() === 'waiting') desktop.wake();
      await desktop.step();
    }
    clock.advance(random.below(30_000));
  }
};

/** The faults heal: everybody is online and syncs until there is nothing left to do. */
const settle = async (desktops: readonly SimDesktop[]): Promise<void> => {
  for (const desktop of desktops) desktop.setOnline(true);
  // First whatever was under way ends, then everybody pushes, then everybody pulls what the others pushed.
  for (let round = 0; round < 3; round += 1) {
    for (const desktop of desktops) {
      desktop.wake();
      for (let steps = 0; desktop.state() !== 'idle'; steps += 1) {
        if (steps > 500) throw new Error(`${desktop.person.name} does not come to rest: ${desktop.state()}`);
        if (desktop.state() === 'waiting') desktop.wake();
        await desktop.step();
      }
    }
  }
};

const expectInvariants = async ({ center }: SimWorld, desktops: readonly SimDesktop[]): Promise<void> => {
  const logged = await database.query<{ id: string; count: number }>(
    'select id, count(*)::int as count from commands where center_id = $1 group by id',
    [center.id],
  );
  const inLog = new Map(logged.map(({ id, count }) => [id, count]));
  for (const desktop of desktops) {
    const { person } = desktop;
    const outbox = await desktop.db().outbox.orderBy('seq').toArray();
    expect(
      outbox.map((entry) => entry.seq),
      'I6: no gap in the sequence',
    ).toEqual(outbox.map((_, index) => index + 1));
    for (const entry of outbox) expect(inLog.get(entry.id), `I1: ${entry.name} is in the log once`).toBe(1);
    expect(
      outbox.filter((entry) => entry.state !== 'settled'),
      'I9: the outbox is empty',
    ).toEqual([]);
    expect(await desktop.db().serverRows.count(), 'no optimistic row is left').toBe(0);
    const rows = await desktop.rows();
    const viewer = { centerId: center.id, userId: person.id, role: person.role, teamId: person.teamId };
    for (const table of tableNames) {
      expect(rows[table], `I2, I3: ${table} of ${person.name} is what the server shows them`).toEqual(
        await readAllVisible(database, viewer, table),
      );
    }
    const parkedIds = new Set(rows.parked.map((each) => each.id));
    for (const entry of outbox.filter(({ outcome }) => outcome === 'parked'))
      expect(parkedIds.has(entry.id), 'I7: what is parked is in sight').toBe(true);
  }
  const forbidden = await database.query<{ id: string }>(
    `select distinct l.id from leads l, commands c where c.center_id = $1 and l.center_id = $1 and c.name = 'markDoNotCall' and c.outcome = 'applied'
     and c.args->'leadIds' ? l.id and not l.do_not_call`,
    [center.id],
  );
  expect(forbidden, 'I8: a do-not-call stays').toEqual([]);
};

test.each(seeds)('seed %i: after faults and moves every desktop agrees with the server and nothing is lost', async (seed) => {
  const { world, desktops } = await openWorld(seed);
  await liveThrough(world, desktops);
  await settle(desktops);
  await expectInvariants(world, desktops);
  for (const desktop of desktops) desktop.db().close();
});
