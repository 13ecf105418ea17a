import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { DeviceForked, executePush, SequenceGap } from '../../server/commands/execute.ts';
import { retryParked } from '../../server/commands/retry-parked.ts';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { readAllVisible } from '../../server/sync/pull.ts';
import type { ViewerScope } from '../../server/sync/visibility.ts';
import { defineCommand, olderVersion, put, refuse } from '../../shared/commands/command.ts';
import type { CommandRegistry } from '../../shared/commands/read-command.ts';
import { type AnyCommand, commandNamed } from '../../shared/commands/registry.ts';
import type { Note } from '../../shared/domain/call.ts';
import type { Parked } from '../../shared/domain/history.ts';
import type { CommandEnvelope, PushRequest } from '../../shared/protocol/sync.ts';
import { aLead } from '../builders/domain.ts';
import { aCenter, type Center, type Person } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const now = Date.UTC(2026, 10, 9, 8);
const dayMs = 24 * 60 * 60 * 1000;

const aNote = (leadId: string, seq: number, over: Partial<CommandEnvelope> = {}): CommandEnvelope => {
  const id = v7();
  const args = { noteId: id, leadId, attemptId: null, body: `note ${seq}`, revision: 1 };
  return { id, seq, name: 'writeNote', version: 1, args, at: now, ...over };
};

const aPush = (deviceId: string, commands: CommandEnvelope[], over: Partial<PushRequest> = {}): PushRequest => ({
  protocol: 2,
  deviceId,
  commands,
  ...over,
});

/** A server that is newer than the product: `rest` in its third version, and a command that nobody else knows. */
const newerServer: CommandRegistry = (name) => {
  if (name === 'jot') return jot as unknown as AnyCommand;
  return commandNamed(name);
};
const jot = defineCommand({
  name: 'jot',
  version: 2,
  roles: ['rep'],
  args: z.object({ leadId: z.string(), words: z.string() }),
  older: { 1: olderVersion(z.object({ leadId: z.string(), said: z.string() }), ({ leadId, said }) => ({ leadId, words: `(${said})` })) },
  leadIds: (args) => [args.leadId],
  load: () => ({}),
  apply: (_rows, args, context) => {
    if (args.words === 'too early') return refuse('needMissing', { need: 'time' });
    if (args.words === 'fault') throw new TypeError('a rule with a fault');
    const body = args.words === 'unstorable' ? Number.NaN : args.words;
    const revision = args.words === 'unstorable' ? 1.5 : 1;
    const note = {
      id: context.id('note'),
      leadId: args.leadId,
      attemptId: null,
      authorId: context.userId,
      body,
      revision,
      writtenAt: context.now,
      editId: null,
    };
    return { puts: [put('notes', note as unknown as Note)] };
  },
});
const aJot = (leadId: string, seq: number, words: string, version = 2): CommandEnvelope => ({
  ...aNote(leadId, seq),
  name: 'jot',
  version,
  args: version === 1 ? { leadId, said: words } : { leadId, words },
});

