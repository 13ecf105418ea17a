/**
 * Every column of every report, once: its unit, and how its value follows from what is listed behind it.
 * `count`: how many leads are listed · `sum`: of their amounts · `median`, `late`: the middle, and what nine in ten stay below ·
 * `mean` · `quotient`: one column of the row by another · `given`: from elsewhere (a cost, an interval), with nobody behind it.
 */
export type Unit = 'leads' | 'calls' | 'handoffs' | 'sales' | 'callbacks' | 'money' | 'time' | 'share' | 'times' | 'number';
export type Counting = 'count' | 'sum' | 'median' | 'late' | 'mean' | 'quotient' | 'given';
export type ColumnSpec = { unit: Unit; counting: Counting; per?: readonly [string, string] };

const leads: ColumnSpec = { unit: 'leads', counting: 'count' };
const calls: ColumnSpec = { unit: 'calls', counting: 'sum' };
const handoffs: ColumnSpec = { unit: 'handoffs', counting: 'sum' };
const callbacks: ColumnSpec = { unit: 'callbacks', counting: 'sum' };
const money: ColumnSpec = { unit: 'money', counting: 'sum' };
const share = (hits: string, of: string): ColumnSpec => ({ unit: 'share', counting: 'quotient', per: [hits, of] });
const each = (what: string, of: string): ColumnSpec => ({ unit: 'money', counting: 'quotient', per: [what, of] });

export const columnSpecs = {
  leads,
  reached: leads,
  movedOn: leads,
  stillHere: leads,
  leak: leads,
  resting: leads,
  left: leads,
  passRate: share('movedOn', 'reached'),
  stepMedian: { unit: 'time', counting: 'median' },
  stepLate: { unit: 'time', counting: 'late' },
  stepCalls: calls,
  callsPerLead: { unit: 'number', counting: 'quotient', per: ['stepCalls', 'movedOn'] },

  working: leads,
  qsos: leads,
  handedOff: leads,
  accepted: leads,
  won: leads,
  qsoRate: share('qsos', 'leads'),
  acceptedRate: share('accepted', 'handedOff'),
  saleRate: share('won', 'qsos'),
  closeRate: share('won', 'leads'),
  calls,
  callsPerQso: { unit: 'number', counting: 'quotient', per: ['calls', 'qsos'] },
  sales: { unit: 'sales', counting: 'sum' },
  value: money,
  valuePerSale: each('value', 'sales'),
  timeToWin: { unit: 'time', counting: 'median' },
  meanToWin: { unit: 'time', counting: 'mean' },

  cost: { unit: 'money', counting: 'given' },
  costPerLead: each('cost', 'leads'),
  costPerQso: each('cost', 'qsos'),
  costPerSale: each('cost', 'won'),
  ratio: { unit: 'times', counting: 'quotient', per: ['value', 'cost'] },

  oldest: { unit: 'time', counting: 'given' },
  firstCallLate: leads,
  notHandedOff: leads,
  unanswered: leads,
  allLeaks: leads,

  called: leads,
  firstCall: { unit: 'time', counting: 'median' },
  firstCallSlow: { unit: 'time', counting: 'late' },
  inTime: leads,
  inTimeRate: share('inTime', 'leads'),
  answered: leads,
  answeredRate: share('answered', 'leads'),

  handoffs,
  handoffsAnswered: handoffs,
  handoffsAccepted: handoffs,
  handoffsRejected: handoffs,
  handoffsWaiting: handoffs,
  handoffsLate: handoffs,
  handoffsWon: handoffs,
  acceptRate: share('handoffsAccepted', 'handoffsAnswered'),
  answerMedian: { unit: 'time', counting: 'median' },

  callsMade: calls,
  connects: calls,
  connectRate: share('connects', 'callsMade'),
  qualifiedCalls: calls,
  qualifiedRate: share('qualifiedCalls', 'connects'),
  qualifiedLow: { unit: 'share', counting: 'given' },
  qualifiedHigh: { unit: 'share', counting: 'given' },
  talk: { unit: 'time', counting: 'sum' },
  talkPerCall: { unit: 'time', counting: 'quotient', per: ['talk', 'connects'] },
  callbacksDue: callbacks,
  callbacksKept: callbacks,
  keptRate: share('callbacksKept', 'callbacksDue'),
  qualifiedBy: { unit: 'leads', counting: 'sum' },

  chance: { unit: 'share', counting: 'given' },
  winChance: { unit: 'share', counting: 'given' },
  expectedQsos: { unit: 'number', counting: 'sum' },
  expectedSales: { unit: 'number', counting: 'sum' },
  expectedValue: { unit: 'money', counting: 'given' },

  within30: leads,
  within60: leads,
  within90: leads,
  within180: leads,
  within365: leads,
  rate30: share('within30', 'leads'),
  rate90: share('within90', 'leads'),
  rate365: share('within365', 'leads'),

  needed: { unit: 'number', counting: 'given' },
  gap: { unit: 'number', counting: 'given' },
  planned: { unit: 'number', counting: 'given' },
  plannedQsos: { unit: 'number', counting: 'given' },

  loadedCost: { unit: 'money', counting: 'given' },
  result: { unit: 'money', counting: 'given' },
  loadedPerQso: each('loadedCost', 'qsos'),
  loadedPerSale: each('loadedCost', 'sales'),
  loadedRatio: { unit: 'times', counting: 'quotient', per: ['value', 'loadedCost'] },

  open: leads,
  pulseKept: leads,
  pulseMissed: leads,
  pulseRate: share('pulseKept', 'open'),
} as const satisfies Record<string, ColumnSpec>;

/** Columns that say how things stand now, whatever the days. */
export const standsNow: ReadonlySet<string> = new Set([
  'allLeaks',
  'open',
  'pulseKept',
  'pulseMissed',
  'pulseRate',
] satisfies (keyof typeof columnSpecs)[]);

export type ColumnId = keyof typeof columnSpecs;
export const columnIds = Object.keys(columnSpecs) as ColumnId[];

export const specOf = (id: ColumnId): ColumnSpec => columnSpecs[id];
/** The two columns that a quotient divides. */
export const dividedBy = (id: ColumnId): readonly [ColumnId, ColumnId] | null => {
  const { per } = specOf(id);
  return per ? [per[0] as ColumnId, per[1] as ColumnId] : null;
};
