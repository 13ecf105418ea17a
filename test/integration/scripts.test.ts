import { afterEach, beforeEach, expect, test } from 'vitest';
import { publishScript } from '../../shared/commands/publish-script.ts';
import { saveScriptDraft } from '../../shared/commands/save-script-draft.ts';
import { contentOf } from '../../shared/domain/script-edits.ts';
import { aChoice, anEnd, aScript, aStep } from '../builders/script.ts';
import type { Center, Person } from '../support/center.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import type { Desktop } from '../support/desktop.ts';

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
