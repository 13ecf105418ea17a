import { z } from 'zod';
import type { Note, Touch } from '../domain/call.ts';
import type { CenterSettings } from '../domain/center-settings.ts';
import { companyMatchKey } from '../domain/company-match.ts';
import { type DoNotCallIndex, doNotCallIndex, isBarred } from '../domain/do-not-call.ts';
import { id } from '../domain/fields.ts';
import type { ImportRun } from '../domain/history.ts';
import { type ImportedRow, importedRow, refusedRow } from '../domain/import/imported-row.ts';
import type { Lead } from '../domain/lead.ts';
import { deriveZones } from '../domain/lead-zones.ts';
import type { Company } from '../domain/people.ts';
import { createScorer, type Scorer, scoreWith } from '../domain/score.ts';
import { addWorkingHours, firstCallBy } from '../domain/sla.ts';
import { entryStage, sourceTouchKind } from '../domain/source.ts';
import { createWindowCalendar, type WindowCalendar } from '../domain/window-calendar.ts';
import { type CommandContext, defineCommand, many, one, type Put, put, refuse, where } from './command.ts';
import { changedLead } from './lead-changes.ts';

const externalIdsOf = (rows: readonly ImportedRow[]) => rows.map((row) => row.externalId).filter((each) => each !== null);
const mailsOf = (rows: readonly ImportedRow[]) => rows.map((row) => row.email).filter((each) => each !== null);
const matchKeysOf = (rows: readonly ImportedRow[]) =>
  [...new Set(rows.map((row) => companyMatchKey(row.companyName)))].filter((key) => key !== '');

/**
 * Takes in a chunk of an import. A row whose mail or external id is known adds a touch to the lead that has it;
 * refused rows are kept with their reason. The counts on the run are the server's.
 */
