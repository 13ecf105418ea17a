import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeRows } from '../../server/db/rows.ts';
import { startRescoring } from '../../server/scores/rescore-leads.ts';
import { publishSettings } from '../../shared/commands/publish-settings.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import { linesWithFacts } from '../../shared/domain/score-facts.ts';
import { aLead, aTouch } from '../builders/domain.ts';
import { aCenterAtWork, type CenterAtWork } from '../support/center-at-work.ts';
import { describeOnBothDatabases } from '../support/databases.ts';

const day = 86_400_000;

describeOnBothDatabases('scores of leads that nobody touches', (database) => {
  let work: CenterAtWork;
  let walk: ReturnType<typeof startRescoring>;
  const faults: unknown[] = [];

  beforeEach(async () => {
    work = await aCenterAtWork(database());
    const pokes = { changed: () => undefined } as unknown as Parameters<typeof startRescoring>[0]['pokes'];
    walk = startRescoring({ database: database(), now: work.server.clock.now, pokes }, (error) => faults.push(error), 3_600_000);
  });
  afterEach(async () => {
    await walk.stop();
    await work.stop();
    expect(faults).toEqual([]);
  });

  const leadId = () => `${work.center.id}.ana`;
  const withLead = async (over: Partial<Lead> = {}): Promise<void> => {
    const now = work.server.clock.now();
    const lead = aLead({ id: leadId(), companyId: null, campaignId: null, teamId: work.center.teamIds[0], ...over });
    const touch = aTouch({ id: `${work.center.id}.touch`, leadId: lead.id, campaignId: null, kind: 'inquiry', happenedAt: now - 60 * day });
    await database().transaction(async (sql) => {
      await writeRows(sql, work.center.id, 'leads', [lead]);
      await writeRows(sql, work.center.id, 'touches', [touch]);
    });
  };
  type Stored = Pick<Lead, 'id' | 'companyId' | 'score' | 'scoreModel' | 'scoreLines' | 'scoreFacts' | 'scoredAt' | 'version'>;
  const stored = async (): Promise<Stored> => {
    const [row] = await database().query<{ row: Stored }>(
      `select json_build_object('id', id, 'companyId', company_id, 'score', score, 'scoreModel', score_model, 'scoreLines', score_lines,
         'scoreFacts', score_facts, 'scoredAt', scored_at, 'version', version) as row from leads where center_id = $1 and id = $2`,
      [work.center.id, leadId()],
    );
    if (!row) throw new Error('no lead');
    return row.row;
  };

  test('name what each line was made of, and the version stays', async () => {
    await withLead();
    await walk.run();
    const after = await stored();
    expect(after).toMatchObject({ scoreModel: defaultSettings.score.model, scoredAt: work.server.clock.now(), version: 1 });
    expect(linesWithFacts(after)[0]).toMatchObject({
      rule: 'inquiry',
      points: 13,
      full: 25,
      facts: [{ kind: 'touch', id: `${work.center.id}.touch` }],
    });
  });

  test('fade from day to day, for who is at work', async () => {
    await withLead();
    await walk.run();
    const before = await stored();
    work.server.clock.advance(60 * day);
    await walk.run();
    expect((await stored()).score).toBeLessThan(before.score);
  });

  test('are worked out anew under another model, also of who has left', async () => {
    await withLead({ stage: 'lost' });
    await walk.run();
    const { score } = defaultSettings;
    const manager = await work.desktopOf(work.center.people.manager);
    const rules = score.rules.map((rule) => (rule.id === 'inquiry' ? { ...rule, points: 50 } : rule));
    await manager.run(publishSettings, { next: { score: { ...score, model: '13', rules } }, seen: { score } });
    await manager.settled();
    await walk.run();
    expect(await stored()).toMatchObject({ scoreModel: '13', version: 1 });
    expect((await stored()).scoreLines[0]).toMatchObject({ rule: 'inquiry', points: 25, full: 50 });
  });
});
