import { describe, expect, it } from 'vitest';
import { aLead, builtAt, someSettings } from '../../test/builders/domain.ts';
import type { TakenOutcome } from '../domain/outcomes/taken-outcome.ts';
import { type CommandContext, isRefused } from './command.ts';
import { takeInOutcomes } from './take-in-outcomes.ts';

const context: CommandContext = {
  commandId: 'c1',
  now: builtAt,
  userId: 'ines',
  role: 'manager',
  teamId: null,
  id: (suffix) => `c1.${suffix}`,
};
const hourMs = 60 * 60 * 1000;
const lead = aLead({ stage: 'working' });
const won: TakenOutcome = {
  row: 2,
  leadId: lead.id,
  handoffId: null,
  outcome: 'won',
  status: 'Closed won',
  closedOn: '2026-03-03',
  closedAt: builtAt,
  handedOffAt: null,
  value: 1_000_00,
  currency: 'EUR',
  lostReason: '',
  dealNumber: 'D-1',
  salesperson: '',
  salespersonId: null,
  rep: '',
  expectedCloseOn: null,
};

const taken = (item: TakenOutcome) => {
  const rows = { settings: someSettings(), leads: [lead], handoffs: [], salespeople: [], companies: [], campaigns: [] };
  const outcome = takeInOutcomes.apply(rows, { fileName: 'crm.csv', items: [item] }, context);
  if (isRefused(outcome)) throw new Error(outcome.refused.code);
  return {
    handoff: outcome.puts.find(({ table }) => table === 'handoffs')?.row,
    changes: outcome.puts.filter(({ table }) => table === 'stageChanges').map(({ row }) => row),
  };
};

describe('what another system says became of a lead', () => {
  it('brings it through every step of the funnel, dated as the file says', () => {
    const { handoff, changes } = taken({ ...won, handedOffAt: builtAt - 5 * hourMs, closedAt: builtAt - hourMs });
    expect(handoff).toMatchObject({ outcome: 'won', handedOffAt: builtAt - 5 * hourMs, closedAt: builtAt - hourMs });
    expect(changes.map((change) => 'event' in change && [change.event, builtAt - change.changedAt])).toEqual([
      ['qualify', 5 * hourMs],
      ['handOff', 5 * hourMs],
      ['accept', 5 * hourMs],
      ['win', hourMs],
    ]);
  });

  it('dates nothing later than it was told: a day of the file is there from its first hour on', () => {
    const { handoff, changes } = taken({ ...won, handedOffAt: builtAt + hourMs, closedAt: builtAt + 5 * hourMs });
    expect(handoff).toMatchObject({ closedOn: '2026-03-03', handedOffAt: builtAt, closedAt: builtAt });
    expect(changes.map((change) => 'changedAt' in change && change.changedAt)).toEqual([builtAt, builtAt, builtAt, builtAt]);
  });
});
