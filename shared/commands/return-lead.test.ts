import { describe, expect, it } from 'vitest';
import { aLead, aTouch, builtAt, someSettings } from '../../test/builders/domain.ts';
import type { CommandContext } from './command.ts';
import { isRefused } from './command.ts';
import { moveRevisit } from './move-revisit.ts';
import { returnLead } from './return-lead.ts';
import { saveContent } from './save-content.ts';
import { sendContent } from './send-content.ts';

const context: CommandContext = {
  commandId: 'c1',
  now: builtAt,
  userId: 'mara',
  role: 'rep',
  teamId: 'north',
  id: (suffix) => `c1.${suffix}`,
};
const settings = someSettings();
const informed = aLead({ stage: 'keepInformed', stageSinceAt: builtAt - 1, revisitOn: '2027-01-01', score: 30 });
const putsOf = (outcome: ReturnType<typeof moveRevisit.apply>) => (isRefused(outcome) ? outcome.refused.code : outcome.puts);
const guide = {
  id: 'guide',
  title: 'Retrofit guide',
  kind: 'guide' as const,
  buyingPhase: 'learning' as const,
  place: 'guide.pdf',
  language: 'en',
  topic: '',
  isRetired: false,
};
const kept = { ...guide, changedById: 'ines', changedAt: 1 };

describe('a lead that comes back', () => {
  it('is worked again with a call, and its history says what did it', () => {
    const back = returnLead(
      informed,
      { touches: [aTouch({ kind: 'inquiry', title: 'Asks for prices' })], scoreBefore: null },
      settings,
      context,
    );
    expect(back?.puts).toMatchObject([
      {
        table: 'leads',
        row: { stage: 'working', nextActionKind: 'firstCall', reasonCode: 'returnTouch', revisitOn: null, version: informed.version + 1 },
      },
      { table: 'stageChanges', row: { event: 'recycle', reasonCode: 'returnTouch', note: 'Asks for prices', fromStage: 'keepInformed' } },
    ]);
    expect(back?.lead.nextActionAt).toBeGreaterThanOrEqual(builtAt);
  });

  it('rests on where nothing happened', () => {
    expect(returnLead(informed, { touches: [], scoreBefore: null }, settings, context)).toBeNull();
  });
});

describe('another day to come back', () => {
  const revisit = { on: '2027-05-03', at: Date.parse('2027-05-03T07:00:00Z') };
  const args = { leadId: informed.id, revisit, reason: 'The budget round is in April' };

  it('keeps the reason among the notes, and is the next call in nurture', () => {
    const lead = aLead({ stage: 'nurture', revisitOn: '2027-01-01' });
    expect(putsOf(moveRevisit.apply({ lead }, args, context))).toMatchObject([
      { table: 'leads', row: { revisitOn: '2027-05-03', nextActionKind: 'revisit', nextActionAt: revisit.at } },
      { table: 'notes', row: { body: 'The budget round is in April', authorId: 'mara' } },
    ]);
  });

  it('plans no call for who is kept informed, and may be no day at all', () => {
    expect(putsOf(moveRevisit.apply({ lead: informed }, args, context))).toMatchObject([
      { row: { revisitOn: '2027-05-03', nextActionKind: null } },
      {},
    ]);
    expect(putsOf(moveRevisit.apply({ lead: informed }, { ...args, revisit: null }, context))).toMatchObject([
      { row: { revisitOn: null } },
      {},
    ]);
  });

  it('is for leads at rest alone', () => {
    expect(putsOf(moveRevisit.apply({ lead: aLead() }, args, context))).toBe('stageRefused');
    expect(putsOf(moveRevisit.apply({ lead: aLead({ stage: 'nurture' }) }, { ...args, revisit: null }, context))).toBe('stageRefused');
  });
});

describe('content that was sent', () => {
  it('is a touch of ours, which tells nothing of how far they have come', () => {
    const outcome = sendContent.apply({ lead: informed, contents: [kept] }, { leadId: informed.id, contentIds: ['guide'] }, context);
    expect(putsOf(outcome)).toMatchObject([
      { table: 'touches', row: { kind: 'mail', direction: 'out', title: 'Retrofit guide', detail: 'guide.pdf', buyingPhase: null } },
      { table: 'leads', row: { lastTouchAt: builtAt } },
    ]);
  });
});

describe('the library', () => {
  it('is changed against what was seen', () => {
    const save = (standing: typeof kept | undefined, seen: typeof guide | null, next = guide) =>
      putsOf(saveContent.apply({ standing }, { next, seen }, context));
    expect(save(undefined, null)).toMatchObject([{ table: 'contents', row: { title: 'Retrofit guide', changedById: 'mara' } }]);
    expect(save({ ...kept, title: 'Another' }, guide, { ...guide, topic: 'x' })).toBe('publishedMeanwhile');
    expect(save(kept, guide, { ...guide, place: 'file:///etc' })).toBe('contentFaulty');
  });
});
