import { z } from 'zod';
import type { Callback, Note, Touch } from '../domain/call.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import { companyMatchKey } from '../domain/company-match.ts';
import { type DoNotCallIndex, doNotCallIndex, isBarred } from '../domain/do-not-call.ts';
import { id } from '../domain/fields.ts';
import type { Assignment, ImportRun } from '../domain/history.ts';
import { type ImportedRow, importedRow, refusedRow } from '../domain/import/imported-row.ts';
import { cutText } from '../domain/import/row-draft.ts';
import { type Lead, untouchedLead } from '../domain/lead.ts';
import { deriveZones } from '../domain/lead-zones.ts';
import type { Company, User } from '../domain/people.ts';
import { createScorer, type Scorer, scoreWith } from '../domain/score.ts';
import { addWorkingHours, firstCallBy } from '../domain/sla.ts';
import { entryStage, sourceTouchKind } from '../domain/source.ts';
import { createWindowCalendar, type WindowCalendar } from '../domain/window-calendar.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { stoppedLeadPuts } from './do-not-call-rows.ts';
import {
  alikeCompanyIds,
  candidateIds,
  isSameTouch,
  type KnownLeads,
  keeperIds,
  knownLeads,
  knownRefs,
  likelyLead,
} from './import-known.ts';
import { changedLead, noNextAction } from './lead-changes.ts';
import { consentOfRow, learnedFrom, saidOtherwise } from './learn-from-row.ts';
import { returnLead } from './return-lead.ts';
import { fieldsOfScore } from './score-of-lead.ts';

const ownersOf = (rows: readonly ImportedRow[]) => [...new Set(rows.map((row) => row.ownerId).filter((each) => each !== null))];
const matchKeysOf = (rows: readonly ImportedRow[]) =>
  [...new Set(rows.map((row) => companyMatchKey(row.companyName)))].filter((key) => key !== '');

/**
 * Takes in a chunk of an import; all people of one row come in the same chunk. A row about somebody who is here adds a touch to their
 * lead, unless it is there already; refused rows are kept with their reason. The counts on the run are the server's.
 */
export const importLeads = defineCommand({
  name: 'importLeads',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({
    importId: id,
    rows: z.array(importedRow).max(500),
    refused: z.array(refusedRow).max(500),
    likely: z.array(likelyLead).max(500).optional(),
  }),
  leadIds: () => [],
  load: (args) => ({
    run: one('importRuns', args.importId),
    settings: one('settings', 'center'),
    ...knownRefs(args.rows, args.likely ?? []),
    owners: many('users', ownersOf(args.rows)),
    sameCompany: where('companies', 'matchKey', matchKeysOf(args.rows)),
    barred: where('doNotCallParts', 'state', ['active']),
  }),
  loadMore: (rows, args) => ({
    keepers: many('leads', keeperIds(rows)),
    touches: where('touches', 'leadId', candidateIds(rows)),
    alikeCompanies: many('companies', alikeCompanyIds(rows)),
    promised: where('callbacks', 'leadId', args.rows.some((row) => row.doNotCall) ? candidateIds(rows) : []),
  }),
  apply: ({ run, settings, sameCompany, barred, owners, touches, alikeCompanies, promised, ...candidates }, args, context) => {
    if (!run || !settings) return refuse('notFound', { what: 'import' });
    const intake: Intake = {
      ...openIntake(run, settings, sameCompany, context),
      known: knownLeads(candidates, {
        likely: args.likely ?? [],
        companies: alikeCompanies,
        automaticFrom: settings.duplicates.automaticFrom,
      }),
      promised,
      touches: Map.groupBy(touches, (touch) => touch.leadId),
      owners: new Map(owners.filter((user) => mayOwn(user, run)).map((user) => [user.id, user])),
      barred: doNotCallIndex(barred),
    };
    for (const people of Map.groupBy(args.rows, ({ row }) => row).values()) takeInRow(intake, people);
    const refused = args.refused.map((each) => put('importRefusals', { id: context.id(`refused${each.row}`), importId: run.id, ...each }));
    const counts = {
      takenIn: run.takenIn + intake.rows.takenIn,
      merged: run.merged + intake.rows.merged,
      alreadyKnown: run.alreadyKnown + intake.rows.alreadyKnown,
      leads: run.leads + intake.leads,
      refused: run.refused + refused.length,
    };
    return { puts: [...intake.puts, ...refused, put('importRuns', { ...run, ...counts })] };
  },
});

type Intake = {
  run: ImportRun;
  settings: CenterSettings;
  scorer: Scorer;
  calendar: WindowCalendar;
  known: KnownLeads;
  /** Callbacks of leads that are here, where a row says that they are not to be called. */
  promised: readonly Callback[];
  /** Of leads that are here, by lead. */
  touches: Map<string, Touch[]>;
  /** Who may own what comes in, by id. */
  owners: Map<string, User>;
  companies: Map<string, Company>;
  /** Numbers, mails and domains that may not be called. */
  barred: DoNotCallIndex;
  context: CommandContext;
  puts: Put[];
  rows: Record<Outcome, number>;
  leads: number;
};

