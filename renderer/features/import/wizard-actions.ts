import type { DecimalMark } from '../../../shared/domain/campaign-cost-file.ts';
import type { ImportAnswers } from '../../../shared/domain/history.ts';
import type { RowCheck } from '../../../shared/domain/import/check-rows.ts';
import {
  type Column,
  dateOrderOf,
  isReturnedFile,
  type Mapping,
  mappingForHeaders,
  numberMarkOf,
  withColumn,
} from '../../../shared/domain/import/columns.ts';
import type { DateOrder } from '../../../shared/domain/import/dates.ts';
import { guessSource } from '../../../shared/domain/import/guess-source.ts';
import type { ImportTarget } from '../../../shared/domain/import/import-fields.ts';
import type { ReadOptions } from '../../../shared/domain/import/open-file.ts';
import type { RowPlan } from '../../../shared/domain/import/rows.ts';
import { type ImportOwner, isValueField, type ValueField, type ValueMaps, valueKey } from '../../../shared/domain/import/value-maps.ts';
import type { LeadSource } from '../../../shared/domain/lead.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import type { Desk } from '../../data/desk.ts';
import { WorkerLost } from '../../data/worker-calls.ts';
import type { FaultCode } from '../../words/en/import-faults.ts';
import type { ImportReader } from './file-reader.ts';
import { type AppliedMapping, closeReader, type Destination, importStore, isRunning, readerOf, type Step } from './import-store.ts';

/** Larger files are not opened: reading one takes about ten times its size in memory. */
export const largestFile = 50_000_000;

export type WizardContext = { desk: Desk; openReader: () => ImportReader };

const { getState, setState } = importStore;

const showFault = (fault: FaultCode): void => setState({ fault, reading: null });

/** The order in which dates are read: as the person says, else as the column proves. */
export const dateOrderNow = (): DateOrder | null => getState().dateAnswer ?? dateOrderOf(getState().columns).order;

/** The mark before decimals: as the person says, else as the column proves. */
export const numberMarkNow = (): DecimalMark | null => getState().numberAnswer ?? numberMarkOf(getState().columns).mark;

/** True while two readings of the numbers fit and nobody has said which. */
const isNumberOpen = (): boolean => numberMarkOf(getState().columns).mustAsk && getState().numberAnswer === null;

/** True while two readings of the dates fit and nobody has said which. */
export const isDateOpen = (): boolean => dateOrderOf(getState().columns).mustAsk && getState().dateAnswer === null;

/** What the reader needs to read rows as the person has decided. */
export const planNow = ({ desk }: WizardContext): RowPlan => ({
  targets: getState().columns.map((each) => each.target),
  people: getState().columns.map((each) => each.person),
  values: valuesFor(desk, getState().destination?.teamId ?? null),
  dateOrder: dateOrderNow(),
  numberMark: numberMarkNow(),
  zone: desk.cache.store.getState().settings?.zone ?? desk.zone,
  defaultCountry: getState().destination?.country ?? null,
  now: desk.now(),
});

/** Who may own what this person imports: reps and team leads of the teams they import for. */
export const ownersOf = ({ cache, user }: Desk, teamId: string | null = user.role === 'teamLead' ? user.teamId : null): ImportOwner[] =>
  [...cache.store.getState().users.values()]
    .filter((each) => each.isActive && (each.role === 'rep' || each.role === 'teamLead'))
    .filter((each) => each.teamId !== null && (teamId === null || each.teamId === teamId))
    .map(({ id, name, email }) => ({ id, name, email }));

/** An owner of another team than the one that gets the leads cannot have them: those leads wait in the pool, with the name kept. */
const valuesFor = (desk: Desk, teamId: string | null): ValueMaps => {
  const { values } = getState();
  if (!values.owner || teamId === null) return values;
  const inTeam = new Set(ownersOf(desk, teamId).map((owner) => owner.id));
  const owner = Object.fromEntries(Object.entries(values.owner).map(([word, id]) => [word, inTeam.has(id) ? id : '']));
  return { ...values, owner };
};

