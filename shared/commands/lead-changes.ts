import type { StageChange } from '../domain/history.ts';
import type { Lead } from '../domain/lead.ts';
import { isRefusal, nextStage, type StageEvent } from '../domain/stage.ts';
import type { CommandContext, Refusal } from './command.ts';

/**
 * A lead with some fields changed, its version raised. Every command that writes a lead goes through here, so that a do-not-call wins
 * over whatever arrives after it: it stays, and nothing asks for a call.
 */
export const changedLead = (lead: Lead, change: Partial<Lead>, context: CommandContext): Lead => {
  const changed = { ...lead, ...change, version: lead.version + 1, updatedAt: context.now };
  const isForbidden = lead.doNotCall || changed.doNotCall;
  return isForbidden ? { ...changed, doNotCall: true, ...(asksForCall(changed) ? noNextAction : {}) } : changed;
};

const asksForCall = ({ nextActionKind }: Lead): boolean =>
  nextActionKind !== null && nextActionKind !== 'salesAnswer' && nextActionKind !== 'outcome' && nextActionKind !== 'handOff';

export type StageStep = { lead: Lead; change: StageChange | null; refusal: Refusal | null };

/**
 * Takes one step of the refinery. Standing there already is no fault: the lead stays as it is.
 * Any other refusal is given back for the caller to park, with the lead unchanged.
 */
export const stepStage = (
  lead: Lead,
  event: StageEvent,
  context: CommandContext,
  why: { reasonCode?: string | null; note?: string; suffix?: string } = {},
): StageStep => {
  const to = nextStage(lead.stage, event);
  if (isRefusal(to)) {
    const refusal =
      to.refused === 'already' ? null : { code: 'stageRefused' as const, detail: { reason: to.refused, stage: lead.stage, event } };
    return { lead, change: null, refusal };
  }
  const change: StageChange = {
    id: context.id(`stage${why.suffix ?? ''}`),
    leadId: lead.id,
    fromStage: lead.stage,
    toStage: to,
    event,
    reasonCode: why.reasonCode ?? null,
    note: why.note ?? '',
    byId: context.userId,
    changedAt: context.now,
  };
  return { lead: { ...lead, stage: to, stageSinceAt: context.now, reasonCode: why.reasonCode ?? null }, change, refusal: null };
};

/** Fields of a lead that is to be called no more by itself: it has left, or sales has it. */
export const noNextAction = { nextActionKind: null, nextActionAt: null, callbackId: null, callbackIsPersonal: false } as const;