/** What became of a row, or of one person in it. */
type Outcome = 'takenIn' | 'merged' | 'alreadyKnown';

/** Reps and team leads of the team that gets the import. */
const mayOwn = (user: User, run: ImportRun): boolean =>
  user.isActive && user.teamId === run.teamId && (user.role === 'rep' || user.role === 'teamLead');

const openIntake = (
  run: ImportRun,
  settings: CenterSettings,
  companies: readonly Company[],
  context: CommandContext,
): Omit<Intake, 'barred' | 'known' | 'promised' | 'touches' | 'owners'> => ({
  run,
  settings,
  scorer: createScorer(settings),
  calendar: createWindowCalendar(settings),
  companies: new Map(companies.map((company) => [company.matchKey, company])),
  context,
  puts: [],
  rows: { takenIn: 0, merged: 0, alreadyKnown: 0 },
  leads: 0,
});

/** A row counts once, whoever stands in it: as taken in when anybody of it is new, as merged when anybody brought a touch. */
const takeInRow = (intake: Intake, people: readonly ImportedRow[]): void => {
  const outcomes = new Set(people.map((row) => takeIn(intake, row)));
  const outcome = (['takenIn', 'merged'] as const).find((each) => outcomes.has(each)) ?? 'alreadyKnown';
  intake.rows[outcome] += 1;
};

const takeIn = (intake: Intake, row: ImportedRow): Outcome => {
  const known = intake.known.find(row);
  if (known) return addTouch(intake, row, known);
  const company = companyOf(intake, row);
  const touch = touchOf(intake, row, leadIdOf(intake, row));
  const owner = row.ownerId === null ? undefined : intake.owners.get(row.ownerId);
  const lead = ownedBy(owner, newLead(intake, row, company, touch), intake.context);
  intake.puts.push(put('leads', lead), put('touches', touch));
  if (owner) intake.puts.push(put('assignments', assignmentOf(intake, lead, owner)));
  if (row.note) intake.puts.push(put('notes', noteOf(intake, row, lead.id)));
  intake.known.remember(lead);
  intake.touches.set(lead.id, [touch]);
  intake.leads += 1;
  return 'takenIn';
};

/** A touch for a lead that is here, and whatever the row knows of the person that the lead does not say yet. */
const addTouch = (intake: Intake, row: ImportedRow, known: Lead): Outcome => {
  const { context } = intake;
  const touch = touchOf(intake, row, known.id);
  const standing = intake.touches.get(known.id) ?? [];
  const isSame = standing.some((each) => isSameTouch(touch, each, row.arrivedAt !== null));
  const needsCompany = known.companyId === null && row.companyName !== '';
  const learned = learnedFrom(known, row, needsCompany ? companyOf(intake, row) : undefined, {
    at: touch.happenedAt,
    by: intake.run.fileName,
  });
  if (row.doNotCall && !known.doNotCall) return stopKnown(intake, row, { ...known, ...learned }, isSame ? null : touch);
  if (isSame && Object.keys(learned).length === 0) return 'alreadyKnown';
  const lastTouchAt = Math.max(touch.happenedAt, known.lastTouchAt ?? 0);
  // An import knows nothing of the calls of leads that are here: the server scores them once it is done, and the touch alone may bring somebody back.
  const lead = changedLead(known, { ...learned, lastTouchAt, ...(isSame ? {} : { scoredAt: null }) }, context);
  const news = { touches: isSame ? [] : [touch], scoreBefore: null };
  const back = isSame ? null : returnLead({ ...lead, version: known.version }, news, intake.settings, context);
  intake.puts.push(...(back?.puts ?? [put('leads', lead)]));
  if (!isSame) addTold(intake, row, known, touch);
  intake.known.remember(back?.lead ?? lead);
  return 'merged';
};

/** The touch, and as a note what the row says and what of it the lead says otherwise: nothing of a row is lost. */
const addTold = (intake: Intake, row: ImportedRow, known: Lead, touch: Touch): void => {
  intake.puts.push(put('touches', touch));
  intake.touches.set(known.id, [...(intake.touches.get(known.id) ?? []), touch]);
  const body = [row.note, ...saidOtherwise(known, row)].filter((part) => part !== '').join('\n\n');
  if (body !== '') intake.puts.push(put('notes', { ...noteOf(intake, row, known.id), body: cutText(body, 20_000) }));
};

/** Who says through any list that they are not to be called is not, whatever was promised. */
const stopKnown = (intake: Intake, row: ImportedRow, known: Lead, touch: Touch | null): Outcome => {
  const puts = stoppedLeadPuts(known, intake.promised, intake.run.fileName, intake.context);
  intake.puts.push(...puts);
  if (touch) addTold(intake, row, known, touch);
  for (const each of puts) if (each.table === 'leads') intake.known.remember(each.row);
  return 'merged';
};

/** Ids of what a row makes: one for each person of it. */
const rowId = ({ context }: Intake, kind: string, { row, person }: ImportedRow): string =>
  context.id(person === 0 ? `${kind}${row}` : `${kind}${row}.${person}`);