/** Files that were dropped, chosen or pasted together. */
export const chooseFiles = async (context: WizardContext, files: readonly File[]): Promise<void> => {
  const [file] = files;
  if (!file) return;
  if (files.length > 1) return showFault('severalFiles');
  if (file.size > largestFile) return showFault('tooLarge');
  setState({ source: { blob: file, name: file.name }, options: {}, destination: null });
  await readSource(context);
};

export const choosePasted = async (context: WizardContext, text: string, name: string): Promise<void> => {
  if (text.trim() === '') return showFault('nothingPasted');
  const blob = new Blob([text], { type: 'text/csv' });
  if (blob.size > largestFile) return showFault('tooLarge');
  setState({ source: { blob, name }, options: {}, destination: null });
  await readSource(context);
};

/** Reads the file again, as the person says: other encoding, other delimiter, no header. */
export const readAgain = async (context: WizardContext, options: ReadOptions): Promise<void> => {
  setState({ options: { ...getState().options, ...options } });
  await readSource(context);
};

const readSource = async ({ desk, openReader }: WizardContext): Promise<void> => {
  const { source, options } = getState();
  if (!source) return;
  setState({ reading: { name: source.name }, fault: null });
  try {
    const former = await formerMappings(desk);
    const opened = await readerOf(openReader).open(
      source.blob,
      options,
      former.map(({ mapping }) => mapping),
    );
    if (getState().source !== source) return;
    if ('refused' in opened) return setState({ fault: opened.refused, reading: null, file: null, step: 'file' });
    const fits = opened.former === null ? undefined : former[opened.former];
    await showColumns({ desk, openReader }, opened.columns, fits);
    const destination = getState().destination ?? (await destinationOfReturned(desk, source.name, opened.headers));
    setState({ reading: null, file: opened, step: 'columns', destination });
  } catch (fault) {
    if (getState().source !== source) return;
    closeReader();
    setState({
      fault: fault instanceof WorkerLost ? faultOf(fault) : 'unreadable',
      reading: null,
      file: null,
      step: 'file',
    });
  }
};

/** A folder or a file that has gone away fails inside the worker, with the host's own words for it. */
const faultOf = (fault: Error): FaultCode =>
  /could not be (read|found)|NotFound|NotReadable|permission/i.test(fault.message) ? 'unreadable' : 'readerLost';

const firstToLook = (columns: readonly Column[]): number =>
  Math.max(
    0,
    columns.findIndex((each) => each.certainty === 'look'),
  );

export type FormerMapping = { applied: AppliedMapping; mapping: Mapping; answers: ImportAnswers };

/** Saved mappings, then those of earlier imports, the newest first. */
export const formerMappings = async ({ db }: Desk): Promise<FormerMapping[]> => {
  const [saved, runs] = await Promise.all([db.importMappings.toArray(), db.importRuns.toArray()]);
  const kept = saved.filter((each) => !each.isRetired).sort((a, b) => b.savedAt - a.savedAt);
  return [
    ...kept.map(({ id, name, mapping, answers }) => ({
      applied: { id, name, kind: 'saved' as const },
      mapping: mapping as Mapping,
      answers,
    })),
    ...runs
      .sort((a, b) => b.startedAt - a.startedAt)
      .map(({ fileName, mapping, answers }) => ({
        applied: { id: null, name: fileName, kind: 'last' as const },
        mapping: mapping as Mapping,
        answers,
      })),
  ];
};

