import type { Cell } from '../../sheets/csv.ts';
import { letters } from '../bantfo.ts';
import { type Handoff, outsideId } from '../handoff.ts';
import { standingOf } from '../handoff-log.ts';
import { dialNumber } from '../lead.ts';
import { instantToWall } from '../zone.ts';

/** What a line of the file needs to know beyond the handoff. */
export type LogNames = {
  personName: (userId: string) => string;
  /** IANA zone of the local times. */
  zone: string;
  /** Epoch ms: how each handoff stands at that time. */
  at: number;
};

type Group = 'lead' | 'handoff' | 'answer' | 'outcome' | 'work' | 'bantfo';
export type LogColumn = { id: string; group: Group; head: (zone: string) => string; cell: (handoff: Handoff, names: LogNames) => Cell };

const utcTime = (at: number | null): Cell => (at === null ? null : new Date(at).toISOString());
const localTime = (at: number | null, zone: string): Cell => (at === null ? null : instantToWall(at, zone).replace('T', ' '));
/** Minor units as a number with a point, whatever the locale, so that programs read it. */
const units = (minor: number | null): Cell => (minor === null ? null : minor / 100);

const plain = (id: string, group: Group, head: string, cell: LogColumn['cell']): LogColumn => ({ id, group, head: () => head, cell });

/** A time stands twice: as clocks in the file's zone show it, and in UTC; both say so. */
const times = (id: string, group: Group, head: string, of: (handoff: Handoff) => number | null): LogColumn[] => [
  { id, group, head: (zone) => `${head} (${zone})`, cell: (each, { zone }) => localTime(of(each), zone) },
  { id: `${id}Utc`, group, head: () => `${head} (UTC)`, cell: (each) => utcTime(of(each)) },
];

const origins: Record<Handoff['origin'], string> = { handedOff: 'handed off', outside: 'another system', split: 'second deal' };

/** Every column of the handoff log's file, in its order. Ids are kept in presets and never change their meaning. */
export const logColumns: readonly LogColumn[] = [
  plain('id', 'handoff', 'Handoff', (each) => each.id),
  plain('number', 'handoff', 'Number', (each) => each.number),
  ...times('handedOff', 'handoff', 'Handed off', (each) => each.handedOffAt),
  plain('origin', 'handoff', 'Origin', ({ origin }) => origins[origin]),
  plain('lead', 'lead', 'Lead', (each) => each.package.name),
  plain('title', 'lead', 'Title', (each) => each.package.title),
  plain('company', 'lead', 'Company', (each) => each.package.companyName),
  plain('city', 'lead', 'City', (each) => each.package.city),
  plain('keyAccount', 'lead', 'Key account', (each) => (each.package.isKeyAccount ? 'yes' : 'no')),
  plain('phone', 'lead', 'Phone', (each) => dialNumber(each.package)?.number ?? ''),
  plain('mail', 'lead', 'Mail', (each) => each.package.email),
  plain('campaign', 'lead', 'Campaign', (each) => each.package.campaignName),
  plain('rep', 'handoff', 'Rep', (each, names) => personOf(each.repId, each.outsideRep, names)),
  plain('salesperson', 'handoff', 'Salesperson', (each, names) => personOf(each.salespersonId, each.outsideSalesperson, names)),
  plain('routing', 'handoff', 'Why this salesperson', (each) => each.choiceReason ?? each.routing.join('; ')),
  plain('state', 'answer', 'State', (each, { at }) => standingOf(each, at)),
  ...times('answerDue', 'answer', 'Answer due', (each) => each.answerDueAt),
  ...times('answered', 'answer', 'Answered', (each) => each.answeredAt),
  plain('rejectReason', 'answer', 'Reject reason', (each) => each.rejectReason),
  plain('answerNote', 'answer', 'Answer note', (each) => each.answerNote),
  plain('opportunityStage', 'outcome', 'Opportunity stage', (each) => each.opportunityStage),
  plain('expectedClose', 'outcome', 'Expected close', (each) => each.expectedCloseOn),
  plain('closedOn', 'outcome', 'Closed on', (each) => each.closedOn),
  plain('value', 'outcome', 'Value', (each) => units(each.value)),
  plain('currency', 'outcome', 'Currency', (each) => each.currency),
  plain('contract', 'outcome', 'Contract', (each) => each.contractNumber),
  plain('lostReason', 'outcome', 'Lost reason', (each) => each.lostReason),
  plain('score', 'work', 'Score', (each) => each.package.score),
  plain('calls', 'work', 'Calls', (each) => each.package.attempts),
  plain('connects', 'work', 'Calls answered', (each) => each.package.connects),
  plain('promise', 'work', 'Promised', (each) => each.package.promise),
  plain('note', 'work', 'Note', (each) => each.package.note),
  ...letters.flatMap((letter): LogColumn[] => [
    plain(`${letter}State`, 'bantfo', `${letter} state`, (each) => answerOf(each, letter)?.state ?? 'unknown'),
    plain(`${letter}Words`, 'bantfo', `${letter} words`, (each) => answerOf(each, letter)?.words ?? ''),
  ]),
];

const answerOf = (each: Handoff, letter: string) => each.package.answers.find((answer) => answer.letter === letter);
const personOf = (id: string, outside: string, { personName }: LogNames): string => (id === outsideId ? outside : personName(id));

/** The columns of some ids in the order of the file; all of them where none is named. Ids that are no more are passed over. */
export const columnsOfIds = (ids: readonly string[]): readonly LogColumn[] =>
  ids.length === 0 ? logColumns : logColumns.filter(({ id }) => ids.includes(id));
