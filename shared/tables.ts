import type { z } from 'zod';
import { absence } from './domain/absence.ts';
import { agreement } from './domain/agreement.ts';
import { answer } from './domain/bantfo.ts';
import { attempt, callback, disposition, note, touch } from './domain/call.ts';
import { campaignCost } from './domain/campaign-cost.ts';
import { centerSettings } from './domain/center-settings.ts';
import { callComment, goal } from './domain/coaching.ts';
import { content, mailTemplate } from './domain/content.ts';
import { correction } from './domain/correction.ts';
import { doNotCallList, doNotCallPart } from './domain/do-not-call.ts';
import { leadMerge } from './domain/duplicates/merge.ts';
import { suspect } from './domain/duplicates/suspect.ts';
import { handoff } from './domain/handoff.ts';
import { exportPreset, exportRecord } from './domain/handoff-export/export-preset.ts';
import { assignment, departure, importMapping, importRefusal, importRun, leadMove, parked, stageChange } from './domain/history.ts';
import { lead } from './domain/lead.ts';
import { checkout, lease } from './domain/lease.ts';
import { ledgerCheck } from './domain/ledger-check.ts';
import { payStatement } from './domain/pay-statement.ts';
import { campaign, company, presence, team, user } from './domain/people.ts';
import { salesLoad } from './domain/sales-load.ts';
import { salesReminder } from './domain/sales-reminder.ts';
import { script } from './domain/script.ts';

/**
 * Every table that desktops hold, once: its row schema, who may see a row, and the fields queries ask by.
 * Dexie's stores, the server's column lists and the change feed's audiences all come from here; the SQL migrations
 * are written by hand and a test holds them against it.
 *
 * audience: `everyone` in the center · `lead` (owner, else the team's pool; team lead; manager) · `child` of a lead ·
 * `handoff` (rep, salesperson, team lead, manager) · `person` (a user's own row, their team lead, managers) · `import` (what concerns a team: its lead, managers)
 */
export const tables = {
  settings: { schema: centerSettings, audience: 'everyone', indexes: [] },
  agreements: { schema: agreement, audience: 'everyone', indexes: ['section'] },
  teams: { schema: team, audience: 'everyone', indexes: [] },
  users: { schema: user, audience: 'everyone', indexes: ['email'] },
  campaigns: { schema: campaign, audience: 'everyone', indexes: [] },
  campaignCosts: { schema: campaignCost, audience: 'everyone', indexes: ['campaignId'] },
  dispositions: { schema: disposition, audience: 'everyone', indexes: ['group'] },
  scripts: { schema: script, audience: 'everyone', indexes: ['scriptKey'] },
  companies: { schema: company, audience: 'everyone', indexes: ['matchKey'] },
  leads: { schema: lead, audience: 'lead', indexes: ['ownerId', 'companyId', 'email', 'externalId'] },
  touches: { schema: touch, audience: 'child', indexes: ['leadId'] },
  attempts: { schema: attempt, audience: 'child', indexes: ['leadId', 'userId', 'startedAt'] },
  notes: { schema: note, audience: 'child', indexes: ['leadId'] },
  answers: { schema: answer, audience: 'child', indexes: ['leadId'] },
  callbacks: { schema: callback, audience: 'child', indexes: ['leadId', 'state'] },
  stageChanges: { schema: stageChange, audience: 'child', indexes: ['leadId'] },
  assignments: { schema: assignment, audience: 'child', indexes: ['leadId', 'moveId'] },
  corrections: { schema: correction, audience: 'child', indexes: ['leadId'] },
  leases: { schema: lease, audience: 'child', indexes: ['leadId'] },
  checkouts: { schema: checkout, audience: 'child', indexes: ['leadId'] },
  leadMerges: { schema: leadMerge, audience: 'child', indexes: ['leadId', 'keptId'] },
  suspects: { schema: suspect, audience: 'child', indexes: ['leadId', 'otherId', 'state'] },
  handoffs: { schema: handoff, audience: 'handoff', indexes: ['leadId', 'handedOffAt'] },
  salesReminders: { schema: salesReminder, audience: 'handoff', indexes: ['handoffId', 'leadId'] },
  ledgerChecks: { schema: ledgerCheck, audience: 'everyone', indexes: [] },
  salesLoads: { schema: salesLoad, audience: 'everyone', indexes: [] },
  payStatements: { schema: payStatement, audience: 'person', indexes: ['userId'] },
  contents: { schema: content, audience: 'everyone', indexes: [] },
  mailTemplates: { schema: mailTemplate, audience: 'everyone', indexes: [] },
  doNotCallLists: { schema: doNotCallList, audience: 'everyone', indexes: ['leadId'] },
  doNotCallParts: { schema: doNotCallPart, audience: 'everyone', indexes: ['listId', 'state'] },
  presences: { schema: presence, audience: 'person', indexes: [] },
  departures: { schema: departure, audience: 'person', indexes: ['leadId'] },
  absences: { schema: absence, audience: 'person', indexes: ['userId'] },
  callComments: { schema: callComment, audience: 'person', indexes: ['userId', 'attemptId'] },
  goals: { schema: goal, audience: 'person', indexes: [] },
  parked: { schema: parked, audience: 'person', indexes: [] },
  leadMoves: { schema: leadMove, audience: 'import', indexes: ['movedAt'] },
  importRuns: { schema: importRun, audience: 'import', indexes: [] },
  importMappings: { schema: importMapping, audience: 'everyone', indexes: [] },
  importRefusals: { schema: importRefusal, audience: 'import', indexes: ['importId'] },
  exportPresets: { schema: exportPreset, audience: 'everyone', indexes: [] },
  exportRecords: { schema: exportRecord, audience: 'person', indexes: [] },
} as const satisfies Record<string, TableDefinition>;

export type Audience = 'everyone' | 'lead' | 'child' | 'handoff' | 'person' | 'import';
type TableDefinition = { schema: z.ZodObject; audience: Audience; indexes: readonly string[] };

export type TableName = keyof typeof tables;
export type Row<T extends TableName> = z.infer<(typeof tables)[T]['schema']>;
export const tableNames = Object.keys(tables) as TableName[];

/** Tables whose rows belong to one lead and leave a desktop with it. */
export const childTables = tableNames.filter((name) => tables[name].audience === 'child');

/** Tables that are compared with the server by themselves; children are compared with their lead. */
export const scopeTables = tableNames.filter((name) => tables[name].audience !== 'child');
