import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { executePush } from '../../server/commands/execute.ts';
import type { ViewerScope } from '../../server/sync/visibility.ts';
import { publishScript } from '../../shared/commands/publish-script.ts';
import { saveScriptDraft } from '../../shared/commands/save-script-draft.ts';
import { contentOf } from '../../shared/domain/script-edits.ts';
import { aChoice, anEnd, aScript, aStep } from '../builders/script.ts';
import type { Center, Person } from '../support/center.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';

const now = Date.UTC(2026, 10, 9, 8);
const asksAll = aStep('open', {
  title: 'Opening',
  choices: [aChoice('yes', 'end', ['B', 'favourable'], ['N', 'favourable'], ['T', 'favourable'])],
});
const content = contentOf(aScript({ name: 'Inbound', steps: [asksAll, anEnd()] }));

describeOnBothDatabases('scripts', (database) => {
  let work: CenterAtWork;
  let center: Center;

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    ({ center } = work);
  });
  afterEach(() => work.stop());

  const desktopOf = (person: Person): Promise<Desktop> => work.desktopOf(person);
  const saveDraft = (desktop: Desktop, scriptId: string) =>
    desktop.run(saveScriptDraft, { scriptId, scriptKey: 'inbound', baseRevision: 0, content });
  const publish = (desktop: Desktop, scriptId: string, liveIds: string[] = []) =>
    desktop.run(publishScript, { scriptId, revision: 1, liveIds, share: 100 });
  const statesOf = async (desktop: Desktop) =>
    Object.fromEntries((await desktop.db.scripts.toArray()).map(({ id, state, version }) => [id, `${state} ${version}`]));

  /** Nobody can commit before all that `work` has begun waits for something. */
  const atTheSameMoment = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const waiting = `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    const begun = await database().transaction(async (sql) => {
      await sql.query('select 1 from sync_spaces where center_id = $1 for update', [center.id]);
      const working = work();
      // Asked outside: within a transaction the database answers as it did the first time.
      await vi.waitUntil(async () => ((await database().query<{ count: number }>(waiting))[0]?.count ?? 0) >= 2, { timeout: 20_000 });
      return { working };
    });
    return begun.working;
  };

  test('travel as drafts, are published once, and reach every rep', async () => {
    const [teamLead, rep] = [await desktopOf(center.people.teamLead), await desktopOf(center.people.rep)];
    await saveDraft(teamLead, 'first');
    await publish(teamLead, 'first');
    await teamLead.settled();
    await rep.settled();
    expect(await statesOf(rep)).toEqual({ first: 'live 1' });
    expect((await rep.db.scripts.toArray())[0]).toMatchObject({
      ...content,
      share: 100,
      revision: 1,
      publishedById: center.people.teamLead.id,
    });
  });

  test('are let through for one of two people who publish without having seen each other', async () => {
    const [teamLead, manager] = [await desktopOf(center.people.teamLead), await desktopOf(center.people.manager)];
    await saveDraft(teamLead, 'theirs');
    await saveDraft(manager, 'mine');
    await Promise.all([publish(teamLead, 'theirs'), publish(manager, 'mine')]);
    // One after the other, twice: who was second has been told, and both have heard of it.
    for (const each of [teamLead, manager, teamLead, manager]) await each.settled();
    const states = await statesOf(teamLead);
    expect(
      Object.values(states)
        .map((state) => state.split(' ')[0])
        .sort(),
    ).toEqual(['draft', 'live']);
    expect(await statesOf(manager)).toEqual(states);
    const parked = [...(await teamLead.db.parked.toArray()), ...(await manager.db.parked.toArray())];
    expect([...new Set(parked.map(({ name, code }) => `${name} ${code}`))]).toEqual(['publishScript publishedMeanwhile']);
  });

  test('are let through for one of two who publish in pushes that arrive at the same moment', async () => {
    const sends = ({ id: userId, role, teamId }: Person, key: string, mine: string) => {
      const viewer: ViewerScope = { centerId: center.id, userId, role, teamId };
      const draft = { scriptId: mine, scriptKey: key, baseRevision: 0, content };
      const publishing = { scriptId: mine, revision: 1, liveIds: [], share: 100 };
      const envelopes = [
        { id: `${mine}.draft`, seq: 1, name: 'saveScriptDraft', version: 1, args: draft, at: now },
        { id: `${mine}.publish`, seq: 2, name: 'publishScript', version: 1, args: publishing, at: now },
      ];
      return executePush(database(), viewer, { protocol: 2, deviceId: `device of ${mine}`, commands: envelopes }, now);
    };
    const pushBoth = () => Promise.all([sends(center.people.teamLead, 'key', 'theirs'), sends(center.people.manager, 'key', 'mine')]);
    const answers = database().kind === 'postgresql' ? await atTheSameMoment(pushBoth) : await pushBoth();
    const live = await database().query(`select id from scripts where center_id = $1 and script_key = 'key' and state = 'live'`, [
      center.id,
    ]);
    expect(live).toHaveLength(1);
    expect(answers.map(({ results }) => results[1]?.code ?? 'applied').sort()).toEqual(['applied', 'publishedMeanwhile']);
  });

  test('do not change in the database once they are published, whoever tries', async () => {
    const teamLead = await desktopOf(center.people.teamLead);
    await saveDraft(teamLead, 'fixed');
    await publish(teamLead, 'fixed');
    await teamLead.settled();
    const change = database().query(`update scripts set name = 'Other' where center_id = $1 and id = 'fixed'`, [center.id]);
    await expect(change).rejects.toThrow('is published and does not change');
    await database().query(`update scripts set state = 'retired', share = 0 where center_id = $1 and id = 'fixed'`, [center.id]);
  });
});
