import { type ColumnId, dividedBy, specOf } from './columns.ts';
import type { ReportName, RowKind } from './report.ts';
import type { Basis } from './run-report.ts';

/**
 * What each figure means and how it is counted, in the agreed words. Here and not among the words of the screens, as the server's answers,
 * files and pages carry the same definition: a figure never goes without it. Screens take them into their catalogue.
 */

type ColumnText = { label: string; definition: string };

export const columnTexts: Record<ColumnId, ColumnText> = {
  leads: { label: 'Leads', definition: 'Leads of this row, whatever became of them.' },
  reached: {
    label: 'Reached',
    definition: 'Leads that ever stood at the step or beyond it. One that sales sent back keeps the step it had reached.',
  },
  movedOn: { label: 'Moved on', definition: 'Leads of those that reached the next step or a later one.' },
  stillHere: { label: 'Still here', definition: 'Leads whose furthest step is this one, that stand at it now and are no leak.' },
  leak: { label: 'Leak', definition: 'Leads of this step without owner or next action, or past their agreed time.' },
  resting: { label: 'Resting', definition: 'Leads that came this far and are in nurture, kept informed or back at an earlier step.' },
  left: { label: 'Left', definition: 'Leads that came this far and left with a reason: disqualified, lost, merged, purged.' },
  passRate: { label: 'Passed', definition: 'Moved on, of those that reached the step.' },
  stepMedian: {
    label: 'Median time',
    definition: 'From reaching the step to reaching the next. Leads that passed both at once are left out.',
  },
  stepLate: { label: '9 in 10 within', definition: 'Nine in ten leads took no longer from this step to the next.' },
  stepCalls: { label: 'Calls', definition: 'All calls to leads that moved on from here.' },
  callsPerLead: { label: 'Calls a lead', definition: 'Calls by leads that moved on.' },
  working: { label: 'Working', definition: 'Leads that were ever in work or came further.' },
  qsos: { label: 'QSO', definition: 'Leads that were ever qualified, whatever became of them; in months, counted when they were.' },
  handedOff: { label: 'Handed off', definition: 'Leads that were ever handed off. A lead handed off twice is one.' },
  accepted: { label: 'Accepted', definition: 'Leads that sales ever accepted, or won.' },
  won: { label: 'Won', definition: 'Leads that were ever won, also where the deal is dated before their first contact.' },
  qsoRate: { label: 'QSO rate', definition: 'QSOs, of the leads.' },
  acceptedRate: { label: 'Acceptance rate', definition: 'Leads accepted, of those handed off.' },
  saleRate: { label: 'Won of QSO', definition: 'Leads won, of the QSOs.' },
  closeRate: { label: 'Close rate', definition: 'Leads won, of the leads.' },
  calls: { label: 'Calls', definition: 'All calls to these leads, answered or not.' },
  callsPerQso: { label: 'Calls per QSO', definition: 'All calls to these leads, by the QSOs among them.' },
  sales: { label: 'Sales', definition: 'Won handoffs. A lead won twice counts twice.' },
  value: {
    label: 'Value',
    definition: 'Value of won handoffs in the currency of the row. Other currencies stand beside it and are in no ratio.',
  },
  valuePerSale: { label: 'Per sale', definition: 'Value by sales.' },
  timeToWin: {
    label: 'Median to win',
    definition:
      'Days from the beginning of the day of arrival to the first sale, by the center’s clocks. Below zero where the sale is dated before; it is counted as entered.',
  },
  meanToWin: {
    label: 'Mean to win',
    definition:
      'Days from the beginning of the day of arrival to the first sale, by the center’s clocks, on average. Sales dated before it are counted as entered.',
  },
  cost: { label: 'Cost', definition: 'Campaign cost of the days so far; a cost entered for a period is shared out by its days.' },
  costPerLead: { label: 'Per lead', definition: 'Cost by leads.' },
  costPerQso: { label: 'Per QSO', definition: 'Cost by QSOs.' },
  costPerSale: { label: 'Per won lead', definition: 'Cost by leads won.' },
  ratio: { label: 'Return', definition: 'Won value for each unit of cost; 1 × is where it pays for itself.' },
  oldest: { label: 'Oldest', definition: 'How long the oldest of them has leaked.' },
  firstCallLate: {
    label: 'First call late',
    definition: 'Nobody had called 40 working hours after arrival. Time agreed for single sources is shorter; see speed.',
  },
  notHandedOff: { label: 'Not handed off', definition: 'Qualified for more than 4 working hours and not handed off.' },
  unanswered: {
    label: 'No answer',
    definition: 'Sales had not answered a handoff within the agreed time, which stands still while a question of sales waits.',
  },
  allLeaks: { label: 'Leaks', definition: 'Leads that leak, each once, under the gravest kind.' },
  called: { label: 'Called', definition: 'Leads that were called at least once.' },
  firstCall: {
    label: 'Median to first call',
    definition: 'From arrival to the first call, by the clock: nights and closed windows count. 0 where the call came first.',
  },
  firstCallSlow: { label: '9 in 10 within', definition: 'Nine in ten leads that were called had waited no longer.' },
  inTime: { label: 'In time', definition: 'Leads first called within the agreed time from their arrival, by the clock.' },
  inTimeRate: { label: 'In time, rate', definition: 'First called in time, of all leads, those not called yet among them.' },
  answered: { label: 'Answered', definition: 'Leads that answered at least one call.' },
  answeredRate: { label: 'Answer rate', definition: 'Leads that answered, of all leads of the row.' },
  handoffs: { label: 'Handed off', definition: 'Handoffs. A lead handed off again counts again.' },
  handoffsAnswered: { label: 'Answered', definition: 'Handoffs that sales accepted or rejected.' },
  handoffsAccepted: { label: 'Accepted', definition: 'Handoffs that sales accepted.' },
  handoffsRejected: { label: 'Rejected', definition: 'Handoffs that sales sent back.' },
  handoffsWaiting: { label: 'Waiting', definition: 'Handoffs without an answer yet.' },
  handoffsLate: {
    label: 'Late',
    definition: 'Handoffs without an answer whose agreed time has passed; it stands still while a question of sales waits.',
  },
  handoffsWon: { label: 'Won', definition: 'Handoffs that were won.' },
  acceptRate: { label: 'Acceptance rate', definition: 'Handoffs accepted, of those answered.' },
  answerMedian: { label: 'Median answer', definition: 'From handoff to the answer of sales, by the clock.' },
  callsMade: { label: 'Calls', definition: 'Calls with an outcome, made in the days.' },
  connects: { label: 'Answered', definition: 'Calls in which a person answered.' },
  connectRate: { label: 'Answer rate', definition: 'Calls answered, of calls made.' },
  qualifiedCalls: { label: 'Qualified', definition: 'Answered calls whose outcome qualified the lead.' },
  qualifiedRate: { label: 'Qualified, rate', definition: 'Calls that qualified, of those answered.' },
  qualifiedLow: { label: 'At least', definition: 'Lower end of the rate qualified, sure by 95 % (Wilson).' },
  qualifiedHigh: { label: 'At most', definition: 'Upper end of the rate qualified, sure by 95 % (Wilson).' },
  talk: { label: 'Talk', definition: 'Time talked in answered calls.' },
  talkPerCall: { label: 'Talk a call', definition: 'Time talked by calls answered.' },
  callbacksDue: { label: 'Promised', definition: 'Callbacks that came due. One moved or called off before its time is none.' },
  callbacksKept: { label: 'Kept', definition: 'Callbacks that were kept.' },
  keptRate: { label: 'Kept, rate', definition: 'Callbacks kept, of those that came due.' },
  qualifiedBy: {
    label: 'QSO',
    definition: 'Leads this person qualified in the days. One that was sent back and qualified again counts again.',
  },
  chance: {
    label: 'To QSO',
    definition:
      'Share of earlier leads that became a QSO after standing here as long. Leads that sales had from elsewhere, known by their outcome alone, are not among them. Open below ten.',
  },
  winChance: {
    label: 'To won',
    definition:
      'Share of earlier leads that were won after standing here as long, without those that sales had from elsewhere. Open below ten.',
  },
  expectedQsos: { label: 'QSOs expected', definition: 'The leads times their chance; those qualified already count whole.' },
  expectedSales: { label: 'Sales expected', definition: 'The leads times their chance to be won.' },
  expectedValue: {
    label: 'Value expected',
    definition: 'Sales expected times the mean value of a sale so far, in whole units of the currency.',
  },
  within30: {
    label: '30 days',
    definition: 'Leads that got there within 30 days of arrival. Open until the youngest lead of the month is as old.',
  },
  within60: {
    label: '60 days',
    definition: 'Leads that got there within 60 days of arrival. Open until the youngest lead of the month is as old.',
  },
  within90: {
    label: '90 days',
    definition: 'Leads that got there within 90 days of arrival. Open until the youngest lead of the month is as old.',
  },
  within180: {
    label: '180 days',
    definition: 'Leads that got there within 180 days of arrival. Open until the youngest lead of the month is as old.',
  },
  within365: {
    label: '365 days',
    definition: 'Leads that got there within 365 days of arrival. Open until the youngest lead of the month is as old.',
  },
  rate30: { label: 'by 30', definition: 'Within 30 days, of the leads of the month.' },
  rate90: { label: 'by 90', definition: 'Within 90 days, of the leads of the month.' },
  rate365: { label: 'by 365', definition: 'Within 365 days, of the leads of the month.' },
  needed: { label: 'Needed', definition: 'Leads this step needs for the sales target, worked back through the rates passed.' },
  gap: { label: 'More or less', definition: 'What came, less what was needed or planned.' },
  planned: { label: 'Planned', definition: 'Leads the campaign was planned to bring, in all its time.' },
  plannedQsos: { label: 'QSO planned', definition: 'Leads planned, times the share of all leads that was qualified.' },
  loadedCost: { label: 'Cost', definition: 'The center’s own cost of the month’s days so far, and what its campaigns cost in them.' },
  result: { label: 'Result', definition: 'Value won, less the cost.' },
  loadedPerQso: { label: 'Per QSO', definition: 'Cost by QSOs.' },
  loadedPerSale: { label: 'Per sale', definition: 'Cost by sales.' },
  loadedRatio: { label: 'Return', definition: 'Value won for each unit of cost.' },
  open: { label: 'Open', definition: 'Leads that are ours to call and not barred from it; those with sales are left out.' },
  pulseKept: {
    label: 'In touch',
    definition:
      'Leads with a touch or call within the days that hold for them: of their segments, key accounts or everybody, the shortest.',
  },
  pulseMissed: { label: 'Silent', definition: 'Leads without a touch or call within those days.' },
  pulseRate: { label: 'Coverage', definition: 'In touch, of the open leads.' },
};

