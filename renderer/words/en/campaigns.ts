import type { CostFault } from '../../../shared/domain/campaign-cost-file.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import type { EntryStage, KnownKind } from '../../../shared/domain/source.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

const channels: Record<Campaign['channel'], string> = {
  tradeShow: 'Trade show',
  webinar: 'Webinar',
  search: 'Search',
  social: 'Social',
  mail: 'Mail',
  referral: 'Referral',
  coldList: 'Cold list',
  other: 'Other',
};
const known: Record<KnownKind, string> = {
  nobody: 'Nobody yet',
  name: 'A name alone',
  reachable: 'A mail or a number',
  numberAndCompany: 'A number and the company',
};
const entry: Record<EntryStage, string> = { touch: 'Touch', contact: 'Contact', lead: 'Lead', working: 'Working' };
const refused: Record<CostFault, string> = {
  noCampaign: 'no campaign of that name',
  whichCampaign: 'several campaigns have that name',
  noPeriod: 'no month or day can be read',
  backwards: 'it ends before it begins',
  noAmount: 'no amount can be read',
};

/** What brings leads in, what it costs, and at which stage they begin; the lists of key accounts and of whom to keep informed. */
export const campaigns = {
  title: 'Campaigns',
  parts: { campaigns: 'Campaigns', sources: 'Sources', keyAccounts: 'Key accounts', keepInformed: 'Keep informed' },
  partsLabel: 'Which list',
  sub: (count: number, spent: string) => `${plural(count, { one: 'one campaign', other: '# campaigns' })}, ${spent} spent`,
  channels,
  none: '–',
  budgetMeter: (spent: string, budget: string) => `${spent} of ${budget}`,
  keys: { next: 'Next list', previous: 'Previous list', down: 'Next campaign', up: 'Previous campaign' },

  list: {
    label: 'Campaigns',
    campaign: 'Campaign',
    runs: 'Runs',
    leads: 'Leads',
    spent: 'Spent',
    perLead: 'Per lead',
    from: (day: string) => `since ${day}`,
    till: (day: string) => `until ${day}`,
    between: (from: string, till: string) => `${from} – ${till}`,
    noDates: 'no dates',
    showLeads: (count: string, name: string) => `${count} leads of ${name}: show them`,
    add: 'New campaign',
    import: 'Import costs…',
  },
  empty: {
    title: 'No campaigns yet',
    body: 'A campaign says what brought a lead in and what that cost. Imports make one each; others are made here.',
  },
  fresh: { title: 'New campaign', name: 'Name', taken: 'There is a campaign of that name already.', make: 'Make it', cancel: 'Cancel' },

  form: {
    name: 'Name',
    channel: 'Channel',
    startsOn: 'First day',
    endsOn: 'Last day',
    budget: 'Budget',
    expected: 'Expected leads',
    backwards: 'It ends before it begins.',
    readOnly: 'Managers change campaigns.',
    saved: 'Kept as you type.',
  },

  costs: {
    title: 'Costs',
    total: (sum: string) => `${sum} in all`,
    ofBudget: (percent: string) => `${percent} of the budget`,
    period: 'Period',
    what: 'What for',
    amount: 'Amount',
    remove: 'Take back',
    removeOf: (what: string, amount: string) => `Take back ${what === '' ? 'the cost' : what}, ${amount}`,
    removed: 'Cost taken back',
    restored: 'The cost counts again.',
    none: 'Nothing spent so far.',
    withoutPeriod: 'Without a period',
    from: 'From',
    to: 'To',
    add: 'Enter',
    added: 'Cost entered',
    backwards: 'The period runs backwards.',
    spread: 'Reports share a cost out over the days of its period.',
    ofFile: (name: string) => `from ${name}`,
  },

  file: {
    title: 'Import costs',
    choose: 'Choose a file',
    chooseHint: 'CSV with campaign, month or first and last day, and amount',
    noTable: 'This file has no columns for a campaign, an amount and a month or day.',
    adds: (costs: number, known: number, bad: number, rows: number) =>
      `${costs} to enter + ${known} known already + ${bad} refused = ${plural(rows, { one: 'one line', other: '# lines' })}`,
    askAmount: (sample: string) => `What does “${sample}” mean?`,
    marks: { point: 'the point parts cents', comma: 'the comma parts cents' },
    askDate: (sample: string) => `Which day is “${sample}”?`,
    perCampaign: 'By campaign',
    lines: (count: number) => plural(count, { one: 'one line', other: '# lines' }),
    sum: 'Sum',
    refusedTitle: 'Refused',
    refusedLine: (row: number, text: string, why: string) => `Line ${row}, “${text}”: ${why}`,
    moreRefused: (count: number) => plural(count, { one: 'and one more', other: 'and # more' }),
    refused,
    close: 'Close without importing',
    enter: (count: number) => plural(count, { one: 'Enter one cost', other: 'Enter # costs' }),
    entered: (count: number, sum: string) => `${plural(count, { one: 'One cost entered', other: '# costs entered' })}, ${sum}`,
  },

  sources: {
    title: 'Where leads of each source begin',
    sub: 'by what is known of them',
    hint: 'A lead enters at the stage that its source earns. A change holds for leads that come in from now on.',
    source: 'Source',
    known,
    entry,
    cell: (source: string, what: string) => `${source}, ${what}`,
    kept: 'Kept. Leads come in by it from now on.',
    undone: 'The stages are as they were.',
    leads: 'Leads so far',
    usual: 'Back to the usual table',
  },

  keyAccounts: {
    title: 'Key accounts',
    count: (count: number) => plural(count, { one: 'one company', other: '# companies' }),
    hint: 'Key accounts score higher, are looked after more often, and go to the salesperson who knows them.',
    company: 'Company',
    city: 'City',
    leads: 'Leads',
    salesperson: 'Looked after by',
    nobody: 'nobody yet',
    salespersonOf: (name: string) => `Who looks after ${name}`,
    remove: 'Take off',
    removeOf: (name: string) => `Take ${name} off the list`,
    removed: (name: string) => `${name} is no key account any more`,
    restored: (name: string) => `${name} is a key account again`,
    none: 'No key accounts yet',
    noneBody: 'Add companies that sales wants above all. Those that nobody has entered yet are taken in by their name.',
    add: 'Add companies',
    addHint: 'One name a line. Companies that are known are found by their name, whatever their legal form.',
    names: 'Names',
    willAdd: (known: number, fresh: number) =>
      `${plural(known, { one: 'one is known', other: '# are known' })}, ${plural(fresh, { one: 'one is new', other: '# are new' })}`,
    put: (count: number) => plural(count, { one: 'Put one on the list', other: 'Put # on the list' }),
    added: (count: number) => plural(count, { one: 'One company added', other: '# companies added' }),
    cancel: 'Cancel',
  },

  keepInformed: {
    title: 'Keep informed',
    count: (count: number) => plural(count, { one: 'one person', other: '# people' }),
    hint: 'Not ready for long: they receive news and are not called until something changes. The file holds those whom mail may reach.',
    lead: 'Lead',
    company: 'Company',
    campaign: 'Campaign',
    since: 'Since',
    mail: 'Mail',
    consent: { granted: 'agreed', legitimateInterest: 'legitimate interest', refused: 'refused', unknown: 'not asked' },
    noMail: 'no mail',
    none: 'Nobody is kept informed',
    noneBody: 'Leads come here by the step “Keep informed”, from the table of leads or from a call.',
    toLeads: 'Show them among the leads',
    export: 'Export for a mailing',
    exported: (count: number) => plural(count, { one: 'One person written', other: '# people written' }),
    exportFailed: 'The file could not be written.',
    left: (count: number) =>
      plural(count, { one: 'one without consent or mail is left out', other: '# without consent or mail are left out' }),
    fileName: (day: string) => `keep-informed-${day}.csv`,
    heads: ['First name', 'Last name', 'Title', 'Company', 'Mail', 'Language', 'Country', 'Campaign', 'Consent', 'Since'],
  },
};
