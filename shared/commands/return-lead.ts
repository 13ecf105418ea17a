import type { Touch } from '../domain/call.ts';
import { type CenterSettings, wholeSettings } from '../domain/center-settings.ts';
import type { Lead } from '../domain/lead.ts';
import { returnNote, whyReturn } from '../domain/returns.ts';
import { firstCallBy } from '../domain/sla.ts';
import { createWindowCalendar } from '../domain/window-calendar.ts';
import { localClock } from '../domain/zone.ts';
import type { CommandContext, Put } from './command.ts';
import { put } from './command.ts';
import { changedLead, noNextAction, stepStage } from './lead-changes.ts';

type News = { touches: readonly Touch[]; scoreBefore: number | null };

/**
 * The rows of a lead that comes back from rest, with what did it in its history and a first call by the center's own time; null where it
 * rests on. One rule for whatever brings news: a touch that came in, an import, the server's daily look.
 */
export const returnLead = (
  lead: Lead,
  news: News,
  settings: CenterSettings,
  context: CommandContext,
): { lead: Lead; puts: Put[] } | null => {
  const today = localClock(context.now, settings.zone).day;
  const cause = whyReturn(lead, { ...news, today }, wholeSettings(settings).returns);
  if (!cause) return null;
  const why = { reasonCode: cause.code, note: returnNote(cause), suffix: `.${lead.id}` };
  const step = stepStage(lead, 'recycle', context, why);
  if (!step.change) return null;
  const nextActionAt = firstCallBy({ ...step.lead, arrivedAt: context.now }, settings, createWindowCalendar(settings));
  // The reason stays on the row, so that whoever calls next sees why.
  const next = { ...noNextAction, nextActionKind: 'firstCall' as const, nextActionAt, revisitOn: null };
  const back = changedLead(step.lead, next, context);
  return { lead: back, puts: [put('leads', back), put('stageChanges', step.change)] };
};
