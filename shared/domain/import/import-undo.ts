import type { Answer } from '../bantfo.ts';
import type { Attempt, Callback, Note, Touch } from '../call.ts';
import type { Correction } from '../correction.ts';
import type { Handoff } from '../handoff.ts';
import type { StageChange } from '../history.ts';
import type { Lead } from '../lead.ts';

/**
 * Why a lead stays when the import that brought it is undone: somebody has worked on it since, or it is not this import's alone any
 * more. Gravest first; a lead is counted under the first that applies.
 */
export const stayReasons = [
  'withSales',
  'called',
  'promised',
  'answered',
  'noted',
  'movedOn',
  'corrected',
  'touchedSince',
  'otherTeam',
] as const;
export type StayReason = (typeof stayReasons)[number];

/** What is known of leads beside their rows. */
export type LeadWork = {
  attempts: readonly Pick<Attempt, 'leadId'>[];
  notes: readonly Pick<Note, 'id' | 'leadId' | 'revision'>[];
  answers: readonly Pick<Answer, 'leadId'>[];
  callbacks: readonly Pick<Callback, 'leadId'>[];
  stageChanges: readonly Pick<StageChange, 'leadId' | 'event'>[];
  corrections: readonly Pick<Correction, 'leadId' | 'byId'>[];
  handoffs: readonly Pick<Handoff, 'leadId'>[];
  touches: readonly Pick<Touch, 'id' | 'leadId'>[];
};

/** The id of what came with an imported lead: its first touch, the note of its row. */
const besideLead = (leadId: string, kind: 'touch' | 'note'): string => leadId.replace(/\.lead(?=[\d.]+$)/, `.${kind}`);

/** Rows that an import made: its commands are named after it; those of before 0.2 made theirs under the lead's own command. */
const isOwn = (id: string, lead: Pick<Lead, 'id' | 'importId'>, kind: 'touch' | 'note'): boolean =>
  (lead.importId !== null && id.startsWith(`${lead.importId}.`)) || id === besideLead(lead.id, kind);

type UndoLead = Pick<Lead, 'id' | 'importId' | 'attempts' | 'letters' | 'callbackId'>;

const signs: Partial<Record<StayReason, (lead: UndoLead, work: LeadWork) => boolean>> = {
  withSales: (lead, { handoffs }) => handoffs.some((each) => each.leadId === lead.id),
  called: (lead, { attempts }) => lead.attempts > 0 || attempts.some((each) => each.leadId === lead.id),
  promised: (lead, { callbacks }) => lead.callbackId !== null || callbacks.some((each) => each.leadId === lead.id),
  answered: (lead, { answers }) => /[^u]/.test(lead.letters) || answers.some((each) => each.leadId === lead.id),
  noted: (lead, { notes }) => notes.some((each) => each.leadId === lead.id && (each.revision > 1 || !isOwn(each.id, lead, 'note'))),
  movedOn: (lead, { stageChanges }) => stageChanges.some((each) => each.leadId === lead.id && each.event !== 'purge'),
  corrected: (lead, { corrections }) => corrections.some((each) => each.leadId === lead.id && each.byId !== null),
  touchedSince: (lead, { touches }) => touches.some((each) => each.leadId === lead.id && !isOwn(each.id, lead, 'touch')),
};

/** Why the lead stays; undefined when nobody has done anything with it since it came. Being given to a rep alone is no work. */
export const whyStays = (lead: UndoLead, work: LeadWork): StayReason | undefined =>
  stayReasons.find((reason) => signs[reason]?.(lead, work) ?? false);
