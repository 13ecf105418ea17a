import type { CommandArgs } from '../../shared/commands/registry.ts';
import { builtAt } from './domain.ts';

/** How a call ended, as `recordDisposition` takes it: nobody answered, nothing was promised. */
export const anEndedCall = (given: Partial<CommandArgs<'recordDisposition'>> = {}): CommandArgs<'recordDisposition'> => ({
  attemptId: 'call',
  leadId: 'lead-1',
  dispositionCode: 'noAnswer',
  endedAt: builtAt,
  talkMs: 0,
  wrapUpMs: 0,
  reasonCode: null,
  scriptId: null,
  scriptPath: [],
  assignmentGeneration: 0,
  callback: null,
  revisit: null,
  lastSaid: '',
  ...given,
});
