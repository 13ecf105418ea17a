import { describe, expect, it } from 'vitest';
import { aCompany, aLead, aTouch, builtAt } from '../../../test/builders/domain.ts';
import { defaultSettings } from '../default-settings.ts';
import type { Segment } from '../segment.ts';
import { type ReportChoice, wholeCenter } from './choice.ts';
import type { ReportFacts } from './facts.ts';
import { runReport } from './run-report.ts';

const dayMs = 86_400_000;
const segments: Segment[] = [
  {
    id: 'key',
    label: 'Key accounts',
    rule: { kind: 'company', field: 'isKeyAccount', op: 'is', values: ['true'] },
    maxSilenceDays: null,
  },
  {
    id: 'fresh',
    label: 'Fresh',
    rule: { kind: 'touch', touch: 'download', withinDays: 30, atLeast: 1 },
    maxSilenceDays: 3,
  },
];
const leads = [
  aLead({ id: 'both', companyId: 'key-company', arrivedAt: builtAt - 5 * dayMs, lastTouchAt: builtAt - 5 * dayMs }),
  aLead({ id: 'key-only', companyId: 'key-company', arrivedAt: builtAt - 5 * dayMs, lastTouchAt: builtAt - 5 * dayMs }),
  aLead({ id: 'neither', companyId: null, arrivedAt: builtAt - 5 * dayMs, lastTouchAt: builtAt - 5 * dayMs }),
];
const facts: ReportFacts = {
  leads,
  changes: [],
  handoffs: [],
  attempts: [],
  callbacks: [],
  campaigns: [],
  costs: [],
  undoneImportIds: new Set(),
  users: [],
  teams: [],
  dispositions: [],
  scripts: [],
  companies: new Map([['key-company', aCompany({ id: 'key-company', isKeyAccount: true })]]),
  touches: new Map([['both', [aTouch({ leadId: 'both', happenedAt: builtAt - 5 * dayMs })]]]),
  settings: { ...defaultSettings, segments },
};
const splitOf = (choice: Partial<ReportChoice>, at = builtAt) => {
  const table = runReport('funnel', facts, { ...wholeCenter, split: 'segment', ...choice }, at).tables.find(({ id }) => id === 'split');
  return {
    rows: Object.fromEntries((table?.rows ?? []).map(({ key, figures }) => [key, figures.leads?.leadIds])),
    total: table?.total?.figures.leads,
  };
};

describe('a report split by segment', () => {
  it('counts a lead in each of its segments, those in none apart, and everybody once in the total', () => {
    const { rows, total } = splitOf({});
    expect(rows).toEqual({ key: ['both', 'key-only'], fresh: ['both'], '': ['neither'] });
    expect(total).toEqual({ value: 3, leadIds: ['both', 'key-only', 'neither'] });
  });

  it('of one segment alone has all of its leads, also those that others share', () => {
    expect(splitOf({ segmentId: 'key', split: 'source' }).total?.leadIds).toEqual(['both', 'key-only']);
    expect(splitOf({ segmentId: 'gone', split: 'source' }).total).toBeUndefined();
  });

  it('asks who is in it at the instant of counting', () => {
    expect(splitOf({}, builtAt + 40 * dayMs).rows).toEqual({ key: ['both', 'key-only'], '': ['neither'] });
  });
});

it('the pulse is counted by the shortest silence that holds for a lead, and says whose it is', () => {
  const [groups] = runReport('pulse', facts, wholeCenter, builtAt).tables;
  const said = groups?.rows.map(({ key, label, figures }) => [key, label, figures.pulseKept?.leadIds, figures.pulseMissed?.leadIds]);
  expect(said).toEqual([
    ['fresh', 'Fresh', [], ['both']],
    ['keyAccounts', null, ['key-only'], []],
    [leads[2]?.stage, null, ['neither'], []],
  ]);
  expect(groups?.total?.figures.open?.value).toBe(3);
});
