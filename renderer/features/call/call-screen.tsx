import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useIntents } from '../../data/intents.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { keepFocus } from '../../ui/key-target.ts';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './call.module.css';
import { CallNotices, WaitingCall } from './call-notices.tsx';
import { CallProvider, type CallView, useCallView } from './call-view.tsx';
import { CallHeader } from './header/call-header.tsx';
import { LettersPanel } from './letters/letters-panel.tsx';
import { CallFoot } from './outcome/call-foot.tsx';
import { ScriptPanel } from './script/script-panel.tsx';
import { TimelinePanel } from './timeline/timeline-panel.tsx';
import { useCallSession, useReadAhead } from './use-call-session.ts';

/** The lead after this one, as the queue has it. `at`: when it is due or opens; null when it may be called at once. */
export type NextLead = { leadId: string; name: string; companyName: string; at: number | null };

export type CallScreenProps = {
  /** The lead to call; without one the queue has nothing that may be called now. */
  leadId?: string | undefined;
  /** Its place in the queue: "1 of 42". */
  place?: { at: number; of: number } | undefined;
  next?: NextLead | undefined;
  /** The outcome was given: on to the next lead. */
  onNextLead: () => void;
  onOpenLead: (leadId: string) => void;
  onOpenToday: () => void;
  /** Hands a qualified lead to sales; without it no such button is drawn. */
  onHandOff?: ((leadId: string) => void) | undefined;
};

/** The heart: one lead, one call, everything in view, every action on a key. */
export function CallScreen(props: CallScreenProps) {
  const { leadId, next, onOpenToday, onOpenLead } = props;
  const words = useWords().call;
  useReadAhead(next?.leadId);
  return (
    <>
      <PageHead title={words.title} sub={<QueueLine {...props} />} actions={<KeysButton />} />
      {leadId ? (
        <CallOfLead key={leadId} {...props} leadId={leadId} />
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
  const rows = useLeadRows(leadId);
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

function OpenCall({ call, onNextLead, onOpenLead, onHandOff }: { call: CallView } & CallScreenProps) {
  const words = useWords();
  const [isCallAsked, setIsCallAsked] = useState(false);
  const [isTimelineShown, setIsTimelineShown] = useState(false);
  // A new lead takes the place of what had the focus: the keyboard goes to what is to be said.
  useEffect(keepFocus, []);
  const { session, lead, calling, draft } = call;
  const dialOrAsk = () => {
    if (calling.kind === 'open') session.dial({ lead, overrideReason: null });
    else setIsCallAsked(true);
  };
  const { dialLeadId, taken } = useIntents();
  const isAskedToDial = dialLeadId === lead.id && draft.phase === 'before';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, by the screen this call was opened from
  useEffect(() => {
    if (!isAskedToDial) return;
    taken();
    dialOrAsk();
  }, [isAskedToDial]);
  const phase = draft.phase === 'before' ? '' : words.states.rep[draft.phase];
  return (
    <CallProvider call={call}>
      <div className={styles.page}>
        <p className="vh" role="status">
          {phase}
        </p>
        <CallHeader onCall={dialOrAsk} />
        <div className={styles.notices}>
          <CallNotices onOpenLead={onOpenLead} onHandOff={onHandOff} />
        </div>
        <div className={styles.body}>
          <TimelinePanel isShown={isTimelineShown} onShow={setIsTimelineShown} onOpenLead={onOpenLead} />
          <ScriptPanel />
          <LettersPanel />
        </div>
        <CallFoot isCallAsked={isCallAsked && draft.phase === 'before'} onCallAsked={setIsCallAsked} onFinished={onNextLead} />
      </div>
    </CallProvider>
  );
}
