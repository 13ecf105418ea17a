import type { Touch } from '../../../shared/domain/call.ts';
import type { DecimalMark } from '../../../shared/domain/campaign-cost-file.ts';
import type { OddCode } from '../../../shared/domain/import/check-rows.ts';
import type { Certainty, ColumnWhy } from '../../../shared/domain/import/column-evidence.ts';
import type { DateOrder } from '../../../shared/domain/import/dates.ts';
import type { ImportTarget } from '../../../shared/domain/import/import-fields.ts';
import type { StayReason } from '../../../shared/domain/import/import-undo.ts';
import type { RefusalReason } from '../../../shared/domain/import/imported-row.ts';
import type { FileEncoding } from '../../../shared/domain/import/open-file.ts';
import type { Delimiter } from '../../../shared/domain/import/read-records.ts';
import type { EntryStage } from '../../../shared/domain/import/value-maps.ts';
import type { LeadSource } from '../../../shared/domain/lead.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import { pluralIn } from '../plural.ts';
import { importFaults } from './import-faults.ts';

const plural = pluralIn('en');
const number = new Intl.NumberFormat('en').format;
const rows = (count: number) => plural(count, { one: '# row', other: '# rows' });
const columns = (count: number) => plural(count, { one: '# column', other: '# columns' });

const targets: Record<ImportTarget, string> = {
  firstName: 'First name',
  lastName: 'Last name',
  fullName: 'Full name',
  title: 'Title',
  email: 'Mail',
  phoneWork: 'Phone, work',
  phoneMobile: 'Phone, mobile',
  phoneHome: 'Phone, home',
  phoneOther: 'Phone, other',
  companyName: 'Company',
  companyDomain: 'Web address',
  industry: 'Industry',
  employees: 'Employees',
  street: 'Street',
  houseNumber: 'House number',
  postcode: 'Postcode',
  city: 'City',
  region: 'State or region',
  country: 'Country',
  language: 'Language',
  externalId: 'Id in the other system',
  arrivedAt: 'Date of arrival',
  touchTitle: 'What they did',
  touchKind: 'Kind of touch',
  sourceWords: 'Source',
  owner: 'Owner',
  stage: 'Stage',
  note: 'Note',
  doNotCall: 'Do not call',
  consentPhone: 'Consent, phone',
  consentMail: 'Consent, mail',
  mailOptOut: 'No mail wanted',
  custom: 'A field of its own',
  leaveOut: 'Not imported',
};

const encodings: Record<FileEncoding, string> = {
  xlsx: 'Excel workbook',
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16, big-endian',
  'windows-1252': 'Windows-1252 (Latin-1)',
  'windows-1250': 'Windows-1250 (Central Europe)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  'windows-1253': 'Windows-1253 (Greek)',
  'windows-1254': 'Windows-1254 (Turkish)',
  'iso-8859-2': 'ISO 8859-2 (Latin-2)',
  'iso-8859-15': 'ISO 8859-15 (Latin-9)',
  macintosh: 'Mac Roman',
  shift_jis: 'Shift JIS (Japanese)',
  gb18030: 'GB 18030 (Chinese)',
};

const delimiters: Record<Delimiter, string> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Bar',
  '^': 'Caret',
  '~': 'Tilde',
  '!': 'Exclamation mark',
  ':': 'Colon',
  '\u001f': 'Unit separator',
};

const refusals: Record<RefusalReason, string> = {
  nobody: 'nobody to call: no name, mail, phone or id',
  mailMalformed: 'only a mail, and it is malformed',
  dateUnreadable: 'date of arrival cannot be read',
};

const odd: Record<OddCode, string> = {
  short: 'fewer cells than columns',
  long: 'more cells than headers',
  quotes: 'a quote is never closed',
  mailUnread: 'mail malformed',
  phoneUnread: 'phone cannot be dialled',
  countryUnread: 'country not known',
  languageUnread: 'language not known',
  webUnread: 'no web address',
  numberUnread: 'not a number',
  answerUnread: 'neither yes nor no',
  futureDate: 'date lies ahead',
  oldDate: 'date before 1990',
  cut: 'too long, cut and kept beside it',
  noteCut: 'more than 20,000 characters, cut there',
  sameMail: 'mail stood further up',
  sameId: 'id stood further up',
  halfPerson: 'nobody to call beside another person of the row',
};

