import { createContext, type ReactNode, useContext, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { type Answer, currentAnswers, type Letter } from '../../../shared/domain/bantfo.ts';
import { type Attempt, callsElsewhere, type Disposition } from '../../../shared/domain/call.ts';
import { type CallingWindow, windowOf } from '../../../shared/domain/calling-window.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { Departure } from '../../../shared/domain/history.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Claim } from '../../../shared/domain/lease.ts';
import type { Campaign, Company } from '../../../shared/domain/people.ts';
import type { Script } from '../../../shared/domain/script.ts';
import { type Verdict, verdictOf } from '../../../shared/domain/verdict.ts';
import type { CallDraft, OutcomeDraft } from '../../data/db.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import type { LeadRows } from '../../data/lead-rows.ts';
import { useDeparture } from '../../data/lead-whereabouts.ts';
import { outcomesInOrder } from '../../data/outcomes-in-order.ts';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import type { CallSession, CallState } from './call-session.ts';
import { type Calling, callingOf, poolLockOf } from './calling.ts';
import type { LeaseState } from './lease-keeper.ts';
import { usePoolLease } from './use-pool-lease.ts';

/** What of a call's draft the panels share. What changes with every keystroke is read where it is typed: see the hooks below. */
export type SharedDraft = Omit<CallDraft, 'note' | 'noteRevision' | 'updatedAt' | 'letter' | 'outcome'> & {
  openLetter: Letter | null;
  askedCode: string | null;
};

/** One open call as its panels see it. */
export type CallView = {
  session: CallSession;
  draft: SharedDraft;
  lead: Lead;
  /** The lead is still on this desktop; else `lead` is as it was last seen. */
  isHere: boolean;
  /** Where it went, when it left this desktop and that is known. */
  departure: Departure | undefined;
  rows: LeadRows;
  /** The call that a colleague is in with them at this moment. */
  elsewhere: Attempt | undefined;
  settings: CenterSettings;
  company: Company | undefined;
  campaign: Campaign | undefined;
  script: Script | undefined;
  /** All there ever were, for what calls of the past came to. */
  dispositions: readonly Disposition[];
  /** Those that can be chosen, in their order. */
  offered: readonly Disposition[];
  /** The newest answer per letter. */
  answers: Partial<Record<Letter, Answer>>;
  verdict: Verdict;
  window: CallingWindow;
  /** Who may call it, as far as the rows say, and what the server said to this screen. */
  claim: Claim;
  lease: LeaseState;
  calling: Calling;
  /** Epoch ms, a few seconds old at most. */
  now: number;
};

const CallContext = createContext<CallView | null>(null);

export const useCall = (): CallView => {
  const call = useContext(CallContext);
  if (!call) throw new Error('useCall outside of an open call');
  return call;
};

export const CallProvider = ({ call, children }: { call: CallView; children: ReactNode }) => (
  <CallContext value={call}>{children}</CallContext>
);

/** The session's own state, for what is typed, saved or gone wrong: re-renders only where the selected value is shown. */
export const useCallState = <Value,>(select: (state: CallState) => Value): Value => useStore(useCall().session.store, select);

export const useOutcomeDraft = (): OutcomeDraft | null => useCallState((state) => state.draft?.outcome ?? null);

const sharedOf = ({ status, draft }: CallState): Partial<SharedDraft> => {
  if (status !== 'open' || !draft) return {};
  const { note, noteRevision, updatedAt, letter, outcome, ...shared } = draft;
  return { ...shared, openLetter: letter?.letter ?? null, askedCode: outcome?.code ?? null };
};

const isShared = (draft: Partial<SharedDraft>): draft is SharedDraft => draft.leadId !== undefined;

/** Ages and windows are told this finely, so that the panels are drawn anew a few times a minute and not with every tick. */
const clockEveryMs = 10_000;

const useCoarseNow = (): number => {
  const now = useNow(clockEveryMs / 2);
  return now - (now % clockEveryMs);
};

/** Rows of a lead that has not been read yet, or has left: what is known without them. */
const withoutHistory = (leadId: string, lead: Lead | undefined): LeadRows => ({
  leadId,
  lead,
  touches: [],
  attempts: [],
  notes: [],
  answers: [],
  callbacks: [],
  stageChanges: [],
  assignments: [],
  corrections: [],
  handoffs: [],
  isWhole: true,
});

/** The last rows seen of a lead outlive its leaving: who is talking goes on seeing what they saw. */
const useRowsToShow = (leadId: string, live: LeadRows | undefined, dialled: Lead | undefined, cached: Lead | undefined): LeadRows => {
  const seen = useRef<LeadRows | null>(null);
  if (live?.lead) seen.current = live;
  const known = live ? dialled : (cached ?? dialled);
  const bare = useMemo(() => withoutHistory(leadId, known), [leadId, known]);
  if (live?.lead || !live) return live ?? bare;
  return seen.current?.lead?.id === dialled?.id && seen.current ? seen.current : bare;
};

const useRelated = (lead: Lead | undefined, scriptId: string | null | undefined) => {
  const settings = useCache((cache) => cache.settings);
  const company = useCache((cache) => (lead?.companyId ? cache.companies.get(lead.companyId) : undefined));
  const campaign = useCache((cache) => (lead?.campaignId ? cache.campaigns.get(lead.campaignId) : undefined));
  const script = useCache((cache) => (scriptId ? cache.scripts.get(scriptId) : undefined));
  const dispositions = useCache(useShallow((cache) => outcomesInOrder(cache.dispositions)));
  return { settings, company, campaign, script, dispositions };
};

/**
 * Puts together what the panels of a call need; undefined until it is read, and while there is nothing to show. `isShown`: it is on the
 * screen; only then is a lead of the pool asked for.
 */
export const useCallView = (session: CallSession, read: LeadRows | undefined, isShown: boolean): CallView | undefined => {
  // While the next lead is read, the rows at hand are still those of the last one.
  const live = read?.leadId === session.leadId ? read : undefined;
  const { user } = useDesk();
  const now = useCoarseNow();
  const calendar = useWindowCalendar();
  const draft = useStore(session.store, useShallow(sharedOf));
  const cached = useCache((cache) => cache.leads.get(session.leadId));
  const rows = useRowsToShow(session.leadId, live, draft.lead ?? undefined, cached);
  const { settings, company, campaign, script, dispositions } = useRelated(rows.lead, draft.scriptId);
  const isHere = live ? live.lead !== undefined : cached !== undefined;
  const departure = useDeparture(isHere ? null : session.leadId);
  const { claim, lease } = usePoolLease(session, cached ?? rows.lead, now, isShown);
  return useMemo(() => {
    const { lead } = rows;
    if (!lead || !settings || !calendar || !claim || !isShared(draft)) return undefined;
    const window = windowOf(lead, calendar, now);
    const verdict = verdictOf({ answers: rows.answers, score: lead.score, stage: lead.stage }, settings, now);
    const elsewhere = callsElsewhere(rows.attempts, user.userId, now).at(-1);
    const calling = callingOf(lead, window, user, { isHere, poolLock: poolLockOf(claim, lease), isInCall: elsewhere !== undefined });
    const offered = dispositions.filter(({ isOff }) => !isOff);
    const known = { offered, session, draft, lead, isHere, departure, rows, elsewhere, settings, company, campaign, script, dispositions };
    return { ...known, answers: currentAnswers(rows.answers), verdict, window, claim, lease, calling, now };
  }, [claim, lease, session, draft, isHere, departure, rows, settings, calendar, company, campaign, script, dispositions, user, now]);
};
