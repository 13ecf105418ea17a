import { v7 } from 'uuid';
import { beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../server/auth/passwords.ts';
import { bringBack } from '../../server/nurture/bring-back.ts';
import { sampleCenterId, writeSample } from '../../server/sample/write-sample.ts';
import { instantToWall } from '../../shared/domain/zone.ts';
import { aClock } from '../support/clock.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const dayMs = 86_400_000;

describeOnBothDatabases('who is kept informed', (database) => {
  const clock = aClock();
  beforeAll(async () => {
    await writeSample(database(), { leads: 60, now: clock.now(), epoch: v7(), hashPassword });
    await database().query(
      `update leads set stage = 'keepInformed', stage_since_at = $1, revisit_on = null, score = 5, next_action_kind = null, next_action_at = null
       where stage in ('nurture', 'keepInformed') and not do_not_call`,
      [clock.now() - dayMs],
    );
    await database().query(`update settings set returns = '{"scoreFrom": 60, "touchKinds": []}'`);
  });
  const look = (at: number) => database().transaction((sql) => bringBack(sql, sampleCenterId, { after: '', at, newId: v7 }));
  const someone = async (): Promise<string> => {
    const [lead] = await database().query<{ id: string }>(
      `select min(id) as id from leads where stage = 'keepInformed' and not do_not_call`,
    );
    return lead?.id ?? '';
  };
  const lastChange = async (leadId: string) => {
    const [change] = await database().query(
      `select reason_code as "reasonCode", note, to_stage as "toStage" from stage_changes where lead_id = $1 order by changed_at desc limit 1`,
      [leadId],
    );
    return change;
  };

  test('rests while nothing has happened', async () => {
    expect(await look(clock.now())).toEqual({ back: 0, next: '' });
  });

  test('comes back on the day that was set, and not the day before', async () => {
    const id = await someone();
    const on = instantToWall(clock.now() + 3 * dayMs, 'Europe/Berlin').slice(0, 10);
    await database().query('update leads set revisit_on = $2 where id = $1', [id, on]);
    expect((await look(clock.now() + 2 * dayMs)).back).toBe(0);
    expect((await look(clock.now() + 3 * dayMs)).back).toBe(1);
    expect(await lastChange(id)).toEqual({ reasonCode: 'returnDate', note: on, toStage: 'working' });
    const [lead] = await database().query<{ kind: string; at: number }>(
      'select next_action_kind as kind, next_action_at as at from leads where id = $1',
      [id],
    );
    expect(lead?.kind).toBe('firstCall');
  });

  test('comes back once when the score has risen past the bar since it came to rest', async () => {
    const risen = await someone();
    await database().query('update leads set score = 90 where id = $1', [risen]);
    expect((await look(clock.now())).back).toBe(1);
    expect(await lastChange(risen)).toMatchObject({ reasonCode: 'returnScore', toStage: 'working' });
    expect((await look(clock.now())).back).toBe(0);
  });

  test('is left alone where nobody may call', async () => {
    const id = await someone();
    await database().query('update leads set score = 90, do_not_call = true where id = $1', [id]);
    expect((await look(clock.now())).back).toBe(0);
  });
});