describeOnBothDatabases('push', (database) => {
  let center: Center;
  let leadId: string;
  let deviceId: string;
  beforeEach(async () => {
    center = await aCenter(database(), now);
    leadId = `${center.id}.lead`;
    deviceId = v7();
    const lead = aLead({ id: leadId, companyId: null, campaignId: null, teamId: center.teamIds[0], ownerId: center.people.rep.id });
    await database().transaction((sql) => writeRows(sql, center.id, 'leads', [lead]));
  });

  const viewerOf = ({ id, role, teamId }: Person): ViewerScope => ({ centerId: center.id, userId: id, role, teamId });
  const push = (request: PushRequest, person = center.people.rep, options = {}, at = now) =>
    executePush(database() as Database, viewerOf(person), request, at, options);
  const bodies = async (): Promise<string[]> =>
    (await database().query<{ body: string }>('select body from notes where center_id = $1 order by id', [center.id])).map(
      ({ body }) => body,
    );
  const parkedOf = async (person: Person) => (await readAllVisible(database(), viewerOf(person), 'parked')) as Parked[];
  const logged = async (): Promise<number> =>
    (await database().query<{ count: number }>('select count(*)::int as count from commands where center_id = $1', [center.id]))[0]
      ?.count ?? 0;

  test('the same push again is answered from the log and changes nothing', async () => {
    const request = aPush(deviceId, [aNote(leadId, 1), aNote('nobody', 2), aNote(leadId, 3)]);
    const first = await push(request);
    expect(first.results.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['applied', null],
      ['parked', 'notFound'],
      ['applied', null],
    ]);
    expect(await push(request)).toEqual(first);
    expect([await logged(), (await bodies()).length, (await parkedOf(center.people.rep)).length]).toEqual([3, 2, 1]);
  });

  test('commands of one push see what those before them did', async () => {
    const note = aNote(leadId, 1);
    const more = aNote(leadId, 2, { args: { ...note.args, body: 'note 1, and more', revision: 2 } });
    await push(aPush(deviceId, [note, more]));
    expect(await bodies()).toEqual(['note 1, and more']);
  });

  test('an id with other content is nobody else’s result: it is parked whole, once', async () => {
    const note = aNote(leadId, 1);
    await push(aPush(deviceId, [note]));
    const other = { ...note, args: { ...note.args, body: 'something else' } };
    const again = await push(aPush(deviceId, [other]));
    expect(again.results).toEqual([{ seq: 1, id: note.id, outcome: 'parked', code: 'faulted' }]);
    await push(aPush(deviceId, [other]));
    expect((await parkedOf(center.people.rep)).map((each) => each.args)).toEqual([other.args]);
    expect([await bodies(), await logged()]).toEqual([['note 1'], 2]);
  });

  test('the id of another person’s command tells nothing of it', async () => {
    const theirs = aNote('nobody', 1);
    await push(aPush(v7(), [theirs]), center.people.otherRep);
    const { results } = await push(aPush(deviceId, [{ ...aNote(leadId, 1), id: theirs.id }]));
    expect(results).toMatchObject([{ outcome: 'parked', code: 'faulted' }]);
    expect(await parkedOf(center.people.rep)).toMatchObject([{ userId: center.people.rep.id, detail: { problem: 'idTaken' } }]);
  });

  test('a place in the sequence that is another command’s means that two desktops have one id', async () => {
    await push(aPush(deviceId, [aNote(leadId, 1), aNote(leadId, 2)]));
    await expect(push(aPush(deviceId, [aNote(leadId, 2)]))).rejects.toThrow(DeviceForked);
    await expect(push(aPush(deviceId, [aNote(leadId, 3)]), center.people.otherRep)).rejects.toThrow(DeviceForked);
    // Apps of the first version cannot take another id: nothing of theirs is refused.
    expect((await push(aPush(deviceId, [aNote(leadId, 2)], { protocol: 1 }))).results).toMatchObject([{ outcome: 'applied' }]);
    expect(await bodies()).toHaveLength(3);
  });

  test('a hole stops the push, until the desktop says that it can never be filled', async () => {
    await push(aPush(deviceId, [aNote(leadId, 1)]));
    const late = aPush(deviceId, [aNote(leadId, 7)]);
    await expect(push(late)).rejects.toThrow(new SequenceGap(2));
    const answer = await push({ ...late, resumeFrom: { seq: 7, reason: 'compacted' } });
    expect([answer.lastSeq, answer.results.length]).toEqual([7, 1]);
    const notes = await database().query('select had_seq, from_seq, reason from device_resumes where center_id = $1', [center.id]);
    expect(notes).toEqual([{ had_seq: 1, from_seq: 7, reason: 'compacted' }]);
  });

  test('a push without commands says how far the server knows the desktop', async () => {
    expect(await push(aPush(deviceId, []))).toMatchObject({ lastSeq: 0, results: [], at: now });
    await push(aPush(deviceId, [aNote(leadId, 1)]));
    expect(await push(aPush(deviceId, []))).toMatchObject({ lastSeq: 1 });
  });

  test('what the database cannot hold is parked alone; those before and behind it are taken in', async () => {
    const commands = [aJot(leadId, 1, 'one'), aJot(leadId, 2, 'unstorable'), aJot(leadId, 3, 'fault'), aJot(leadId, 4, 'four')];
    const { results } = await push(aPush(deviceId, commands), center.people.rep, { registry: newerServer });
    expect(results.map(({ code }) => code)).toEqual([null, 'faulted', 'faulted', null]);
    expect(await bodies()).toEqual(['one', 'four']);
    expect((await parkedOf(center.people.rep)).map((each) => each.args.words).sort()).toEqual(['fault', 'unstorable']);
  });

  test('characters that no database holds block nothing', async () => {
    const bad = aNote(leadId, 1, {
      args: { noteId: 'n', leadId, attemptId: null, body: 'a\u0000b\ud800c', revision: 1, more: { 'k\u0000': 1 } },
    });
    const { results } = await push(aPush(deviceId, [bad, aNote(leadId, 2)]));
    expect(results.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    expect((await bodies()).sort()).toEqual(['a\ufffdb\ufffdc', 'note 2']);
  });

  test('older kinds of a command are lifted, newer and unknown ones parked whole until the server knows them', async () => {
    const sent = [aJot(leadId, 1, 'in the old way', 1), aJot(leadId, 2, 'too early'), { ...aJot(leadId, 3, 'later'), version: 3 }];
    const known = await push(aPush(deviceId, sent), center.people.rep, { registry: newerServer });
    expect(known.results.map(({ code }) => code)).toEqual([null, 'needMissing', 'newerCommand']);
    expect(await bodies()).toEqual(['(in the old way)']);
    const unknown = await push(aPush(deviceId, [aJot(leadId, 4, 'of tomorrow')]));
    expect(unknown.results).toMatchObject([{ outcome: 'parked', code: 'unknownCommand' }]);
    const parkedId = unknown.results[0]?.id ?? '';
    const retry = (registry?: CommandRegistry) =>
      database().transaction((sql) =>
        retryParked(sql, viewerOf(center.people.rep), parkedId, { now: now + dayMs, ...(registry ? { registry } : {}) }),
      );
    expect(await retry()).toEqual({ outcome: 'parked', code: 'unknownCommand' });
    expect(await retry(newerServer)).toEqual({ outcome: 'applied', code: null });
    expect(await bodies()).toContain('of tomorrow');
    expect((await parkedOf(center.people.rep)).find(({ id }) => id === parkedId)).toMatchObject({ state: 'resolved', resolution: 'tried' });
    // Sent once more, it is answered as it stands now.
    expect((await push(aPush(deviceId, [{ ...aJot(leadId, 4, 'of tomorrow'), id: parkedId }]))).results).toMatchObject([
      { outcome: 'applied' },
    ]);
  });

  test('work of a disabled person is kept whole, in sight of their team lead, who takes it in with its author’s authority', async () => {
    const { rep, teamLead, repOfOtherTeam } = center.people;
    const sent = aPush(deviceId, [aNote(leadId, 1), aNote('nobody', 2)]);
    const { results } = await push(sent, rep, { isQuarantined: true });
    expect(results.map(({ code }) => code)).toEqual(['quarantined', 'quarantined']);
    expect(await bodies()).toEqual([]);
    const waiting = await parkedOf(teamLead);
    expect(waiting.map((each) => [each.userId, each.code, each.state])).toEqual([
      [rep.id, 'quarantined', 'open'],
      [rep.id, 'quarantined', 'open'],
    ]);
    const retry = (person: Person, id: string) => database().transaction((sql) => retryParked(sql, viewerOf(person), id, { now }));
    const [first, second] = sent.commands.map(({ id }) => id) as [string, string];
    expect(await retry(repOfOtherTeam, first)).toBeUndefined();
    expect(await retry(teamLead, first)).toEqual({ outcome: 'applied', code: null });
    expect(await retry(teamLead, second)).toEqual({ outcome: 'parked', code: 'notFound' });
    const [note] = await database().query('select author_id as author, body from notes where center_id = $1', [center.id]);
    expect(note).toEqual({ author: rep.id, body: 'note 1' });
  });

  test('trying again is itself a command, and its answer waits until it is done', async () => {
    const parkedNote = aNote('nobody', 1, { name: 'scheduleCallback' });
    await push(aPush(deviceId, [parkedNote]), center.people.rep, { isQuarantined: true });
    const again: CommandEnvelope = { id: v7(), seq: 2, name: 'retryParked', version: 1, args: { parkedId: parkedNote.id }, at: now };
    await push(aPush(deviceId, [again, aNote(leadId, 3)]));
    expect(await parkedOf(center.people.rep)).toMatchObject([{ id: parkedNote.id, state: 'open', code: 'badArguments' }]);
    expect(await bodies()).toEqual(['note 3']);
  });

  test('a clock that is a year off moves nobody’s work out of its order, nor beyond the last contact and now', async () => {
    const yearMs = 365 * dayMs;
    const writtenAt = async (): Promise<number[]> =>
      (
        await database().query<{ at: number }>(
          `select n.written_at as at from notes n join commands c on c.center_id = n.center_id and c.id = n.id where n.center_id = $1 order by c.seq`,
          [center.id],
        )
      ).map(({ at }) => at);
    await push(aPush(deviceId, [aNote(leadId, 1, { at: now - 5000 })]));
    const later = now + dayMs;
    const times = [later - 3000, now - yearMs, later - 2000, later + yearMs, later - 1000];
    await push(
      aPush(
        deviceId,
        times.map((at, index) => aNote(leadId, index + 2, { at })),
      ),
      center.people.rep,
      {},
      later,
    );
    expect(await writtenAt()).toEqual([now - 5000, later - 3000, later - 3000, later - 2000, later, later]);
    await push(aPush(deviceId, [aNote(leadId, 7, { at: now - yearMs })]), center.people.rep, {}, later + 1000);
    expect((await writtenAt()).at(-1)).toBe(later);
    // A desktop that was never here may have been away for a month, not for a year.
    await push(aPush(v7(), [aNote(leadId, 1, { at: now - yearMs })]));
    expect(Math.min(...(await writtenAt()))).toBe(now - 30 * dayMs);
  });
});
