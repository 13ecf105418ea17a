import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from '../../server/auth/passwords.ts';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { samplePassword, sampleSignIns } from '../../server/sample/people.ts';
import { clearCenter } from '../../server/sample/resting-feed.ts';
import { SampleRefused, writeSample } from '../../server/sample/write-sample.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const now = Date.UTC(2026, 10, 17, 13, 5);
const small = { leads: 60, now, epoch: 'epoch of the sample', hashPassword };

const count = async (database: Database, table: string, centerId = 'sample'): Promise<number> => {
  const [row] = await database.query<{ count: number }>(`select count(*)::int as count from ${table} where center_id = $1`, [centerId]);
  return row?.count ?? 0;
};

describeOnBothDatabases('the sample center', (database) => {
  it('is written with all its rows, and people who can sign in', async () => {
    const seen: number[] = [];
    const written = await writeSample(database(), { ...small, onProgress: ({ rows }) => seen.push(rows) });
    expect(written.leads).toBe(60);
    expect(seen.at(-1)).toBe(written.rows);
    expect(await count(database(), 'leads')).toBe(60);
    expect(await count(database(), 'attempts')).toBeGreaterThan(60);
    const [mara] = await database().query<{ hash: string }>('select password_hash as hash from credentials where lower(email) = $1', [
      sampleSignIns[0]!.email,
    ]);
    expect(await verifyPassword(mara?.hash, samplePassword)).toBe(true);
  });

  it('is refused where people have leads already, and changes nothing', async () => {
    const before = await count(database(), 'touches');
    await expect(writeSample(database(), small)).rejects.toMatchObject({ code: 'hasLeads' });
    expect(await count(database(), 'touches')).toBe(before);
  });

  it('is refused as a second center, as its people can sign in to one only', async () => {
    const refusal = await writeSample(database(), { ...small, centerId: 'another' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(SampleRefused);
    expect(refusal).toMatchObject({ code: 'peopleElsewhere' });
    expect(await count(database(), 'leads', 'another')).toBe(0);
  });

  it('feeds changes again as soon as it is written', async () => {
    const [team] = await database().query<{ id: string; name: string }>('select id, name from teams where center_id = $1 limit 1', [
      'sample',
    ]);
    expect(await count(database(), 'changes')).toBe(0);
    await database().transaction((sql) => writeRows(sql, 'sample', 'teams', [{ id: team!.id, name: 'Renamed' }]));
    expect(await count(database(), 'changes')).toBe(1);
  });

  it('is taken out whole, and can be written anew', async () => {
    await clearCenter(database(), 'sample');
    for (const table of ['leads', 'attempts', 'companies', 'users', 'changes', 'credentials', 'sync_spaces']) {
      expect(await count(database(), table), table).toBe(0);
    }
    await writeSample(database(), small);
    expect(await count(database(), 'leads')).toBe(60);
  });

  it('begins anew where a run was broken off before anybody could sign in', async () => {
    await clearCenter(database(), 'sample');
    const breakOff = ({ leads }: { leads: number }) => {
      if (leads > 0) throw new Error('the power went');
    };
    await expect(writeSample(database(), { ...small, onProgress: breakOff })).rejects.toThrow('the power went');
    expect(await count(database(), 'leads')).toBe(60);
    const written = await writeSample(database(), { ...small, seed: 2 });
    expect(written.leads).toBe(60);
    expect(await count(database(), 'leads')).toBe(60);
  });
});
