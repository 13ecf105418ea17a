import { expect, it } from 'vitest';
import { aLead, someSettings } from '../../test/builders/domain.ts';
import { aContext, memoryRows } from '../../test/support/memory-rows.ts';
import type { TakenOutcome } from '../domain/outcomes/taken-outcome.ts';
import { takeInOutcomes } from './take-in-outcomes.ts';

const anOutcome = (over: Partial<TakenOutcome>): TakenOutcome => ({
  row: 2,
  leadId: 'ana',
  handoffId: null,
  outcome: 'open',
  status: '',
  closedOn: null,
  closedAt: null,
  handedOffAt: null,
  value: null,
  currency: null,
  lostReason: '',
  dealNumber: '',
  salesperson: '',
  salespersonId: null,
  rep: '',
  expectedCloseOn: null,
  ...over,
});

it('keeps every step of a lead that two rows of the same number tell of', () => {
  const rows = memoryRows();
  rows.put('settings', someSettings());
  rows.put('leads', aLead({ id: 'ana', stage: 'lead' }));
  const items = [anOutcome({}), anOutcome({ outcome: 'lost', lostReason: 'price' })];
  rows.run(takeInOutcomes, { fileName: 'crm.csv', items }, aContext({ commandId: 'c', role: 'manager' }));
  expect(rows.all('stageChanges').map(({ fromStage, toStage }) => `${fromStage} ${toStage}`)).toEqual([
    'lead qualified',
    'qualified handedOff',
    'handedOff accepted',
    'accepted lost',
  ]);
  expect(rows.all('handoffs')).toHaveLength(2);
});
