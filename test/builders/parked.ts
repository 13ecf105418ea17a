import type { Correction } from '../../shared/domain/correction.ts';
import type { Departure, Parked } from '../../shared/domain/history.ts';
import { builtAt } from './domain.ts';

/** A step that came too late: the lead had gone to nurture meanwhile. */
export const aParked = (over: Partial<Parked> = {}): Parked => ({
  id: 'parked-1',
  userId: 'rep-1',
  leadId: 'lead-1',
  name: 'changeStage',
  args: { leadIds: ['lead-1'], event: 'promote', reasonCode: null, revisit: null },
  code: 'stageRefused',
  applied: 'nothing',
  detail: { 'lead-1': 'closed' },
  state: 'open',
  parkedAt: builtAt - 60_000,
  resolvedAt: null,
  doneById: null,
  doneAt: builtAt - 3_600_000,
  resolution: null,
  resolvedById: null,
  resolutionNote: '',
  ...over,
});

export const aCorrection = (over: Partial<Correction> = {}): Correction => ({
  id: 'correction-1',
  leadId: 'lead-1',
  field: 'title',
  noteId: null,
  value: { title: 'Plant manager' },
  byId: 'rep-2',
  changedAt: builtAt - 3_600_000,
  ...over,
});

export const aDeparture = (over: Partial<Departure> = {}): Departure => ({
  id: 'departure-1',
  userId: 'rep-1',
  leadId: 'lead-1',
  name: 'Ana Keller',
  toId: 'rep-2',
  byId: 'team-lead-1',
  movedAt: builtAt - 600_000,
  moveId: 'move-1',
  reason: '',
  returnedAt: null,
  ...over,
});
