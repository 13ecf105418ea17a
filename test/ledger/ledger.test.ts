import { expect, it } from 'vitest';
import { put } from '../../shared/commands/command.ts';
import { aLead, aStageChange } from '../builders/domain.ts';
import { createLiveLedger } from './live-ledger.ts';
import { runHistory } from './run.ts';

it('keeps the ledger exact at every step of a random history of every kind of command', () => {
  const { figures, faults } = runHistory({ commands: 4000, seed: 6 });
  expect(faults).toEqual([]);
  expect(figures.applied).toBeGreaterThan(1500);
  expect(figures.steps).toBeGreaterThan(300);
  for (const stage of ['lead', 'working', 'accepted', 'nurture', 'disqualified', 'merged'])
    expect(figures.stages[stage], stage).toBeGreaterThan(0);
});

it('finds a lead that moved without a step, by a step nobody knows, or that vanished', () => {
  const ledger = createLiveLedger();
  const lead = aLead({ stage: 'lead' });
  ledger.watch([put('leads', lead)], () => undefined);
  const moved = put('leads', { ...lead, stage: 'won' as const });
  expect(ledger.watch([moved], () => lead)).toMatchObject([{ rule: 'silentStep' }]);
  const step = aStageChange({ leadId: lead.id, fromStage: 'lead', toStage: 'won', event: 'work' });
  expect(ledger.watch([put('leads', { ...lead, stage: 'won' }), put('stageChanges', step)], () => lead)).toMatchObject([
    { rule: 'wrongStep' },
  ]);
  const asWon = aStageChange({ leadId: lead.id, fromStage: 'won', toStage: 'qualified', event: 'qualify' });
  expect(
    ledger.watch([put('leads', { ...lead, stage: 'qualified' }), put('stageChanges', asWon)], () => ({ ...lead, stage: 'won' })),
  ).toMatchObject([{ rule: 'wrongStep' }]);
  expect(ledger.recount([])).toMatchObject([{ rule: 'recount' }]);
});
