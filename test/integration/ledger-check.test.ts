import { v7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../server/auth/passwords.ts';
import { checkLedger } from '../../server/ledger/check-ledger.ts';
import { recycleDue } from '../../server/ledger/recycle.ts';
import { sampleCenterId, writeSample } from '../../server/sample/write-sample.ts';
import { aClock } from '../support/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const leadCount = 120;
const dayMs = 86_400_000;

describeOnBothDatabases('the daily round', (database) => {
  const clock = aClock();
  beforeAll(async () => {
    await writeSample(database(), { leads: leadCount, now: clock.now(), epoch: v7(), hashPassword });
  });
  const check = (at: number) => database().transaction((sql) => checkLedger(sql, sampleCenterId, at));

  test('counts the center once a day, and finds what was lost without a trace', async () => {
    const first = await check(clock.now());
    expect(first).toMatchObject({ takenIn: leadCount, difference: 0, campaigns: [] });
    expect(Object.values(first?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(leadCount);
    expect(Object.keys(first?.leaks ?? {}).length).toBeGreaterThan(0);
    expect(first?.pulse.all?.all).toBeGreaterThan(first?.pulse.all?.inPulse ?? 0);
    expect(await check(clock.now() + 60_000)).toBeNull();
    // A stage that no ledger knows is a lead in no bin.
    await database().query(`update leads set stage = 'nowhere' where id = (select min(id) from leads where campaign_id is not null)`);
    const next = await check(clock.now() + dayMs);
    expect(next).toMatchObject({ takenIn: leadCount, difference: 1 });
    expect(next?.campaigns).toHaveLength(1);
    await database().query(`update leads set stage = 'lead' where stage = 'nowhere'`);
  });

  test('keeps the count when a lead comes to another campaign', async () => {
    await database().query(
      `update leads set campaign_id = (select max(id) from campaigns) where id = (select min(id) from leads where campaign_id is not null)`,
    );
    expect(await check(clock.now() + 2 * dayMs)).toMatchObject({ difference: 0, campaigns: [] });
  });

  test('brings back whose rest is over by a rule, with the history kept, and nobody who may not be called', async () => {
    const lost = () =>
      database().query<{ id: string; stage: string }>(`select id, stage from leads where stage = 'lost' and not do_not_call`);
    const before = await lost();
    expect(before.length).toBeGreaterThan(0);
    await database().query(`update settings set recycling = $1`, [
      JSON.stringify({ rules: [{ id: 'r1', from: 'lost', reasonCode: null, afterDays: 365 }] }),
    ]);
    const at = clock.now() + 400 * dayMs;
    const run = () => database().transaction((sql) => recycleDue(sql, sampleCenterId, { at, newId: v7 }));
    expect(await database().transaction((sql) => recycleDue(sql, sampleCenterId, { at: clock.now(), newId: v7 }))).toBe(0);
    expect(await run()).toBe(before.length);
    expect(await run()).toBe(0);
    expect(await lost()).toEqual([]);
    const [change] = await database().query<{ note: string; reasonCode: string; toStage: string }>(
      `select note, reason_code as "reasonCode", to_stage as "toStage" from stage_changes where lead_id = $1 order by changed_at desc limit 1`,
      [before[0]?.id],
    );
    expect(change).toEqual({ note: '≥ 365 d', reasonCode: 'recycledByRule', toStage: 'working' });
  });
});
