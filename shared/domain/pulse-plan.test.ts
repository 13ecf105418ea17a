import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt, someSettings } from '../../test/builders/domain.ts';
import { aContext } from '../../test/support/memory-rows.ts';
import { recordTouch } from '../commands/record-touch.ts';
import { pulsePlanOf } from './pulse-plan.ts';
import type { PulseKind } from './pulse-settings.ts';
import type { Segment } from './segment.ts';

const dayMs = 86_400_000;
const context = aContext({ commandId: 'c', now: builtAt });
const pumps: Segment = {
  id: 'pumps',
  label: 'Pump makers',
  rule: { kind: 'company', field: 'industry', op: 'has', values: ['pump'] },
  maxSilenceDays: 5,
};
const germans: Segment = {
  id: 'germans',
  label: 'German',
  rule: { kind: 'lead', field: 'country', op: 'is', values: ['DE'] },
  maxSilenceDays: null,
  mix: ['event'],
};
const company = aCompany({ industry: 'Pumps', isKeyAccount: false });
const lead = aLead({
  stage: 'working',
  country: 'DE',
  lastTouchAt: builtAt - 2 * dayMs,
  lastAttemptAt: null,
  email: 'ana@nordhaus.example',
});
const settings = (segments: Segment[]) => someSettings({ segments, pulse: { scoreFloor: null, mix: ['call', 'mail', 'event'] } });
const kindsOf = (segments: Segment[], over: object = {}, touches = [aTouch({ kind: 'download' })]): PulseKind[] | undefined =>
  pulsePlanOf({ ...lead, ...over }, { company, touches, now: builtAt }, settings(segments))?.planned.map(({ kind }) => kind);

describe('the touches planned for a lead', () => {
  it('take turns through the plan of its segment, each when the silence of the segment ends', () => {
    const plan = pulsePlanOf(lead, { company, touches: [], now: builtAt }, settings([{ ...pumps, mix: ['mail', 'call'] }]));
    expect(plan?.standing.silence).toEqual({ days: 5, segmentId: 'pumps' });
    expect(plan?.planned).toEqual([
      { kind: 'mail', at: builtAt + 3 * dayMs },
      { kind: 'call', at: builtAt + 8 * dayMs },
      { kind: 'mail', at: builtAt + 13 * dayMs },
    ]);
  });

  it('are those of the segment whose silence holds, else of the first that has a plan, else of everybody', () => {
    expect(kindsOf([germans, { ...pumps, mix: ['mail'] }])).toEqual(['mail', 'mail', 'mail']);
    expect(kindsOf([germans, pumps])).toEqual(['event', 'event', 'event']);
    expect(kindsOf([pumps])).toEqual(['call', 'mail', 'event']);
  });

  it('go on after the last that was ours, a recorded one too', () => {
    const outcome = recordTouch.apply(
      { lead },
      { leadId: lead.id, kind: 'mail', title: 'Spring news', detail: '', happenedAt: builtAt - dayMs },
      context,
    );
    const puts = 'puts' in outcome ? outcome.puts : [];
    expect(puts.map(({ table, row }) => [table, row])).toMatchObject([
      ['touches', { kind: 'mail', direction: 'out', title: 'Spring news', happenedAt: builtAt - dayMs }],
      ['leads', { lastTouchAt: builtAt - dayMs }],
    ]);
    expect(kindsOf([], {}, [aTouch({ kind: 'mail', direction: 'out', happenedAt: builtAt - dayMs })])).toEqual(['event', 'call', 'mail']);
    expect(kindsOf([], { lastAttemptAt: builtAt - dayMs })).toEqual(['mail', 'event', 'call']);
  });

  it('call who gets no mail, and plan nothing for who is not ours to keep in touch with', () => {
    expect(kindsOf([germans, { ...pumps, mix: ['mail'] }], { email: null })).toEqual(['call', 'call', 'call']);
    expect(kindsOf([pumps], { doNotCall: true })).toBeUndefined();
    expect(kindsOf([pumps], { stage: 'won' })).toBeUndefined();
  });
});

it('a touch that is still to come is not recorded', () => {
  const args = { leadId: lead.id, kind: 'event' as const, title: 'Fair', detail: '', happenedAt: builtAt + 10 * 60_000 };
  expect(recordTouch.apply({ lead }, args, context)).toMatchObject({ refused: { code: 'inTheFuture' } });
});
