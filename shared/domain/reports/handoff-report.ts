import { isPastAnswerTime } from '../handoff.ts';
import { boundsOf, chosenLeads, isWithin, type ReportChoice } from './choice.ts';
import type { ColumnId } from './columns.ts';
import { partsPerLead, salesOf, valueFigure } from './counted.ts';
import type { HandoffFact, ReportFacts } from './facts.ts';
import { figureOf, type Part, tableOf } from './figures.ts';
import { type Figure, notGiven, type ReportTable, type RowKind } from './report.ts';

const columns: readonly ColumnId[] = [
  'handoffs',
  'handoffsAnswered',
  'handoffsAccepted',
  'handoffsRejected',
  'handoffsWaiting',
  'handoffsLate',
  'acceptRate',
  'answerMedian',
  'handoffsWon',
  'value',
];

/** Handoffs of the days: what sales answered, how fast, and why they sent leads back. A lead handed off twice counts twice. */
export const acceptanceReport = (facts: ReportFacts, choice: ReportChoice, at: number): ReportTable[] => {
  const handoffs = handoffsWithin(facts, choice);
  const nameOf = (id: string) => facts.users.find((user) => user.id === id)?.name ?? id;
  const reasonOf = (code: string) =>
    facts.settings.rejectReasons.find((each) => each.code === code)?.label ?? ownReasons[code] ?? (code || null);
  const rejected = handoffs.filter(({ answer }) => answer === 'rejected');
  const table = (id: string, rowKind: RowKind, of: readonly HandoffFact[], keyOf: (handoff: HandoffFact) => string, labelOf: Label) =>
    tableOf({
      id,
      rowKind,
      columns: rowKind === 'reason' ? reasonColumns : columns,
      rows: rowsBy(facts, of, keyOf, labelOf, at),
      isPartition: true,
    });
  return [
    table('salespeople', 'salesperson', handoffs, ({ salespersonId }) => salespersonId, nameOf),
    table('reps', 'rep', handoffs, ({ repId }) => repId, nameOf),
    table('reasons', 'reason', rejected, ({ rejectReason }) => rejectReason ?? notGiven, reasonOf),
  ];
};

/** Reasons that the center's own rules give, in the words of files and pages. */
const ownReasons: Readonly<Record<string, string>> = { noAnswerInTime: 'Nobody answered in time' };

const reasonColumns: readonly ColumnId[] = ['handoffsRejected', 'answerMedian'];
type Label = (key: string) => string | null;

const handoffsWithin = (facts: ReportFacts, choice: ReportChoice): HandoffFact[] => {
  const ids = new Set(chosenLeads(facts, { ...choice, repId: null }).all.map(({ id }) => id));
  const bounds = boundsOf(choice.days, facts.settings.zone);
  return facts.handoffs.filter(
    ({ leadId, repId, handedOffAt, origin }) =>
      origin !== 'outside' && ids.has(leadId) && isWithin(handedOffAt, bounds) && (choice.repId === null || repId === choice.repId),
  );
};

const rowsBy = (
  facts: ReportFacts,
  handoffs: readonly HandoffFact[],
  keyOf: (handoff: HandoffFact) => string,
  labelOf: Label,
  at: number,
) =>
  [...Map.groupBy(handoffs, keyOf)]
    .map(([key, of]) => ({ key, label: key === notGiven ? null : labelOf(key), figures: handoffFigures(of, facts.settings.currency, at) }))
    .sort((a, b) => (b.figures.handoffs?.value ?? 0) - (a.figures.handoffs?.value ?? 0) || (a.key < b.key ? -1 : 1));

export const handoffFigures = (of: readonly HandoffFact[], currency: string, at: number): Partial<Record<ColumnId, Figure>> => {
  const some = (id: ColumnId, isMeant: (handoff: HandoffFact) => boolean) => figureOf(id, partsPerLead(of.filter(isMeant)));
  const times = of.flatMap(({ leadId, answeredAt, handedOffAt }): Part[] =>
    answeredAt === null ? [] : [[leadId, answeredAt - handedOffAt]],
  );
  return {
    handoffs: some('handoffs', () => true),
    handoffsAnswered: some('handoffsAnswered', ({ answer }) => answer !== 'waiting'),
    handoffsAccepted: some('handoffsAccepted', ({ answer }) => answer === 'accepted'),
    handoffsRejected: some('handoffsRejected', ({ answer }) => answer === 'rejected'),
    handoffsWaiting: some('handoffsWaiting', ({ answer }) => answer === 'waiting'),
    handoffsLate: some(
      'handoffsLate',
      (handoff) => handoff.answer === 'waiting' && handoff.outcome === 'open' && isPastAnswerTime(handoff, at),
    ),
    handoffsWon: some('handoffsWon', ({ outcome }) => outcome === 'won'),
    answerMedian: figureOf('answerMedian', times),
    value: valueFigure(salesOf(of, currency), currency),
  };
};
