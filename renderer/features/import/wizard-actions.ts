import { type Column, dateOrderOf, withColumn } from '../../../shared/domain/import/columns.ts';
import type { DateOrder } from '../../../shared/domain/import/dates.ts';
import { guessSource } from '../../../shared/domain/import/guess-source.ts';
import type { ImportTarget } from '../../../shared/domain/import/import-fields.ts';
import type { RowPlan } from '../../../shared/domain/import/rows.ts';
import type { LeadSource } from '../../../shared/domain/lead.ts';
import type { Campaign } from '../../../shared/domain/people.ts';
import type { Desk } from '../../data/desk.ts';
import type { FaultCode } from '../../words/en/import-faults.ts';
import type { ImportReader, ReadOptions } from './file-reader.ts';
import { closeReader, type Destination, importStore, readerOf, type Step } from './import-store.ts';

/** Larger files are not opened: reading one takes about ten times its size in memory. */
export const largestFile = 50_000_000;

export type WizardContext = { desk: Desk; openReader: () => ImportReader };

const { getState, setState } = importStore;

const showFault = (fault: FaultCode): void => setState({ fault, reading: null });

/** The order in which dates are read: as the person says, else as the column proves. */
export const dateOrderNow = (): DateOrder | null => getState().dateAnswer ?? dateOrderOf(getState().columns).order;

/** True while two readings of the dates fit and nobody has said which. */
export const isDateOpen = (): boolean => dateOrderOf(getState().columns).mustAsk && getState().dateAnswer === null;

/** What the reader needs to read rows as the person has decided. */
export const planNow = ({ desk }: WizardContext): RowPlan => ({
  targets: getState().columns.map((each) => each.target),
  dateOrder: dateOrderNow(),
  zone: desk.cache.store.getState().settings?.zone ?? desk.zone,
  defaultCountry: getState().destination?.country ?? null,
  now: desk.now(),
});

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
    const opened = await readerOf(openReader).open(source.blob, options, await formerMappings(desk));
    if (getState().source !== source) return;
    if ('refused' in opened) return setState({ fault: opened.refused, reading: null, file: null, step: 'file' });
    setState({
      reading: null,
      file: opened,
      columns: opened.columns,
      focused: firstToLook(opened.columns),
      dateAnswer: null,
      check: null,
      step: 'columns',
    });
  } catch (fault) {
    if (getState().source !== source) return;
    closeReader();
    setState({
      fault: fault instanceof Error && fault.name === 'ReaderLost' ? faultOf(fault) : 'unreadable',
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

const formerMappings = async ({ db }: Desk): Promise<Record<string, string>[]> => {
  const runs = await db.importRuns.toArray();
  return runs.sort((a, b) => b.startedAt - a.startedAt).map((run) => run.mapping);
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

/** `packtage-nord_scans (2).csv` → `packtage nord scans`. */
const nameFromFile = (fileName: string): string =>
  fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/\(\d+\)$/, '')
    .replace(/[_\s-]+/g, ' ')
    .trim()
    .slice(0, 120);

export const setTarget = async ({ openReader }: WizardContext, index: number, target: ImportTarget): Promise<void> => {
  const chosen = await readerOf(openReader).columnAs(index, target);
  const columns = withColumn(getState().columns, chosen);
  const hadDates = getState().columns.find((each) => each.target === 'arrivedAt')?.index;
  const hasDates = columns.find((each) => each.target === 'arrivedAt')?.index;
  setState({ columns, check: null, ...(hadDates === hasDates ? {} : { dateAnswer: null }) });
};

export const answerDate = (order: DateOrder): void => setState({ dateAnswer: order, check: null });

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
  if (change.country) void countRows(context);
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
    if (mine === lastCount) setState({ check, isChecking: false });
  } catch {
    if (mine === lastCount) setState({ isChecking: false, fault: 'readerLost', step: 'file', file: null });
  }
};

const knownLeads = (desk: Desk): { mails: string[]; ids: string[] } => {
  const mails: string[] = [];
  const ids: string[] = [];
  for (const lead of desk.cache.store.getState().leads.values()) {
    if (lead.email) mails.push(lead.email);
    if (lead.externalId) ids.push(lead.externalId);
  }
  return { mails, ids };
};

/** What keeps the person from going on, coded; null when nothing does. */
export type Hindrance = 'noFile' | 'dateQuestion' | 'checking' | 'nothingToTake' | 'noTeam' | 'noCampaignName' | 'stillRunning';

export const hindranceNow = (): Hindrance | null => {
  const { step, file, check, isChecking, destination, run } = getState();
  if (!file) return 'noFile';
  if (step === 'file') return null;
  if (isDateOpen()) return 'dateQuestion';
  if (step !== 'check') return null;
  if (isChecking || !check) return 'checking';
  if (check.taken + check.known === 0) return 'nothingToTake';
  if (!destination?.teamId) return 'noTeam';
  if (run?.phase === 'preparing' || run?.phase === 'saving') return 'stillRunning';
  return destination.campaign === 'new' && destination.campaignName.trim() === '' ? 'noCampaignName' : null;
};
