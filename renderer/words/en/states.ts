import type { LetterState } from '../../../shared/domain/bantfo.ts';
import type { Role } from '../../../shared/domain/people.ts';
import type { Stage } from '../../../shared/domain/stage.ts';

const stage: Record<Stage, string> = {
  touch: 'Touch',
  contact: 'Contact',
  lead: 'Lead',
  working: 'Working',
  qualified: 'Qualified',
  handedOff: 'Handed off',
  accepted: 'Accepted',
  won: 'Won',
  lost: 'Lost',
  nurture: 'Nurture',
  keepInformed: 'Keep informed',
  disqualified: 'Disqualified',
  merged: 'Merged',
  purged: 'Erased',
};

const letter: Record<LetterState, string> = {
  unknown: 'unknown',
  unfavourable: 'unfavourable',
  partly: 'partly',
  favourable: 'favourable',
};

const role: Record<Role, string> = {
  rep: 'Rep',
  teamLead: 'Team lead',
  manager: 'Manager',
  salesperson: 'Sales',
  admin: 'Admin',
};

/** Words for the states that the design system draws. */
export const states = {
  stage,
  letter,
  role,
  letterName: { B: 'Budget', A: 'Authority', N: 'Need', T: 'Timing', F: 'Fit', O: 'Other' },
  band: { cold: 'cold', warm: 'warm', hot: 'hot' },
  rep: { inCall: 'In call', wrapUp: 'Wrap-up', ready: 'Ready', break: 'Break', offline: 'Offline', absent: 'Absent' },
};