/** Why a column becomes what it becomes. */
const why = (reason: ColumnWhy | { code: 'dateAnswered' }): string => {
  switch (reason.code) {
    case 'valid':
      return `${number(reason.valid)} of ${number(reason.of)} valid`;
    case 'meant':
      return `${number(reason.valid)} of ${plural(reason.of, { one: '# value', other: '# values' })} understood`;
    case 'fewValid':
      return `only ${number(reason.valid)} of ${number(reason.of)} fit`;
    case 'fewDistinct':
      return plural(reason.distinct, { one: 'the same value throughout', other: '# values throughout' });
    case 'notUnique':
      return `${number(reason.of - reason.distinct)} repeat`;
    case 'datesProven':
      return `${orders[reason.order]}, ${plural(reason.proofs, { one: '# proves it', other: '# prove it' })}`;
    case 'numbersProven':
      return `${marks[reason.mark]}, ${plural(reason.proofs, { one: '# proves it', other: '# prove it' })}`;
    case 'datesRead':
      return reason.valid === reason.of ? 'dates, one reading' : `${number(reason.valid)} of ${number(reason.of)} are dates`;
    case 'taken':
      return `“${reason.by}” has it`;
    default:
      return plainWhys[reason.code];
  }
};

const plainWhys = {
  name: 'name',
  guess: 'a guess from its name',
  values: 'values look like it',
  remembered: 'as before',
  kept: 'no field fits',
  salutation: 'forms of address',
  empty: 'no values',
  returned: 'from the file of refused rows',
  leftOut: 'left out by you',
  dayOrMonth: 'day or month first?',
  pointOrComma: 'point or comma before decimals?',
  dateAnswered: 'as you said',
  givesZone: 'gives the time zone',
} satisfies Record<string, string>;

const orders: Record<DateOrder, string> = { dayFirst: 'day first', monthFirst: 'month first' };

const marks: Record<DecimalMark, string> = { point: 'decimal point', comma: 'decimal comma' };

const sources: Record<LeadSource, string> = {
  tradeShow: 'Trade show',
  webForm: 'Web form',
  inquiry: 'Inquiry',
  referral: 'Referral',
  prospecting: 'Prospecting',
  import: 'Import, unknown',
};

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

const certainties: Record<Certainty, string> = { sure: 'sure', look: 'please look', kept: 'kept', leftOut: 'left out' };