/** Shows columns with what was answered about such files before: nothing that was said once is asked again. */
const showColumns = async ({ desk, openReader }: WizardContext, columns: Column[], former: FormerMapping | undefined): Promise<void> => {
  const answered = former?.answers.values ?? {};
  const values = await readerOf(openReader).valueMaps(columns, ownersOf(desk), answered);
  const { mustAsk } = dateOrderOf(columns);
  setState({
    columns,
    values,
    applied: former?.applied ?? null,
    focused: firstToLook(columns),
    dateAnswer: mustAsk ? (former?.answers.dateOrder ?? null) : null,
    numberAnswer: numberMarkOf(columns).mustAsk ? (former?.answers.numberMark ?? null) : null,
    check: null,
  });
};

/** Reads the columns by a saved mapping; without one as they are recognised. */
export const applyMapping = async (context: WizardContext, former: FormerMapping | undefined): Promise<void> => {
  const columns = await readerOf(context.openReader).columnsBy(former?.mapping ?? null);
  await showColumns(context, columns, former);
};

/** Says what a word of the file stands for; '' keeps the word and decides nothing by it. */
export const setValue = (field: ValueField, word: string, meant: string): void => {
  const { values } = getState();
  setState({ values: { ...values, [field]: { ...values[field], [valueKey(word)]: meant } }, check: null });
};

const channelOfSource: Record<LeadSource, Campaign['channel']> = {
  tradeShow: 'tradeShow',
  webForm: 'search',
  inquiry: 'other',
  referral: 'referral',
  prospecting: 'coldList',
  import: 'other',
};

const proposeDestination = (desk: Desk, fileName: string, headers: readonly string[]): Destination => {
  const { teams, campaigns, settings } = desk.cache.store.getState();
  const source = guessSource(fileName, headers);
  const onlyTeam = teams.size === 1 ? [...teams.keys()][0] : undefined;
  const campaignName = nameFromFile(fileName);
  const standing = [...campaigns.values()].find((each) => each.name.toLowerCase() === campaignName.toLowerCase());
  return {
    campaign: standing?.id ?? 'new',
    campaignName,
    channel: channelOfSource[source],
    source,
    teamId: desk.user.teamId ?? onlyTeam ?? null,
    country: settings?.defaultCountry ?? null,
  };
};

/** `scans-refused (1).csv` is what `scans.csv` left behind. */
const isLeftBy = (fileName: string, former: string): boolean =>
  nameFromFile(fileName).toLowerCase() === `${nameFromFile(former)} refused`.toLowerCase();

/** Refused rows that come back mended go where the rest of their file went. */
const destinationOfReturned = async (desk: Desk, fileName: string, headers: readonly string[]): Promise<Destination | null> => {
  if (!isReturnedFile(headers)) return null;
  const runs = (await desk.db.importRuns.toArray())
    .filter((run) => run.refused > 0 && mappingForHeaders(headers, [run.mapping]) !== undefined)
    .sort((a, b) => b.startedAt - a.startedAt);
  const run = runs.find((each) => isLeftBy(fileName, each.fileName)) ?? runs[0];
  if (!run) return null;
  const { campaignId, source, teamId } = run;
  return { ...proposeDestination(desk, fileName, headers), campaign: campaignId ?? 'none', source, teamId };
};

/** `packtage-nord_scans (2).csv` → `packtage nord scans`. */
const nameFromFile = (fileName: string): string =>
  fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\(\d+\)$/, '')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .slice(0, 120);

export const setTarget = async ({ desk, openReader }: WizardContext, index: number, target: ImportTarget): Promise<void> => {
  const reader = readerOf(openReader);
  const chosen = await reader.columnAs(index, target);
  const columns = withColumn(getState().columns, chosen);
  const hadDates = getState().columns.find((each) => each.target === 'arrivedAt')?.index;
  const hasDates = columns.find((each) => each.target === 'arrivedAt')?.index;
  const values = isValueField(target) ? await reader.valueMaps(columns, ownersOf(desk), getState().values) : getState().values;
  const hadNumbers = getState().columns.find((each) => each.target === 'employees')?.index;
  const hasNumbers = columns.find((each) => each.target === 'employees')?.index;
  setState({
    columns,
    values,
    check: null,
    ...(hadDates === hasDates ? {} : { dateAnswer: null }),
    ...(hadNumbers === hasNumbers ? {} : { numberAnswer: null }),
  });
};

