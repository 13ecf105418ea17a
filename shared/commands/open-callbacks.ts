import type { Callback } from '../domain/call.ts';
import type { Lead } from '../domain/lead.ts';
import { type CommandContext, type Put, put } from './command.ts';

/** How an open callback stands on its lead's row. */
export const callbackOnLead = (
  callback: Callback,
): Pick<Lead, 'nextActionKind' | 'nextActionAt' | 'callbackId' | 'callbackIsPersonal' | 'revisitOn'> => ({
  nextActionKind: 'callback',
  nextActionAt: callback.dueAt,
  callbackId: callback.id,
  callbackIsPersonal: callback.userId !== null,
  revisitOn: null,
});

/** Closes every open callback of the lead but `keepId`: a lead has one promised call at a time. */
export const withoutOthers = (
  callbacks: readonly Callback[],
  keepId: string | null,
  state: 'kept' | 'moved' | 'cancelled',
  context: CommandContext,
): Put[] =>
  callbacks
    .filter((each) => each.state === 'open' && each.id !== keepId)
    .map((each) => put('callbacks', { ...each, state, closedAt: context.now }));
