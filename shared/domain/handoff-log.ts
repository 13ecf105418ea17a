import Papa from 'papaparse/papaparse.min.js';
import { letters } from './bantfo.ts';
import type { Handoff } from './handoff.ts';
import { dialNumber } from './lead.ts';

/** How a handoff stands: what the log shows and is filtered by. `late`: no answer within the agreed time. */
export const handoffStandings = ['waiting', 'late', 'accepted', 'rejected', 'won', 'lost'] as const;
export type HandoffStanding = (typeof handoffStandings)[number];

export const standingOf = (handoff: Handoff, at: number): HandoffStanding => {
  if (handoff.outcome !== 'open') return handoff.outcome;
  if (handoff.answer !== 'waiting') return handoff.answer;
  return handoff.answerDueAt < at ? 'late' : 'waiting';
};

/** Half-open in time: from ≤ handed off < till; null leaves that side open. Empty lists mean everybody, everything. */
export type HandoffFilter = {
  from: number | null;
  till: number | null;
  repIds: readonly string[];
  salespersonIds: readonly string[];
  standings: readonly HandoffStanding[];
};

export const everyHandoff: HandoffFilter = { from: null, till: null, repIds: [], salespersonIds: [], standings: [] };

const isAmong = <Value>(list: readonly Value[], value: Value): boolean => list.length === 0 || list.includes(value);

/** The log: what the filter lets through, newest first; ties by id, so that screen and file have one order. */
export const handoffLog = (handoffs: Iterable<Handoff>, filter: HandoffFilter, at: number): Handoff[] =>
  [...handoffs]
    .filter(
      (each) =>
        (filter.from === null || each.handedOffAt >= filter.from) &&
        (filter.till === null || each.handedOffAt < filter.till) &&
        isAmong(filter.repIds, each.repId) &&
        isAmong(filter.salespersonIds, each.salespersonId) &&
        isAmong(filter.standings, standingOf(each, at)),
    )
    .sort((a, b) => b.handedOffAt - a.handedOffAt || (a.id < b.id ? 1 : -1));

export type HandoffTotals = {
  handedOff: number;
  answered: number;
  accepted: number;
  won: number;
  /** Median time to an answer, ms; null when nothing is answered. */
  medianAnswerMs: number | null;
  /** Won value per currency, minor units. */
  wonValue: Record<string, number>;
};

/** Totals over a log. A won or lost handoff was accepted; one still waiting counts as handed off only. */
export const handoffTotals = (log: readonly Handoff[]): HandoffTotals => {
  const answered = log.filter((each) => each.answer !== 'waiting');
  const times = answered.flatMap((each) => (each.answeredAt === null ? [] : each.answeredAt - each.handedOffAt)).sort((a, b) => a - b);
  const wonValue: Record<string, number> = {};
  for (const each of log) {
    if (each.outcome === 'won' && each.currency) wonValue[each.currency] = (wonValue[each.currency] ?? 0) + (each.value ?? 0);
  }
  return {
    handedOff: log.length,
    answered: answered.length,
    accepted: answered.filter((each) => each.answer === 'accepted').length,
    won: log.filter((each) => each.outcome === 'won').length,
    medianAnswerMs: medianOf(times),
    wonValue,
  };
};

const medianOf = (sorted: readonly number[]): number | null => {
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((lower + upper) / 2);
};

/** What the file needs to know beyond the handoffs: names, and how an instant reads in the zone of the file. */
export type LogWords = {
  personName: (userId: string) => string;
  /** `2026-11-17 14:38` in the zone of the file. */
  localTime: (at: number) => string;
  zone: string;
};

const utcTime = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());

/** Minor units as a decimal with a point and two places, whatever the locale, so that programs read it. */
const decimal = (minor: number | null): string => (minor === null ? '' : (minor / 100).toFixed(2));

type Column = [header: string, cell: (handoff: Handoff, words: LogWords, at: number) => string];

const columns = (zone: string): Column[] => [
  ['Handoff', (each) => each.id],
  [`Handed off (${zone})`, (each, words) => words.localTime(each.handedOffAt)],
  ['Handed off (UTC)', (each) => utcTime(each.handedOffAt)],
  ['Lead', (each) => each.package.name],
  ['Title', (each) => each.package.title],
  ['Company', (each) => each.package.companyName],
  ['City', (each) => each.package.city],
  ['Key account', (each) => (each.package.isKeyAccount ? 'yes' : 'no')],
  ['Phone', (each) => dialNumber(each.package)?.number ?? ''],
  ['Mail', (each) => each.package.email ?? ''],
  ['Campaign', (each) => each.package.campaignName],
  ['Rep', (each, words) => words.personName(each.repId)],
  ['Salesperson', (each, words) => words.personName(each.salespersonId)],
  ['Why this salesperson', (each) => each.routing.join('; ')],
  ['State', (each, _words, at) => standingOf(each, at)],
  [`Answer due (${zone})`, (each, words) => words.localTime(each.answerDueAt)],
  ['Answer due (UTC)', (each) => utcTime(each.answerDueAt)],
  [`Answered (${zone})`, (each, words) => (each.answeredAt === null ? '' : words.localTime(each.answeredAt))],
  ['Answered (UTC)', (each) => utcTime(each.answeredAt)],
  ['Reject reason', (each) => each.rejectReason ?? ''],
  ['Answer note', (each) => each.answerNote],
  ['Closed on', (each) => each.closedOn ?? ''],
  ['Value', (each) => decimal(each.value)],
  ['Currency', (each) => each.currency ?? ''],
  ['Contract', (each) => each.contractNumber],
  ['Lost reason', (each) => each.lostReason ?? ''],
  ['Score', (each) => String(each.package.score)],
  ['Calls', (each) => String(each.package.attempts)],
  ['Calls answered', (each) => String(each.package.connects)],
  ['Promised', (each) => each.package.promise],
  ['Note', (each) => each.package.note],
  ...letters.flatMap((letter): Column[] => [
    [`${letter} state`, (each) => each.package.answers.find((answer) => answer.letter === letter)?.state ?? 'unknown'],
    [`${letter} words`, (each) => each.package.answers.find((answer) => answer.letter === letter)?.words ?? ''],
  ]),
];

/** UTF-8 byte order mark: without it spreadsheets read umlauts wrongly. */
const byteOrderMark = '\uFEFF';

/**
 * The log as CSV for a spreadsheet: every column of every handoff, in the order given, times in the zone and in UTC, both labelled.
 * A cell beginning with `=`, `+`, `-`, `@`, tab or return gets an apostrophe in front, so that it stays text (formula injection).
 */
export const handoffCsv = (log: readonly Handoff[], words: LogWords, at: number): string => {
  const fields = columns(words.zone);
  const data = log.map((each) => fields.map(([, cell]) => cell(each, words, at)));
  return byteOrderMark + Papa.unparse({ fields: fields.map(([header]) => header), data }, { newline: '\r\n', escapeFormulae: true });
};
