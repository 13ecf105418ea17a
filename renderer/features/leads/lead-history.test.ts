import { expect, it } from 'vitest';
import type { StageChange } from '../../../shared/domain/history.ts';
import { aLead } from '../../../test/builders/domain.ts';
import type { LeadRows } from '../../data/lead-rows.ts';
import { historyOf } from './lead-history.ts';

const hour = 3_600_000;
const change = (id: string, fromStage: StageChange['fromStage'], toStage: StageChange['toStage'], changedAt: number): StageChange => ({
  id,
  leadId: 'lead',
  fromStage,
  toStage,
  changedAt,
  event: null,
  byId: 'rep',
  reasonCode: null,
  note: '',
});
const rows = (stageChanges: StageChange[]): LeadRows => ({
  leadId: 'lead-1',
  lead: aLead(),
  touches: [],
  attempts: [],
  notes: [],
  answers: [],
  callbacks: [],
  stageChanges,
  assignments: [],
  corrections: [],
  handoffs: [],
  isWhole: true,
});
const stood = (stageChanges: StageChange[]) => historyOf(rows(stageChanges)).map((each) => (each.kind === 'stage' ? each.stoodMs : null));

it('says how long a lead stood in each stage it left, newest first', () => {
  const changes = [change('c', 'working', 'nurture', 30 * hour), change('a', null, 'lead', 0), change('b', 'lead', 'working', 6 * hour)];
  expect(stood(changes)).toEqual([24 * hour, 6 * hour, null]);
});

it('says nothing where the change before is not the one into that stage', () => {
  expect(stood([change('a', null, 'lead', 0), change('c', 'working', 'nurture', 30 * hour)])).toEqual([null, null]);
});
