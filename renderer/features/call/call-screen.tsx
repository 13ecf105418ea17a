import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { leadName } from '../../../shared/domain/lead.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useDialSettings } from '../../data/dial-settings.ts';
import { useIntents } from '../../data/intents.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusIfLost } from '../../ui/key-target.ts';
import { KeysWhileShown } from '../../ui/keys.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './call.module.css';
import { CallNotices, WaitingCall } from './call-notices.tsx';
import { callSession } from './call-session.ts';
import { CallProvider, type CallView, useCallView } from './call-view.tsx';
import type { FollowingLead } from './following-lead.ts';
import { CallHeader } from './header/call-header.tsx';
import { LettersPanel } from './letters/letters-panel.tsx';
import { LogCallButton } from './log/log-call-button.tsx';
import { InNoticePlace, NoticesInHead } from './notice-place.tsx';
import { CallFoot } from './outcome/call-foot.tsx';
import { PoolNotices } from './pool-notices.tsx';
import { markPrepared, usePrepared } from './prepared.ts';
import { ReadAhead, useRowsReadAhead } from './read-ahead.tsx';
import { ScriptPanel } from './script/script-panel.tsx';
import { TimelinePanel } from './timeline/timeline-panel.tsx';
import { useCallSession } from './use-call-session.ts';
import { useStable } from './use-stable.ts';

export type CallScreenProps = {
  /** The lead to call; without one the queue has nothing that may be called now. */
  leadId?: string | undefined;
  /** Its place in the queue: "1 of 42". */
  place?: { at: number; of: number } | undefined;
  next?: FollowingLead | undefined;
  /** Who is read before their turn: the next lead, whose whole screen is prepared, and some after it. */
  aheadIds?: readonly string[];
  /** The outcome was given: on to the next lead. */
  onNextLead: () => void;
  onOpenLead: (leadId: string) => void;
  onOpenToday: () => void;
  /** Hands a qualified lead to sales; without it no such button is drawn. */
  onHandOff?: ((leadId: string) => void) | undefined;
  /** Opens the lead's details to be put right. */
  onCorrect?: ((leadId: string) => void) | undefined;
};

/** What comes next is prepared this much after the lead has come on the screen, so that it takes nothing from the frame of that. */
const prepareAfterMs = 100;

/** What is wanted, a moment later. An order that changes again meanwhile does not begin the moment anew. */
const useSoonAfter = (wanted: string): string => {
  const [known, setKnown] = useState('');
  const latest = useRef(wanted);
  latest.current = wanted;
  const isBehind = known !== wanted;
  useEffect(() => {
    if (!isBehind) return;
    const timer = setTimeout(() => setKnown(latest.current), prepareAfterMs);
    return () => clearTimeout(timer);
  }, [isBehind]);
  return known;
};

/**
 * Who is drawn out of sight: the head of the queue, and until that one stands, who was the head before and stands already. So the key that ends
 * a call has always somebody to show, whatever moved up in that moment.
 */
const usePreparedIds = ({ leadId, next }: CallScreenProps, [head]: readonly string[]): string[] => {
  const isNextDrawn = usePrepared(({ leadIds }) => next !== undefined && leadIds.has(next.leadId));
  const wanted = [...(isNextDrawn && next ? [next.leadId] : []), ...(head ? [head] : [])];
  return leadId === undefined ? [] : [...new Set(wanted)].filter((id) => id !== leadId);
};

/** The heart: one lead, one call, everything in view, every action on a key. */
export function CallScreen(props: CallScreenProps) {
  const { leadId, aheadIds = [], onOpenToday, onOpenLead } = props;
  const words = useWords().call;
  const ahead = useSoonAfter(aheadIds.join(' ')).split(' ').filter(Boolean);
  const preparedIds = usePreparedIds(props, ahead);
  return (
    <NoticesInHead>
      {(notice) => (
        <>
          {ahead
            .filter((id) => id !== leadId && !preparedIds.includes(id))
            .map((id) => (
              <ReadAhead key={id} leadId={id} />
            ))}
          {leadId && <Spoken leadId={leadId} />}
          <PageHead
            title={words.title}
            sub={<QueueLine {...props} />}
            notice={notice}
            actions={
              <>
                {leadId && <LogCallButton leadId={leadId} />}
                <KeysButton />
              </>
            }
          />
          {leadId ? (
            <div className={styles.stage}>
              {[leadId, ...preparedIds].map((id) => (
                <CallOfLead key={id} {...props} leadId={id} isShown={id === leadId} />
              ))}
            </div>
          ) : (
            <div className={styles.blank}>
              <WaitingCall exceptId={null} onOpenLead={onOpenLead} />
              <EmptyState
                title={words.nothing.title}
                icon={<IconPhoneOff size={28} stroke={1.4} />}
                actions={[{ label: words.nothing.today, run: onOpenToday }]}
              >
                {words.nothing.body}
              </EmptyState>
            </div>
          )}
        </>
      )}
    </NoticesInHead>
  );
}

/** "1 of 42, then Declan Murphy, Corrib Foods at 14:15". */
function QueueLine({ place, next }: Pick<CallScreenProps, 'place' | 'next'>) {
  const words = useWords().call.queue;
  const formats = useFormats();
  const now = useNow(30_000);
  const at = place && words.place(formats.count(place.at), formats.count(place.of));
  const isToday = next?.at && formats.day(next.at) === formats.day(now);
  const when = next?.at ? words.at(isToday ? formats.time(next.at) : formats.dayAndTime(next.at, now)) : '';
  const then = next && words.following([next.name, next.companyName].filter(Boolean).join(', '), when);
  return <>{[at, then].filter(Boolean).join(', ')}</>;
}