const leadIdOf = (intake: Intake, row: ImportedRow): string => rowId(intake, 'lead', row);

const ownedBy = (owner: User | undefined, lead: Lead, context: CommandContext): Lead =>
  owner ? { ...lead, ownerId: owner.id, assignmentGeneration: 1, assignedById: context.userId, assignedAt: context.now } : lead;

const assignmentOf = ({ context, run }: Intake, lead: Lead, owner: User): Assignment => ({
  id: context.id(`given.${lead.id.slice(context.id('').length)}`),
  leadId: lead.id,
  fromId: null,
  toId: owner.id,
  byId: context.userId,
  generation: 1,
  moveId: run.id,
  reason: '',
  assignedAt: context.now,
  undo: null,
  undoneAt: null,
});

const companyOf = (intake: Intake, row: ImportedRow): Company | undefined => {
  const matchKey = companyMatchKey(row.companyName);
  if (matchKey === '') return undefined;
  const standing = intake.companies.get(matchKey);
  if (standing) return standing;
  const company: Company = {
    id: rowId(intake, 'company', row),
    name: row.companyName,
    domain: row.companyDomain,
    industry: row.industry,
    employees: row.employees,
    city: row.city,
    country: row.country,
    isKeyAccount: false,
    salespersonId: null,
    matchKey,
  };
  intake.companies.set(matchKey, company);
  intake.puts.push(put('companies', company));
  return company;
};

const touchOf = (intake: Intake, row: ImportedRow, leadId: string): Touch => ({
  id: rowId(intake, 'touch', row),
  leadId,
  kind: row.touchKind ?? sourceTouchKind(row.source ?? intake.run.source),
  direction: 'in',
  title: row.touchTitle || intake.run.fileName,
  detail: row.sourceWords,
  buyingPhase: null,
  campaignId: intake.run.campaignId,
  happenedAt: row.arrivedAt ?? intake.context.now,
  durationMs: null,
});

const noteOf = (intake: Intake, row: ImportedRow, leadId: string): Note => ({
  id: rowId(intake, 'note', row),
  leadId,
  attemptId: null,
  authorId: intake.context.userId,
  body: row.note,
  revision: 1,
  writtenAt: intake.context.now,
  editId: intake.context.commandId,
});

const newLead = (intake: Intake, row: ImportedRow, company: Company | undefined, touch: Touch): Lead => {
  const { run, settings, context } = intake;
  const { zones, source: zoneSource } = deriveZones(row);
  const source = row.source ?? run.source;
  const lead: Lead = {
    ...untouchedLead(),
    id: leadIdOf(intake, row),
    companyId: company?.id ?? null,
    firstName: row.firstName,
    lastName: row.lastName,
    title: row.title,
    email: row.email,
    phones: row.phones,
    language: row.language,
    street: row.street,
    city: row.city,
    region: row.region,
    postcode: row.postcode,
    country: row.country,
    zones,
    zoneSource,
    campaignId: run.campaignId,
    source,
    externalId: row.externalId,
    importId: run.id,
    importRow: row.row,
    teamId: run.teamId,
    ownerId: null,
    assignedById: null,
    assignedAt: null,
    stage: row.stage ?? entryStage(source, row, settings.entryStages),
    stageSinceAt: context.now,
    arrivedAt: row.arrivedAt ?? context.now,
    lastTouchAt: touch.happenedAt,
    nextActionKind: 'firstCall',
    nextActionAt: null,
    scoreModel: settings.score.model,
    consent: consentOfRow(row, { at: touch.happenedAt, by: run.fileName }),
    doNotCall: row.doNotCall || isBarred(row, intake.barred, row.companyDomain),
    custom: row.custom,
    updatedAt: context.now,
  };
  const score = scoreWith(intake.scorer, { lead, company, touches: [touch], attempts: [], contactsAtCompany: 1 }, context.now);
  return { ...lead, ...firstAction(intake, lead), ...fieldsOfScore(score, context.now) };
};

/** Working hours in which a list that nobody on it asked for is to be called through. */
const listWithinHours = 40;

/** Who asked waits minutes, from when they may be called; a bought or collected list is called through in a working week. */
const firstCallDue = ({ settings, calendar, context }: Intake, lead: Lead): number =>
  lead.source === 'import' || lead.source === 'prospecting'
    ? addWorkingHours(context.now, listWithinHours, settings.zone)
    : firstCallBy({ ...lead, arrivedAt: context.now }, settings, calendar);

/** A quarter: long enough for a lead that the other system has laid aside, short enough to be asked again. */
const restDays = 90;
const dayMs = 86_400_000;

/** What is to happen first. A lead that rests comes back after a quarter; one that has left is not called. */
const firstAction = (intake: Intake, lead: Lead): Partial<Lead> => {
  if (lead.stage === 'disqualified' || lead.stage === 'keepInformed') return noNextAction;
  if (lead.stage !== 'nurture') return { nextActionAt: firstCallDue(intake, lead) };
  const at = intake.context.now + restDays * dayMs;
  return { nextActionKind: 'revisit', nextActionAt: at, revisitOn: new Date(at).toISOString().slice(0, 10) };
};
