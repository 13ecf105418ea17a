import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { memo, useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { leadName } from '../../../shared/domain/lead.ts';
import { useDialSettings } from '../../data/dial-settings.ts';
import { useIntents } from '../../data/intents.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { focusIfLost } from '../../ui/key-target.ts';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './call.module.css';
import { CallNotices, WaitingCall } from './call-notices.tsx';
import { CallProvider, type CallView, useCallView } from './call-view.tsx';
import { CallHeader } from './header/call-header.tsx';
import { LettersPanel } from './letters/letters-panel.tsx';
import { LogCallButton } from './log/log-call-button.tsx';
import { CallFoot } from './outcome/call-foot.tsx';
import { PoolNotices } from './pool-notices.tsx';
import { ReadAhead, useRowsReadAhead } from './read-ahead.tsx';
import { ScriptPanel } from './script/script-panel.tsx';
import { TimelinePanel } from './timeline/timeline-panel.tsx';
import { useCallSession } from './use-call-session.ts';
import { useStable } from './use-stable.ts';

/** The lead after this one, as the queue has it. `at`: when it is due or opens; null when it may be called at once. */
export type NextLead = { leadId: string; name: string; companyName: string; at: number | null };

export type CallScreenProps = {
  /** The lead to call; without one the queue has nothing that may be called now. */
  leadId?: string | undefined;
  /** Its place in the queue: "1 of 42". */
  place?: { at: number; of: number } | undefined;
  next?: NextLead | undefined;
  /** Who is read before their turn: the next lead, and some after it. */
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

/** The heart: one lead, one call, everything in view, every action on a key. */
export function CallScreen(props: CallScreenProps) {
  const { leadId, aheadIds = [], onOpenToday, onOpenLead } = props;
  const words = useWords().call;
  return (
    <>
      {aheadIds.map((id) => (
        <ReadAhead key={id} leadId={id} />
      ))}
      <PageHead
        title={words.title}
        sub={<QueueLine {...props} />}
        actions={
          <>
            {leadId && <LogCallButton leadId={leadId} />}
            <KeysButton />
          </>
        }
      />
      {leadId ? (
        <CallOfLead {...props} leadId={leadId} />
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

function CallOfLead(props: CallScreenProps & { leadId: string }) {
  const { leadId, onOpenToday, onNextLead, next } = props;
  const words = useWords().call;
  const session = useCallSession(leadId);
  const rows = useRowsReadAhead(leadId, useLeadRows(leadId));
  const status = useStore(session.store, (state) => state.status);
  const call = useCallView(session, rows);
  if (call) return <OpenCall call={call} {...props} />;
  if (status !== 'missing') return <div className={styles.page} aria-busy />;
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

/**
 * The next lead takes the last one's place in the same panels, which is much quicker than new ones. `0` and `1` in turn start
 * the movement anew; the keyboard goes to what is to be said, should what had it be gone.
 */
const useTurn = (leadId: string): 0 | 1 => {
  const [shown, setShown] = useState<{ leadId: string; turn: 0 | 1 }>({ leadId, turn: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: for every lead anew
  useLayoutEffect(focusIfLost, [shown.leadId]);
  if (shown.leadId === leadId) return shown.turn;
  const turn = shown.turn === 0 ? 1 : 0;
  setShown({ leadId, turn });
  return turn;
};

// Each panel reads the call by itself; none is drawn anew because the queue behind it was ranked again.
const Header = memo(CallHeader);
const Timeline = memo(TimelinePanel);
const Script = memo(ScriptPanel);
const Letters = memo(LettersPanel);
const Foot = memo(CallFoot);

function OpenCall({ call, next, onNextLead, onOpenLead, onOpenToday, onHandOff, onCorrect }: { call: CallView } & CallScreenProps) {
  const words = useWords();
  const [askedOf, setAskedOf] = useState<{ leadId: string; what: 'call' | 'zone' } | null>(null);
  const [isTimelineShown, setIsTimelineShown] = useState(false);
  const { session, lead, company, calling, draft } = call;
  const turn = useTurn(lead.id);
  const [by] = useDialSettings();
  const dialOrAsk = useStable(() => {
    if (calling.kind === 'open') session.dial({ lead, overrideReason: null, overriddenRule: null, by });
    else setAskedOf({ leadId: lead.id, what: 'call' });
  });
  const { dialLeadId, taken } = useIntents();
  // A pool lead is dialled once its lease is here.
  const isOnTheWay = calling.kind === 'locked' && calling.why === 'asking';
  const isAskedToDial = dialLeadId === lead.id && draft.phase === 'before' && !isOnTheWay;
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
  const asked = askedOf?.leadId === lead.id && (askedOf.what === 'zone' || draft.phase === 'before') ? askedOf.what : null;
  const askWhere = useStable(() => ask('zone'));
  const said = draft.phase === 'before' ? [leadName(lead), company?.name].filter(Boolean).join(', ') : words.states.rep[draft.phase];
  return (
    <CallProvider call={call}>
      <div className={styles.page} data-turn={turn}>
        <p className="vh" role="status">
          {said}
        </p>
        <Header onCall={dialOrAsk} onAskWhere={askWhere} onCorrect={onCorrect && correct} />
        <div className={styles.notices}>
          <PoolNotices next={next} onNextLead={goOn} onOpenToday={openToday} />
          <CallNotices onOpenLead={openLead} onHandOff={onHandOff} />
        </div>
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
