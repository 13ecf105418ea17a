import { isRefusalCode, type RefusalCode } from '../../../../shared/commands/refusal-codes.ts';
import type { Parked } from '../../../../shared/domain/history.ts';
import type { Lead } from '../../../../shared/domain/lead.ts';
import type { Role } from '../../../../shared/domain/people.ts';

export type ParkedAction = 'retry' | 'step' | 'time' | 'salesperson' | 'rep' | 'publish' | 'note' | 'give' | 'seen' | 'discard';

/** What may settle each kind of refusal, the most likely first. A code without an entry does not compile. */
export const settlingActions: Record<RefusalCode, readonly ParkedAction[]> = {
  notFound: ['give', 'note', 'retry', 'discard'],
  notAllowed: ['give', 'note', 'retry', 'discard'],
  stageRefused: ['step', 'retry', 'note', 'give', 'seen', 'discard'],
  doNotCall: ['note', 'discard'],
  callbackPromised: ['time', 'note', 'discard'],
  needMissing: ['note', 'discard'],
  reasonMissing: ['note', 'discard'],
  unknownDisposition: ['note', 'retry', 'give', 'discard'],
  alreadyHandedOff: ['seen', 'note', 'discard'],
  alreadyAnswered: ['seen', 'discard'],
  outcomeStands: ['discard'],
  movedOn: ['discard'],
  notAccepted: ['retry', 'discard'],
  mergedAlready: ['discard'],
  mergeUndone: ['discard'],
  bothWithSales: ['retry', 'discard'],
  notPlanned: ['retry', 'discard'],
  notReminded: ['discard'],
  noSuchRep: ['rep', 'retry', 'discard'],
  noSuchSalesperson: ['salesperson', 'note', 'discard'],
  notYourNote: ['note', 'discard'],
  notYourAnswer: ['note', 'discard'],
  doubleBooked: ['seen', 'time', 'note'],
  movedMeanwhile: ['seen', 'rep'],
  paidAlready: ['seen', 'discard'],
  publishedMeanwhile: ['publish', 'seen', 'discard'],
  scriptFaulty: ['retry', 'discard'],
  outcomeFaulty: ['retry', 'discard'],
  contentFaulty: ['retry', 'discard'],
  campaignFaulty: ['retry', 'discard'],
  absenceFaulty: ['retry', 'discard'],
  personFaulty: ['retry', 'discard'],
  inTheFuture: ['note', 'discard'],
  unknownCommand: ['retry', 'note', 'discard'],
  newerCommand: ['retry', 'note', 'discard'],
  olderCommand: ['note', 'discard'],
  badArguments: ['note', 'discard'],
  faulted: ['retry', 'note', 'give', 'discard'],
  quarantined: ['retry', 'note', 'give', 'discard'],
};

/** Of a code that only a newer server knows. */
const ofUnknownCode: readonly ParkedAction[] = ['retry', 'note', 'give', 'discard'];

export type ParkedFacts = {
  role: Role;
  /** The lead it is about, when it is in sight. */
  lead: Lead | undefined;
  /** The person may write on the lead: it is in sight, or was theirs. */
  mayWrite: boolean;
  /** Who else could settle it. */
  hasReceivers: boolean;
};

const timed = new Set(['scheduleCallback', 'postponeLead', 'recordDisposition', 'logCall']);
const stepped = new Set(['changeStage', 'recordDisposition', 'logCall', 'handOffLead']);

const isPossible = (action: ParkedAction, parked: Parked, { role, lead, mayWrite, hasReceivers }: ParkedFacts): boolean => {
  const isSales = role === 'salesperson';
  const leadsTeam = role !== 'rep' && !isSales;
  switch (action) {
    // Facts that are in already would count twice.
    case 'retry':
      return parked.applied === 'nothing';
    case 'seen':
      return (
        parked.applied === 'facts' ||
        parked.code === 'alreadyAnswered' ||
        parked.code === 'alreadyHandedOff' ||
        parked.code === 'publishedMeanwhile'
      );
    case 'step':
      return !isSales && lead !== undefined && stepped.has(parked.name);
    case 'time':
      return !isSales && lead !== undefined && !lead.doNotCall && timed.has(parked.name);
    case 'salesperson':
      return !isSales && lead !== undefined && parked.name === 'handOffLead';
    case 'rep':
      return leadsTeam && parked.name === 'reassignLeads';
    case 'publish':
      return (role === 'manager' || role === 'admin') && (parked.name === 'publishSettings' || parked.name === 'publishDispositions');
    case 'note':
      return !isSales && mayWrite;
    case 'give':
      return !isSales && hasReceivers;
    case 'discard':
      return true;
  }
};

/** What this person can do about it now. Never empty: discarding with a reason is always open. */
export const actionsFor = (parked: Parked, facts: ParkedFacts): ParkedAction[] => {
  const wanted = isRefusalCode(parked.code) ? settlingActions[parked.code] : ofUnknownCode;
  const possible = wanted.filter((action) => isPossible(action, parked, facts));
  return possible.length > 0 ? possible : ['discard'];
};

/** The lead a parked command is about: named by the row, or, where it came unread, by its arguments. */
export const leadIdOf = ({ leadId, args }: Pick<Parked, 'leadId' | 'args'>): string | null => {
  if (leadId !== null) return leadId;
  if (typeof args.leadId === 'string') return args.leadId;
  const first: unknown = Array.isArray(args.leadIds) ? args.leadIds[0] : undefined;
  return typeof first === 'string' ? first : null;
};