/** How the value follows from the list behind it. */
export const countingOf = (id: ColumnId): string => {
  const { counting } = specOf(id);
  const per = dividedBy(id);
  if (per) return `“${columnTexts[per[0]].label}” divided by “${columnTexts[per[1]].label}”.`;
  return countings[counting];
};
const countings: Record<ReturnType<typeof specOf>['counting'], string> = {
  count: 'Each lead listed counts once.',
  sum: 'The sum of what stands beside each lead listed.',
  median: 'The middle of what stands beside each lead listed.',
  late: 'What nine in ten of those listed do not exceed.',
  mean: 'The mean of what stands beside each lead listed.',
  quotient: 'One figure divided by another.',
  given: 'Not counted over leads.',
};

export const reportTexts: Record<ReportName, { title: string; about: string }> = {
  summary: { title: 'Summary', about: 'One page for the meeting: what came, what became of it, what it cost and earned.' },
  funnel: { title: 'Funnel', about: 'How far leads came, and where they are now.' },
  steps: { title: 'Steps', about: 'How many pass each step, how long it takes, and the time from arrival to won.' },
  leaks: { title: 'Leaks', about: 'Leads nobody would miss until it is too late: now, and at the end of each of the last 13 weeks.' },
  speed: { title: 'Speed to lead', about: 'How long leads wait for their first call, and what that does to them.' },
  campaigns: {
    title: 'Campaigns',
    about: 'What each campaign cost and what came back, without undone imports.',
  },
  sources: { title: 'Sources', about: 'Where leads come from, and which of them are won.' },
  acceptance: { title: 'Acceptance', about: 'What sales answered, how fast, and why it sent leads back.' },
  scripts: { title: 'Scripts', about: 'Which version of which script qualifies more of the people reached.' },
  hours: { title: 'Best hours', about: 'When people answer.' },
  reps: { title: 'Reps', about: 'What each rep did, and what sales made of it.' },
  forecast: { title: 'Forecast', about: 'What the leads open now will come to, by stage and age.' },
  cohorts: { title: 'Cohorts', about: 'Months of arrival side by side: how many were qualified and won by the same age.' },
  plan: {
    title: 'Plan',
    about: 'Leads a sales target needs, and what campaigns brought of their plan; no undone imports.',
  },
  return: { title: 'Return', about: 'What the center costs against what its QSOs won.' },
  pulse: { title: 'Pulse', about: 'Which open leads have not heard from us within the agreed days.' },
};

/** What is to be known of rows of a kind. */
export const rowTexts: Partial<Record<RowKind, string>> = {
  segment: 'By the segments leads are in now. A lead in several stands in each of their rows; the total counts it once.',
};

/** What the days choose. */
export const basisTexts: Record<Basis, string> = {
  arrival: 'Leads that arrived in the period, whatever became of them later.',
  calls: 'Calls made in the period.',
  handoffs: 'Handoffs made in the period. What sales had from elsewhere was not handed off and is left out.',
  now: 'As it stands now; the period narrows nothing.',
  months: 'Costs, QSOs and sales of the period’s months, each in its own month.',
};
