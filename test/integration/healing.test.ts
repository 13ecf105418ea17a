import 'fake-indexeddb/auto';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compactOutbox } from '../../renderer/sync/compact-outbox.ts';
import { writeRows } from '../../server/db/rows.ts';
import { writeNote } from '../../shared/commands/write-note.ts';
import { aLead } from '../builders/domain.ts';
import type { Center, Person } from '../support/center.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';
import type { TestServer } from '../support/server.ts';

const dayMs = 24 * 60 * 60 * 1000;

describeOnBothDatabases('a server that was restored, and desktops that were', (database) => {
  let work: CenterAtWork;
  let server: TestServer;
  let center: Center;
  let leadId: string;

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    ({ server, center } = work);
    leadId = `${center.id}.lead`;
    const lead = aLead({ id: leadId, companyId: null, campaignId: null, teamId: center.teamIds[0], ownerId: center.people.rep.id });
    await database().transaction((sql) => writeRows(sql, center.id, 'leads', [lead]));
  });
  afterEach(() => work.stop());

  const desktopOf = (person: Person): Promise<Desktop> => work.desktopOf(person);

  const note = ({ run }: Desktop, body: string) => run(writeNote, { noteId: v7(), leadId, attemptId: null, body, revision: 1 });
  const notes = async (desktop: Desktop, from: number, to: number): Promise<void> => {
    for (let number = from; number <= to; number += 1) await note(desktop, `note ${number}`);
    await desktop.settled();
  };
  const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `note ${index + 1}`);

  /** What the server has: bodies of notes, and how often each command is in the log. */
  const held = async () => {
    const bodies = await database().query<{ body: string }>('select body from notes where center_id = $1 order by body', [center.id]);
    const [log] = await database().query<{ count: number; ids: number }>(
      'select count(*)::int as count, count(distinct id)::int as ids from commands where center_id = $1',
      [center.id],
    );
    return { bodies: bodies.map(({ body }) => body), ...log };
  };

  /** Puts the server back to where it knew so many commands of every device. */
  const restore = async (lastSeq: number, isRaised = true): Promise<void> => {
    await database().transaction(async (sql) => {
      await sql.query(
        "delete from notes n using commands c where n.center_id = $1 and c.center_id = $1 and c.args->>'noteId' = n.id and c.seq > $2",
        [center.id, lastSeq],
      );
      await sql.query('delete from commands where center_id = $1 and seq > $2', [center.id, lastSeq]);
      await sql.query('update devices set last_seq = least(last_seq, $2) where center_id = $1', [center.id, lastSeq]);
    });
    if (isRaised) await database().query('select start_new_epoch($1)', [center.id]);
    else await database().query('update sync_spaces set version = 1 where center_id = $1', [center.id]);
  };

  test('gets back what it lost from desktops that had nothing left to send', async () => {
    const rep = await desktopOf(center.people.rep);
    await notes(rep, 1, 5);
    await restore(2);
    expect((await held()).bodies).toEqual(numbered(2));
    await rep.settled();
    expect(await held()).toEqual({ bodies: numbered(5), count: 5, ids: 5 });
    expect((await rep.rows()).notes).toHaveLength(5);
    // Once more, with something new on top: nothing comes twice.
    await restore(4);
    await notes(rep, 6, 6);
    expect(await held()).toEqual({ bodies: numbered(6), count: 6, ids: 6 });
  });

  test('gets back what it lost also from a desktop that was about to load everything anew when it was restored', async () => {
    const rep = await desktopOf(center.people.rep);
    await notes(rep, 1, 3);
    // As a pull leaves it that was told to take a new snapshot: nothing but the push knows which life of the server it has answered.
    await rep.db.meta.delete('cursor');
    await restore(1);
    await rep.settled();
    expect(await held()).toEqual({ bodies: numbered(3), count: 3, ids: 3 });
  });

  test('is seen through although nobody has given it a new life', async () => {
    const rep = await desktopOf(center.people.rep);
    await notes(rep, 1, 4);
    await restore(1, false);
    await rep.settled();
    expect(await held()).toEqual({ bodies: numbered(4), count: 4, ids: 4 });
  });

  test('goes on behind what desktops have dropped after a month, and keeps a note of it', async () => {
    const rep = await desktopOf(center.people.rep);
    await notes(rep, 1, 3);
    server.clock.advance(20 * dayMs);
    await notes(rep, 4, 4);
    server.clock.advance(11 * dayMs);
    await notes(rep, 5, 5);
    expect(await compactOutbox(rep.db)).toBe(3);
    expect(await compactOutbox(rep.db)).toBe(0);
    await restore(1);
    await rep.settled();
    expect((await held()).bodies).toEqual(['note 1', 'note 4', 'note 5']);
    const resumed = await database().query('select had_seq, from_seq, reason from device_resumes where center_id = $1', [center.id]);
    expect(resumed).toEqual([{ had_seq: 1, from_seq: 4, reason: 'compacted' }]);
    expect(await rep.db.meta.get('hole')).toBeUndefined();
    await notes(rep, 6, 6);
    expect((await held()).bodies).toContain('note 6');
  });

  test('keeps what was answered lately on a machine that was switched on with its clock a year ahead', async () => {
    const rep = await desktopOf(center.people.rep);
    await notes(rep, 1, 2);
    server.clock.advance(29 * dayMs);
    await notes(rep, 3, 3);
    server.clock.advance(365 * dayMs);
    expect(await compactOutbox(rep.db)).toBe(0);
  });

  test('does not wait for ever for commands that are nowhere any more; the desktop says which', async () => {
    const rep = await desktopOf(center.people.rep);
    await notes(rep, 1, 4);
    await rep.db.outbox.bulkDelete([2, 3]);
    await restore(1);
    await rep.settled();
    expect((await held()).bodies).toEqual(['note 1', 'note 4']);
    expect(await rep.db.meta.get('hole')).toMatchObject({ fromSeq: 2, toSeq: 3 });
  });

  test('takes in both of two machines that have one profile', async () => {
    const rep = await desktopOf(center.people.rep);
    await notes(rep, 1, 2);
    const copy = await desktopOf(center.people.rep);
    // The profile as it was after two notes, on another machine.
    await copy.db.outbox.bulkPut(await rep.db.outbox.toArray());
    await copy.db.meta.put((await rep.db.meta.get('device')) as never);
    await notes(rep, 3, 5);
    await notes(copy, 6, 7);
    await notes(rep, 8, 8);
    await notes(copy, 9, 9);
    expect(await held()).toEqual({ bodies: numbered(9), count: 9, ids: 9 });
    const devices = await database().query<{ id: string; seq: number }>(
      'select device_id as id, last_seq as seq from devices where center_id = $1 order by 1',
      [center.id],
    );
    const device = (await rep.db.meta.get('device')) as { deviceId: string };
    expect(devices.map(({ id }) => id)).toEqual([device.deviceId, `${device.deviceId}.2`]);
  });

  test('a disabled person’s desktop sends what was done, comes to rest, and says what is the matter', async () => {
    const { rep, teamLead } = center.people;
    const desktop = await desktopOf(rep);
    desktop.setOnline(false);
    await note(desktop, 'done before');
    await database().query('update users set is_active = false where center_id = $1 and id = $2', [center.id, rep.id]);
    desktop.setOnline(true);
    await expect
      .poll(() => desktop.sync.status.getState(), { timeout: 5000 })
      .toMatchObject({ state: 'halted', fault: { kind: 'disabled' } });
    expect(await desktop.db.outbox.where('state').equals('pending').count()).toBe(0);
    const lead = await desktopOf(teamLead);
    expect(await lead.db.parked.toArray()).toMatchObject([{ userId: rep.id, code: 'quarantined', args: { body: 'done before' } }]);
  });
});