export const answerDate = (order: DateOrder): void => setState({ dateAnswer: order, check: null });

export const answerNumber = (mark: DecimalMark): void => setState({ numberAnswer: mark, check: null });

export const focusColumn = (index: number): void => {
  const last = getState().columns.length - 1;
  setState({ focused: Math.min(Math.max(index, 0), last) });
};

/** The next column below the focused one that a person should look at, from the top again after the last. */
export const focusNextToLook = (): void => {
  const { columns, focused } = getState();
  const order = [...columns.slice(focused + 1), ...columns.slice(0, focused + 1)];
  const next = order.find((each) => each.certainty === 'look');
  if (next) setState({ focused: next.index });
};

export const setDestination = (context: WizardContext, change: Partial<Destination>): void => {
  const { destination } = getState();
  if (!destination) return;
  setState({ destination: { ...destination, ...change } });
  if (change.country || (change.teamId && getState().values.owner)) void countRows(context);
};

export const goTo = (context: WizardContext, step: Step): void => {
  const { source, file, destination } = getState();
  if (step === 'check' && source && file && !destination)
    setState({ destination: proposeDestination(context.desk, source.name, file.headers) });
  setState({ step, fault: null });
  if (step === 'check' && !getState().check) void countRows(context);
};

let lastCount = 0;

/** Counts what the import would do. Only the newest question is answered. */
const countRows = async (context: WizardContext): Promise<void> => {
  lastCount += 1;
  const mine = lastCount;
  setState({ isChecking: true });
  try {
    const { mails, ids } = knownLeads(context.desk);
    const check = await readerOf(context.openReader).check(planNow(context), mails, ids);
    if (mine !== lastCount) return;
    setState({ check, isChecking: false, likeness: null });
    void findAlike(context, check);
  } catch {
    if (mine === lastCount) setState({ isChecking: false, fault: 'readerLost', step: 'file', file: null });
  }
};

/** Nobody waits for it: what is alike is told when it is known, and looked for again as rows are taken in. */
const findAlike = async (context: WizardContext, check: RowCheck): Promise<void> => {
  const likeness = await readerOf(context.openReader)
    .alike(context.desk.db.name, planNow(context))
    .catch(() => null);
  if (getState().check === check) setState({ likeness });
};

const knownLeads = (desk: Desk): { mails: string[]; ids: string[] } => {
  const mails: string[] = [];
  const ids: string[] = [];
  for (const lead of desk.cache.store.getState().leads.values()) {
    if (lead.stage === 'purged') continue;
    if (lead.email) mails.push(lead.email);
    if (lead.externalId) ids.push(lead.externalId);
  }
  return { mails, ids };
};

/** What keeps the person from going on, coded; null when nothing does. */
export type Hindrance =
  | 'noFile'
  | 'dateQuestion'
  | 'numberQuestion'
  | 'checking'
  | 'nothingToTake'
  | 'noTeam'
  | 'noCampaignName'
  | 'stillRunning';

export const hindranceNow = (): Hindrance | null => {
  const { step, file, check, isChecking, destination, run } = getState();
  if (!file) return 'noFile';
  if (step === 'file') return null;
  if (isDateOpen()) return 'dateQuestion';
  if (isNumberOpen()) return 'numberQuestion';
  if (step !== 'check') return null;
  if (isChecking || !check) return 'checking';
  if (check.taken + check.known === 0) return 'nothingToTake';
  if (!destination?.teamId) return 'noTeam';
  if (isRunning(run)) return 'stillRunning';
  return destination.campaign === 'new' && destination.campaignName.trim() === '' ? 'noCampaignName' : null;
};