/** Who is on the screen, and how far their call is, to those who listen: one place for all leads, as only what changes is read out. */
function Spoken({ leadId }: { leadId: string }) {
  const words = useWords().states.rep;
  const desk = useDesk();
  const { store } = useMemo(() => callSession(desk, leadId), [desk, leadId]);
  const phase = useStore(store, ({ draft }) => draft?.phase ?? 'before');
  const lead = useCache((cache) => cache.leads.get(leadId));
  const company = useCache((cache) => cache.companies.get(lead?.companyId ?? ''));
  const said = phase === 'before' ? [lead && leadName(lead), company?.name].filter(Boolean).join(', ') : words[phase];
  return (
    <p className="vh" role="status">
      {said}
    </p>
  );
}

type CallOfLeadProps = CallScreenProps & {
  leadId: string;
  /** Else it is prepared: drawn whole where nobody sees it, with no keys, no focus and no lease of its own. */
  isShown: boolean;
};

/**
 * One lead's call. While it is prepared, it is read, drawn and laid out behind the one on the screen, so that the key press that brings its
 * turn has nothing left to do but to show it.
 */
function CallOfLead(props: CallOfLeadProps) {
  const { leadId, isShown } = props;
  const session = useCallSession(leadId, isShown);
  const rows = useRowsReadAhead(leadId, useLeadRows(leadId));
  const status = useStore(session.store, (state) => state.status);
  const call = useCallView(session, rows, isShown);
  const isRead = call !== undefined;
  // What had the keyboard went with the last lead, or with what stood here while this one was read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for both
  useLayoutEffect(() => {
    if (isShown) focusIfLost();
  }, [isShown, isRead]);
  useEffect(() => (isRead && !isShown ? markPrepared(leadId) : undefined), [leadId, isRead, isShown]);
  return (
    <KeysWhileShown isShown={isShown}>
      <div className={styles.place} data-prepared={!isShown || undefined}>
        {call ? <OpenCall call={call} {...props} /> : status === 'missing' ? <MissingLead {...props} /> : <Blank />}
      </div>
    </KeysWhileShown>
  );
}

/** Until the lead is read, a moment after a lead that nobody expected; it keeps the keyboard from getting lost. */
const Blank = () => <div className={styles.page} aria-busy tabIndex={-1} data-keys-home data-quiet-focus />;

function MissingLead({ next, onNextLead, onOpenToday }: CallScreenProps) {
  const words = useWords().call;
  return (
    <div className={styles.blank}>
      <EmptyState
        title={words.missing.title}
        icon={<IconPhone size={28} stroke={1.4} />}
        actions={[
          ...(next ? [{ label: words.missing.next(next.name), run: onNextLead }] : []),
          { label: words.nothing.today, run: onOpenToday },
        ]}
      >
        {words.missing.body}
      </EmptyState>
    </div>
  );
}

// Each panel reads the call by itself; none is drawn anew because the queue behind it was ranked again.
const Header = memo(CallHeader);
const Timeline = memo(TimelinePanel);
const Script = memo(ScriptPanel);
const Letters = memo(LettersPanel);
const Foot = memo(CallFoot);

function OpenCall(props: { call: CallView } & CallOfLeadProps) {
  const { call, isShown, next, onNextLead, onOpenLead, onOpenToday, onHandOff, onCorrect } = props;
  const [askedOf, setAskedOf] = useState<{ leadId: string; what: 'call' | 'zone' } | null>(null);
  const [isTimelineShown, setIsTimelineShown] = useState(false);
  const { session, lead, calling, draft } = call;
  const [by] = useDialSettings();
  const dialOrAsk = useStable(() => {
    if (calling.kind === 'open') session.dial({ lead, overrideReason: null, overriddenRule: null, by });
    else setAskedOf({ leadId: lead.id, what: 'call' });
  });
  const { dialLeadId, taken } = useIntents();
  // A pool lead is dialled once its lease is here.
  const isOnTheWay = calling.kind === 'locked' && calling.why === 'asking';
  const isAskedToDial = isShown && dialLeadId === lead.id && draft.phase === 'before' && !isOnTheWay;
  // Asked for once, by the screen this call was opened from.
  useEffect(() => {
    if (!isAskedToDial) return;
    taken();
    dialOrAsk();
  }, [isAskedToDial, taken, dialOrAsk]);
  const openLead = useStable(onOpenLead);
  const correct = useStable(() => onCorrect?.(lead.id));
  const goOn = useStable(onNextLead);
  const openToday = useStable(onOpenToday);
  const ask = useStable((what: 'call' | 'zone' | null) => setAskedOf(what && { leadId: lead.id, what }));
  // Nothing is asked any more once the call is allowed: what stood in its way may have passed meanwhile.
  const isStillAsked = askedOf?.what === 'zone' || (draft.phase === 'before' && calling.kind !== 'open');
  const asked = askedOf?.leadId === lead.id && isStillAsked ? askedOf.what : null;
  const askWhere = useStable(() => ask('zone'));
  return (
    <CallProvider call={call}>
      <div className={styles.page}>
        <Header onCall={dialOrAsk} onAskWhere={askWhere} onCorrect={onCorrect && correct} />
        {isShown && (
          <InNoticePlace>
            <PoolNotices next={next} onNextLead={goOn} onOpenToday={openToday} />
            <CallNotices onOpenLead={openLead} onHandOff={onHandOff} />
          </InNoticePlace>
        )}
        <div className={styles.body}>
          <Timeline isShown={isTimelineShown} onShow={setIsTimelineShown} onOpenLead={openLead} />
          <Script />
          <Letters />
        </div>
        <Foot asked={asked} onAsk={ask} onFinished={goOn} />
      </div>
    </CallProvider>
  );
}