export const importLeads = defineCommand({
  name: 'importLeads',
  version: 1,
  roles: ['teamLead', 'manager', 'admin'],
  args: z.object({ importId: id, rows: z.array(importedRow).max(500), refused: z.array(refusedRow).max(500) }),
  leadIds: () => [],
  load: (args) => ({
    run: one('importRuns', args.importId),
    settings: one('settings', 'center'),
    sameMail: where('leads', 'email', mailsOf(args.rows)),
    sameExternalId: where('leads', 'externalId', externalIdsOf(args.rows)),
    sameCompany: where('companies', 'matchKey', matchKeysOf(args.rows)),
    barred: where('doNotCallParts', 'state', ['active']),
  }),
  loadMore: ({ sameMail, sameExternalId }) => ({
    keepers: many('leads', [...new Set([...sameMail, ...sameExternalId].flatMap(({ mergedIntoId }) => mergedIntoId ?? []))]),
  }),
  apply: ({ run, settings, sameMail, sameExternalId, sameCompany, barred, keepers }, args, context) => {
    if (!run || !settings) return refuse('notFound', { what: 'import' });
    const intake = {
      ...openIntake(run, settings, [...sameMail, ...sameExternalId, ...keepers], sameCompany, context),
      barred: doNotCallIndex(barred),
    };
    for (const row of args.rows) takeIn(intake, row);
    const refused = args.refused.map((each) => put('importRefusals', { id: context.id(`refused${each.row}`), importId: run.id, ...each }));
    const counts = {
      takenIn: run.takenIn + intake.takenIn,
      alreadyKnown: run.alreadyKnown + intake.alreadyKnown,
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
  byId: Map<string, Lead>;
  byMail: Map<string, Lead>;
  byExternalId: Map<string, Lead>;
  companies: Map<string, Company>;
  /** Numbers, mails and domains that may not be called. */
  barred: DoNotCallIndex;
  context: CommandContext;
  puts: Put[];
  takenIn: number;
  alreadyKnown: number;
};

const openIntake = (
  run: ImportRun,
  settings: CenterSettings,
  known: readonly Lead[],
  companies: readonly Company[],
  context: CommandContext,
): Omit<Intake, 'barred'> => ({
  run,
  settings,
  scorer: createScorer(settings),
  calendar: createWindowCalendar(settings),
  byId: new Map(known.map((lead) => [lead.id, lead])),
  byMail: new Map(known.flatMap((lead) => (lead.email ? [[lead.email, lead]] : []))),
  byExternalId: new Map(known.flatMap((lead) => (lead.externalId ? [[lead.externalId, lead]] : []))),
  companies: new Map(companies.map((company) => [company.matchKey, company])),
  context,
  puts: [],
  takenIn: 0,
  alreadyKnown: 0,
});

const takeIn = (intake: Intake, row: ImportedRow): void => {
  const same = (row.externalId && intake.byExternalId.get(row.externalId)) || (row.email && intake.byMail.get(row.email)) || undefined;
  // What arrives for a merged lead goes to the one that carries it on.
  const known = (same?.mergedIntoId && intake.byId.get(same.mergedIntoId)) || same;
  if (known) {
    const touch = touchOf(intake, row, known.id);
    const lead = changedLead(known, { lastTouchAt: Math.max(touch.happenedAt, known.lastTouchAt ?? 0) }, intake.context);
    intake.puts.push(put('touches', touch), put('leads', lead));
    remember(intake, lead);
    intake.alreadyKnown += 1;
    return;
  }
  const company = companyOf(intake, row);
  const touch = touchOf(intake, row, leadIdOf(intake, row));
  const lead = newLead(intake, row, company, touch);
  intake.puts.push(put('leads', lead), put('touches', touch));
  if (row.note) intake.puts.push(put('notes', noteOf(intake, row, lead.id)));
  remember(intake, lead);
  intake.takenIn += 1;
};

const remember = (intake: Intake, lead: Lead): void => {
  intake.byId.set(lead.id, lead);
  if (lead.email) intake.byMail.set(lead.email, lead);
  if (lead.externalId) intake.byExternalId.set(lead.externalId, lead);
};

const leadIdOf = (intake: Intake, row: ImportedRow): string => intake.context.id(`lead${row.row}`);

const companyOf = (intake: Intake, row: ImportedRow): Company | undefined => {
  const matchKey = companyMatchKey(row.companyName);
  if (matchKey === '') return undefined;
  const standing = intake.companies.get(matchKey);
  if (standing) return standing;
  const company: Company = {
    id: intake.context.id(`company${row.row}`),
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
  id: intake.context.id(`touch${row.row}`),
  leadId,
  kind: sourceTouchKind(intake.run.source),
  direction: 'in',
  title: row.touchTitle || intake.run.fileName,
  detail: row.sourceWords,
  buyingPhase: null,
  campaignId: intake.run.campaignId,
  happenedAt: row.arrivedAt ?? intake.context.now,
});

const noteOf = (intake: Intake, row: ImportedRow, leadId: string): Note => ({
  id: intake.context.id(`note${row.row}`),
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
  const { zones, source } = deriveZones(row);
  const lead: Lead = {
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
    zoneSource: source,
    campaignId: run.campaignId,
    source: run.source,
    externalId: row.externalId,
    importId: run.id,
    importRow: row.row,
    teamId: run.teamId,
    ownerId: null,
    assignmentGeneration: 0,
    previousOwnerId: null,
    assignedById: null,
    assignedAt: null,
    stage: entryStage(run.source, row),
    stageSinceAt: context.now,
    reasonCode: null,
    arrivedAt: row.arrivedAt ?? context.now,
    firstAttemptAt: null,
    lastAttemptAt: null,
    lastTouchAt: touch.happenedAt,
    attempts: 0,
    connects: 0,
    nextActionKind: 'firstCall',
    nextActionAt: null,
    callbackId: null,
    callbackIsPersonal: false,
    lastSaid: '',
    revisitOn: null,
    letters: 'uuuuuu',
    score: 0,
    band: 'cold',
    scoreLines: [],
    scoreModel: settings.score.model,
    hours: [],
    consent: { phone: row.consentPhone, mail: row.consentMail, recordedAt: row.consentPhone === 'unknown' ? null : touch.happenedAt },
    doNotCall: row.doNotCall || isBarred(row, intake.barred, row.companyDomain),
    custom: row.custom,
    mergedIntoId: null,
    version: 1,
    updatedAt: context.now,
  };
  const { score, band, lines, model } = scoreWith(intake.scorer, { lead, company, touches: [touch], contactsAtCompany: 1 }, context.now);
  return { ...lead, nextActionAt: firstCallDue(intake, lead), score, band, scoreLines: lines, scoreModel: model };
};

/** Working hours in which a list that nobody on it asked for is to be called through. */
const listWithinHours = 40;

/** Who asked waits minutes, from when they may be called; a bought or collected list is called through in a working week. */
const firstCallDue = ({ run, settings, calendar, context }: Intake, lead: Lead): number =>
  run.source === 'import' || run.source === 'prospecting'
    ? addWorkingHours(context.now, listWithinHours, settings.zone)
    : firstCallBy({ ...lead, arrivedAt: context.now }, settings, calendar);
