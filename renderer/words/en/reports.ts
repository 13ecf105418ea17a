import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const leads = (count: number) => plural(count, { one: 'one lead', other: '# leads' });

/** Where leads are, where they are lost, what campaigns return. */
export const reports = {
  title: 'Reports',
  sub: (period: string, zone: string) => `${period}, all times ${zone}`,
  period: 'Taken in',
  periods: { quarter: 'This quarter', lastQuarter: 'Last quarter', year: 'This year', all: 'Any time' },
  periodWords: {
    quarter: 'taken in this quarter',
    lastQuarter: 'taken in last quarter',
    year: 'taken in this year',
    all: 'taken in at any time',
  },
  campaign: 'Campaign',
  allCampaigns: 'All campaigns',
  noCampaign: 'No campaign given',
  askMarketing: 'ask marketing',
  onThisMachine: (count: number) => `counted over ${leads(count)} on this machine`,

  funnel: 'Where the leads are now',
  legend: { movedOn: 'moved on', stillHere: 'still here', leak: 'leak', resting: 'nurture, informed, back', left: 'left with a reason' },
  reached: 'Reached, leads',
  steps: {
    takenIn: 'Taken in',
    lead: 'Lead',
    working: 'Working',
    qualified: 'Qualified',
    handedOff: 'Handed off',
    accepted: 'Accepted',
    won: 'Won',
  },
  rows: {
    stillHere: 'Still here, on time',
    leak: 'Leak',
    resting: 'Nurture, informed',
    left: 'Left with a reason',
    median: 'Median time here',
  },
  chart: (parts: string) => `Funnel: ${parts}`,
  chartPart: (count: string, step: string) => `${count} ${step.toLowerCase()}`,

  readWeakest: (from: string, to: string, rate: string) => `${from} to ${to.toLowerCase()} passes ${rate}.`,
  readWeakestRest: (still: string, out: string) => `${still} are still in work on time, ${out} went to nurture or left.`,
  readBack: (back: number, all: number) => `Sales sent ${back} of ${all} back`,
  readBackReason: (count: number, reason: string) => `, ${count} for “${reason}”.`,
  readLeaks: (count: number, all: number, campaign: string) =>
    `${count} of ${plural(all, { one: 'one leak', other: '# leaks' })} came from ${campaign}.`,

  ledgerBalances: 'Ledger balances.',
  ledgerFault: (difference: number) => `Ledger is off by ${difference}.`,
  ledgerSum: (takenIn: string, parts: string) => `${takenIn} = ${parts}`,
  ledgerPart: (stage: string, count: string) => `${stage.toLowerCase()} ${count}`,

  leaks: 'Leaks',
  leakCount: (count: number) => leads(count),
  leakKinds: {
    noOwner: 'no owner',
    noNextAction: 'no next action',
    firstCallLate: 'first call late',
    callbackMissed: 'promised call missed',
    handoffUnanswered: 'no answer from sales',
    notHandedOff: 'not handed off',
  },
  leakOf: (stage: string, kind: string) => `${stage}, ${kind}`,
  oldest: (age: string) => `oldest ${age}`,
  noLeaks: 'No leaks: every open lead has an owner, a next action and its date.',

  campaigns: 'Campaign return',
  campaignsSub: 'won value for each unit spent',
  breakEven: 'line: what it cost, 1 ×',
  columns: {
    campaign: 'Campaign',
    cost: 'Cost',
    leads: 'Leads',
    qsos: 'QSO',
    perQso: 'Per QSO',
    won: 'Won',
    value: 'Value',
    ratio: 'Return',
  },
  times: (ratio: string) => `${ratio} ×`,
  none: '–',
  loading: 'Counting',
  empty: { title: 'No leads to count', body: 'Import a file, or choose a longer period.', import: 'Import leads', clear: 'Any time' },
};