/** The import wizard. */
export const importing = {
  title: 'Import',
  steps: 'Steps',
  step: { file: 'File', columns: 'Columns', check: 'Check', result: 'Result' },
  stepDone: 'done',
  subFile: 'CSV or Excel from a fair, a form, a CRM or a list',
  subOpen: (name: string, rowCount: number, columnCount: number, encoding: string) =>
    `${name}, ${rows(rowCount)}, ${columns(columnCount)}, ${encoding}`,
  nothingWritten: 'nothing is written before you take the rows in',
  back: 'Back',
  toColumns: 'Go on to columns',
  toCheck: 'Go on to check',
  takeIn: (count: number) => `Take in ${rows(count)}`,
  another: 'Import another file',
  cannotGoOn: {
    noFile: 'Choose a file first',
    dateQuestion: 'Answer the question about the dates first',
    numberQuestion: 'Answer the question about the numbers first',
    checking: 'Still counting',
    nothingToTake: 'No row of this file can become a lead',
    noTeam: 'Choose the team that gets the leads',
    noCampaignName: 'Give the new campaign a name',
    stillRunning: 'The import before is still running',
  },

  targets,
  encodings,
  delimiters,
  faults: importFaults,
  refusals,
  odd,
  why,
  sources,
  channels,
  certainties,

  file: {
    title: 'A file of leads',
    drop: 'Drop a CSV or Excel file here',
    dropNow: 'Let go to read it',
    or: 'Any delimiter, any encoding, .xlsx too, up to 50 MB. Columns are recognised for HubSpot, Salesforce, Zoho, Dynamics, badge scanners and most lists, in eight languages.',
    choose: 'Choose a file',
    paste: 'Paste rows',
    pasted: 'Pasted rows',
    reading: (name: string) => `Reading ${name}`,
    readingDetail: 'Its encoding, its columns, and what is in each of them',
    opened: 'This file is open',
    again: 'Another file',
    letGo: 'Let go of it',
    stays: 'The file stays on this machine. It is read here, and only the rows you take in are sent.',
  },
  past: {
    title: 'Imports so far',
    none: 'No import yet',
    noneHint: 'Each import stays here with its counts, its refused rows and its leads.',
    file: 'File',
    when: 'When',
    by: 'By',
    team: 'Team',
    rows: 'Rows',
    takenIn: 'Taken in',
    merged: 'Joined',
    known: 'Known',
    refused: 'Refused',
    stateHeader: 'State',
    state: {
      running: 'running',
      paused: 'paused',
      finished: 'finished',
      cancelled: 'stopped',
      undoing: 'being taken out',
      undone: 'taken out',
    },
    someone: 'someone',
    open: (name: string) => `Result of ${name}`,
  },
  columns: {
    title: 'Columns',
    count: (sure: number, look: number, kept: number, leftOut: number) =>
      [
        `${sure} sure`,
        look > 0 ? `${look} to look at` : '',
        kept > 0 ? plural(kept, { one: '# a field of its own', other: '# fields of their own' }) : '',
        leftOut > 0 ? `${leftOut} left out` : '',
      ]
        .filter(Boolean)
        .join(', '),
    person: (number: number) => `person ${number}`,
    inFile: 'Column in the file',
    becomes: 'Becomes',
    why: 'Why',
    becomesFor: (column: string) => `${column} becomes`,
    noValues: 'no values',
    next: 'Next column',
    previous: 'Previous column',
    change: 'Change what the column becomes',
    leaveOut: 'Leave the column out, or take it in again',
    nextToLook: 'Next column to look at',
    keysGroup: 'Columns',
  },
  numbers: {
    ask: (text: string, point: string, comma: string) => `Is ${text} ${point} or ${comma}?`,
    askMixed: 'Point or comma before decimals?',
    bothWays: (both: number, all: number, column: string) =>
      `${number(both)} of ${plural(all, { one: '# number', other: '# numbers' })} in “${column}” read both ways.`,
    mixed: (column: string) => `Some numbers in “${column}” are written one way, some the other.`,
    noneProves: 'The file cannot say which is meant. Ask who made it, if you do not know.',
    mark: 'Mark before decimals',
    marks: { point: 'Decimal point', comma: 'Decimal comma' },
    means: (text: string, value: string) => `${text} is ${value}`,
    keeps: (count: number) =>
      count === 0 ? 'all fit' : plural(count, { one: '# does not fit and stays as written', other: '# do not fit and stay as written' }),
    key: { point: 'Read numbers with a decimal point', comma: 'Read numbers with a decimal comma' },
  },
  dates: {
    ask: (text: string, first: string, second: string) => `Is ${text} in ${first} or in ${second}?`,
    askMixed: 'Day first or month first?',
    settled: (column: string) => `Dates in “${column}”`,
    bothWays: (both: number, all: number, column: string) =>
      `${number(both)} of ${plural(all, { one: '# date', other: '# dates' })} in “${column}” read both ways.`,
    onlyDay: (count: number) =>
      plural(count, { one: '# has a day above 12 and fits only day first.', other: '# have a day above 12 and fit only day first.' }),
    onlyMonth: (count: number) => plural(count, { one: '# fits only month first.', other: '# fit only month first.' }),
    noneProves: 'None has a day above 12, so the file cannot say which is meant. Ask who made it, if you do not know.',
    proven: 'So this column is taken that way; change it if you know better.',
    unreadable: (count: number) =>
      plural(count, { one: '# value is no date: its row is refused.', other: '# values are no dates: their rows are refused.' }),
    order: 'Order of day and month',
    dayFirst: (example: string) => `${example}, day first`,
    monthFirst: (example: string) => `${example}, month first`,
    fits: (fits: number, refuses: number) =>
      refuses === 0 ? `all ${number(fits)} fit` : `${number(fits)} fit, ${number(refuses)} would be refused`,
    span: (from: string, till: string) => `${from} to ${till}`,
    key: (order: string) => `Read dates ${order}`,
    orders,
  },
  mapping: {
    label: 'Columns are read',
    recognised: 'As recognised',
    last: (name: string) => `As for ${name}`,
    saved: (name: string) => `Saved: ${name}`,
    save: 'Save mapping',
    title: 'Save how this file is read',
    hint: 'Columns, date order and the meaning of words, for everybody in the center. Files with the same headers are read so by themselves.',
    name: 'Name',
    keep: 'Save',
    letGo: 'Let go of it',
    savedDone: (name: string) => `Files like this are read as “${name}” from now on`,
    letGoDone: (name: string) => `“${name}” is not used any more`,
    cancel: 'Cancel',
    notSaved: 'The mapping could not be saved on this machine',
  },
  reading: {
    title: 'How the file was read',
    encoding: 'Encoding',
    encodingWhy: {
      mark: 'the file says so itself',
      proven: 'all of it is valid',
      fallback: 'it is not valid UTF-8; look whether these words are right',
      chosen: 'chosen by you',
    },
    sheet: 'Sheet',
    sheetRows: (name: string, count: string) => `${name} (${count} rows)`,
    sheetWhy: 'dates and numbers as Excel means them',
    delimiter: 'Between cells',
    delimiterWhy: (columnCount: number) => `cuts the lines into ${columns(columnCount)}`,
    header: 'Header',
    headers: { find: 'Found by the app', first: 'First line is the header', none: 'No header' },
    headerRow: (row: number) => `in row ${row}`,
    noHeader: 'the first row is already a lead',
    lines: (parts: string) => `Also in the file: ${parts}.`,
    preamble: (count: number) => plural(count, { one: '# line above the header', other: '# lines above the header' }),
    blanks: (count: number) => plural(count, { one: '# blank line', other: '# blank lines' }),
    short: (count: number) => plural(count, { one: '# row with fewer cells', other: '# rows with fewer cells' }),
    long: (count: number) => plural(count, { one: '# row with more cells', other: '# rows with more cells' }),
    quotes: (count: number) => plural(count, { one: '# row with a broken quote', other: '# rows with broken quotes' }),
    allPlain: 'Every line has the same shape, none is blank.',
  },
  values: {
    title: (column: string) => `Values of “${column}”`,
    count: (distinct: number) => plural(distinct, { one: '# value', other: '# different values' }),
    blank: 'blank',
    allDifferent: 'All different; the first ones:',
    none: 'No row has a value here, so there is nothing to import.',
    means: (word: string) => `“${word}” means`,
    meaningHint: {
      owner: 'Who has these leads here. Without an answer they wait in the pool, and the name is kept.',
      stage: 'Where these leads enter. Without an answer the source decides; the word is kept.',
      sourceWords: 'How these leads came in. Without an answer the source of the import counts.',
      touchKind: 'What kind of touch these rows tell of.',
    },
    byRuleOf: { owner: 'The pool', stage: 'As the source says', sourceWords: 'Source of the import', touchKind: 'As the source says' },
    stages: {
      touch: 'Touch',
      contact: 'Contact',
      lead: 'Lead',
      working: 'Working',
      nurture: 'Nurture',
      keepInformed: 'Keep informed',
      disqualified: 'Disqualified',
    } satisfies Record<EntryStage, string>,
    touchKinds: {
      download: 'Download',
      visit: 'Visit',
      badgeScan: 'Badge scan',
      event: 'Event',
      mail: 'Mail',
      inquiry: 'Inquiry',
      referral: 'Referral',
      import: 'Import',
    } satisfies Record<Touch['kind'], string>,
  },
  check: {
    where: 'Where they go',
    campaign: 'Campaign',
    campaignName: 'Name of the campaign',
    channel: 'Channel',
    newCampaign: 'New campaign…',
    noCampaign: 'No campaign',
    source: 'Source',
    sourceHint: 'Decides the stage they enter at.',
    team: 'Team',
    teamHint: 'They wait in its shared pool until a team lead assigns them.',
    chooseTeam: 'Choose a team',
    country: 'Numbers without a country',
    chooseCountry: 'Choose a country',
    countryHint: 'Phone numbers of rows that name no country are read as numbers of this one.',
    what: 'What will happen',
    counting: 'Counting',
    sentence: (taken: number, all: number) =>
      taken === all ? `All ${rows(all)} become leads.` : `${number(taken)} of ${rows(all)} become leads.`,
    taken: 'become leads',
    known: 'are about leads that are here or stand further up',
    people: (count: number) => `${number(count)} leads in all, as some rows hold several people.`,
    refused: 'are refused, kept with their reason',
    alikeTab: (count: number | null) => (count === null ? 'Alike …' : `Alike ${number(count)}`),
    alikeTo: 'Alike to',
    becomes: 'What becomes of it',
    joins: (score: number) => `joins it, ${score} points`,
    isAsked: (score: number) => `you are asked, ${score} points`,
    inThisFile: (row: number) => `row ${row} of this file`,
    notCompared: 'Not compared yet',
    noneAlike: 'No row is alike to somebody without the same mail or id',
    alikeAmong: (looked: number) => `Looked for among the first ${rows(looked)}; the others are looked at as they are taken in.`,
    alike: (automaticFrom: number, suspectFrom: number) =>
      `${automaticFrom > 100 ? 'No row joins a lead by being alike to it.' : `Rows that are alike to a lead with ${automaticFrom} points or more join it too.`} From ${suspectFrom} points on the two are offered side by side under Duplicates.`,
    withPhone: (count: number) => `${number(count)} with a phone number`,
    withMail: (count: number) => `${number(count)} with a mail`,
    withCompany: (count: number) => `${number(count)} with a company`,
    noPhone: 'Nobody in this file has a phone number: reps will have to find them before they can call.',
    nobody: 'No column says who a row is. Go back and say which column holds the name, the mail, the phone or the id.',
    rows: 'Rows',
    view: 'Which rows',
    first: 'First rows',
    strange: (count: number) => `Strange, taken in ${number(count)}`,
    refusedTab: (count: number) => `Refused ${number(count)}`,
    row: 'Row',
    name: 'Name',
    company: 'Company',
    phoneAndMail: 'Phone and mail',
    arrived: 'Arrived',
    also: 'Also kept',
    whatIsStrange: 'What is strange',
    asWritten: 'As written',
    reason: 'Reason',
    cells: 'In the file',
    noneStrange: 'No strange rows',
    noneRefused: 'No row is refused',
    shownOf: (shown: number, all: number) => `the first ${shown} of ${number(all)}`,
    notReadable: 'cannot be dialled',
    now: 'now',
  },
  result: {
    preparing: (name: string) => `Preparing ${name}`,
    saving: (name: string) => `Taking in ${name}`,
    savingDetail: 'Rows are saved on this machine and sent as it goes, offline too. You can work elsewhere meanwhile.',
    cancelHint: 'What is taken in stays.',
    finished: (name: string) => `${name} is in`,
    cancelled: (name: string) => `${name} was stopped`,
    undone: (name: string) => `${name} was taken out again`,
    pause: 'Pause',
    goOn: 'Go on',
    paused: {
      title: 'This import is paused',
      happened: 'You stopped it on the way.',
      safe: 'What is in stays; the file is kept on this machine until the rest is in.',
      todo: 'Go on whenever you like, also after a restart.',
    },
    brokenOff: {
      title: 'This import was broken off',
      happened: 'The app was closed or lost its way while it ran.',
      safe: 'What was taken in stays, and no row comes in twice.',
      todo: 'Go on: it takes up at the first row that is not in yet.',
    },
    merged: 'joined a lead that was here',
    moreLeads: (count: number) => `They hold ${plural(count, { one: '# lead', other: '# leads' })}.`,
    takenIn: 'taken in',
    known: 'already known, nothing new',
    refused: 'refused',
    notTaken: 'not taken, stopped before',
    open: 'still open',
    rowsOfFile: 'rows in the file',
    sumOff: (rowCount: number) =>
      `The parts do not add up to ${rows(rowCount)}. Tell an admin; nothing is lost, each row is kept with what became of it.`,
    sent: 'all of it sent',
    unsent: (count: number) =>
      plural(count, { one: 'saved here, # piece still to be sent', other: 'saved here, # pieces still to be sent' }),
    interrupted: {
      title: 'This import did not end',
      happened: 'The app was closed, or another window is still at it.',
      safe: 'What was taken in stays, with its counts.',
      todo: 'Import the same file again: rows that are in already are found as known. Then end this one.',
      end: 'End it here',
    },
    failed: {
      title: 'The import stopped',
      happened: 'This machine could not save the next rows, most often because its disk is full.',
      safe: 'The rows saved so far are in and will be sent.',
      todo: 'Make room on the disk, then import the file again: rows that are in already are found as known.',
    },
    refusedByRules: {
      title: 'The import was not begun',
      happened: 'The rules of the center do not allow it for you or for this team.',
      safe: 'Nothing was taken in.',
      todo: 'Choose another team, or ask an admin.',
    },
    leads: 'Show the leads',
    leadsOf: (name: string) => `Taken in from ${name}`,
    ledger: 'Show the ledger',
    download: 'Download refused rows',
    downloadFailed: 'The file could not be saved. The refused rows stay here.',
    refusedTitle: 'Refused rows',
    refusedHint: 'mend them in the file and import it again',
    noneRefused: 'Every row was taken in or already known.',
    noneRefusedSoFar: 'No row was refused before it was stopped.',
    refusedSoon: 'Refused rows appear here as they come.',
    reasonHeader: 'Reason',
    rowHeader: 'Row',
    facts: { campaign: 'Campaign', source: 'Source', team: 'Team', by: 'By', when: 'When', encoding: 'Encoding', none: 'none' },
    details: 'Details',
    fileNameOfRefused: (name: string) => `${name.replace(/\.[a-z0-9]+$/i, '')}-refused.csv`,
    gone: { title: 'This import is not on this machine', hint: 'It may belong to a team you do not see.' },
  },
  undo: {
    title: 'Take it out again',
    doneTitle: 'Taken out again',
    hint: 'Takes all leads of this import out of the center, but for those somebody has worked on since.',
    broken: 'Taking it out was broken off on the way.',
    undo: 'Undo this import…',
    goOn: 'Go on taking it out…',
    ask: (name: string) => `Take ${name} out again?`,
    looking: 'Looking what has been worked on',
    goes: (count: number) =>
      plural(count, { one: '# lead that nobody has worked on goes.', other: '# leads that nobody has worked on go.' }),
    stays: (count: number) => plural(count, { one: '# lead stays:', other: '# leads stay:' }),
    nothingStays: 'Nobody has worked on any of them, so none stays.',
    merged: (count: number) =>
      plural(count, {
        one: '# row joined a lead that was here before; that lead keeps the touch.',
        other: '# rows joined leads that were here before; those keep the touch.',
      }),
    after:
      'They leave every queue and list and are counted as erased. Companies and the campaign stay. The same file can be imported again.',
    keep: 'Keep the import',
    confirm: (count: number) => `Take out ${plural(count, { one: '# lead', other: '# leads' })}`,
    underWay: 'Taking leads out',
    done: (count: number, who: string, when: string) =>
      `${plural(count, { one: '# lead', other: '# leads' })} taken out by ${who}, ${when}.`,
    stayTitle: (name: string) => `Stay of ${name}`,
    showStay: (count: number) => plural(count, { one: 'Show the lead that stays', other: 'Show the # that stay' }),
    reasons: {
      withSales: (count: number) => `${number(count)} with sales`,
      called: (count: number) => `${number(count)} called`,
      promised: (count: number) => `${number(count)} promised a callback`,
      answered: (count: number) => `${number(count)} with answers`,
      noted: (count: number) => `${number(count)} with a note`,
      movedOn: (count: number) => `${number(count)} moved to another stage`,
      corrected: (count: number) => `${number(count)} corrected by hand`,
      touchedSince: (count: number) => `${number(count)} with a touch from elsewhere`,
      otherTeam: (count: number) => `${number(count)} with another team`,
    } satisfies Record<StayReason, (count: number) => string>,
    failed: {
      title: 'Not all of it was taken out',
      happened: 'This machine could not save the next step.',
      safe: 'What was taken out is out, the rest is as it was.',
      todo: 'Make room on the disk, then go on.',
    },
  },
  keys: { next: 'Next step', back: 'Step back', choose: 'Choose a file', paste: 'Paste rows' },
};
