import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange, IconCalendarOff, IconPhoneCall, IconPhoneX, IconUserShare } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactNode } from 'react';
import { leadName } from '../../../shared/domain/lead.ts';
import { formatPhone } from '../../../shared/domain/phone-number.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { usePersonName } from '../../parts/use-person-name.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './call.module.css';
import { useCall, useCallState } from './call-view.tsx';
import { useFinishing } from './finishing.ts';

type NoticeProps = { icon: typeof IconPhoneX; tone?: 'warn' | 'bad'; children: ReactNode; action?: { label: string; run: () => void } };

/** A line above the call: what one has to know, and what can be done about it. */
export function Notice({ icon: NoticeIcon, tone, children, action }: NoticeProps) {
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <NoticeIcon size={15} stroke={1.7} aria-hidden />
      <span className={styles.noticeWords}>{children}</span>
      {action && (
        <Button size="xs" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </div>
  );
}

type CallNoticesProps = { onOpenLead: (leadId: string) => void; onHandOff?: ((leadId: string) => void) | undefined };

/** What one has to know before going on; nothing while all is as it should be. */
export function CallNotices({ onOpenLead, onHandOff }: CallNoticesProps) {
  const { lead } = useCall();
  return (
    <>
      <FaultNotice />
      <DialNotice />
      <MovedNotice />
      <StageNotice onHandOff={onHandOff} />
      <WindowNotices />
      <OldCallNotice />
      <WaitingCall exceptId={lead.id} onOpenLead={onOpenLead} />
    </>
  );
}

function FaultNotice() {
  const words = useWords().call.faults;
  const { lead } = useCall();
  const fault = useCallState((state) => state.fault);
  if (!fault) return null;
  const said = fault.kind === 'refused' ? words.refused(leadName(lead)) : words.notKept;
  return (
    <Notice icon={IconAlertTriangle} tone="bad">
      {said}
    </Notice>
  );
}

/** The number did not reach a telephone: the call counts, and can be dialled by hand. */
function DialNotice() {
  const words = useWords().call.faults;
  const { draft } = useCall();
  const outcome = useCallState((state) => state.dialled);
  const extension = draft.extension ?? null;
  if (draft.phase !== 'inCall' || !outcome || (outcome.kind === 'dialled' && extension === null)) return null;
  const number = formatPhone(draft.number);
  if (outcome.kind === 'dialled') return <Notice icon={IconPhoneCall}>{words.extension(extension ?? '')}</Notice>;
  if (outcome.kind === 'copied') return <Notice icon={IconPhoneCall}>{words.copied(number, extension)}</Notice>;
  return (
    <Notice icon={IconPhoneX} tone="warn">
      {words.notDialled(number, extension)}
    </Notice>
  );
}

/** The lead is somebody else's by now: who has it, and that nothing of this call is lost. */
function MovedNotice() {
  const words = useWords().call.moved;
  const formats = useFormats();
  const { user } = useDesk();
  const { lead, isHere, departure, draft, now } = useCall();
  const nameOf = usePersonName();
  const isTalking = draft.phase !== 'before';
  if (!isHere && !isTalking) return null;
  if (!isHere && !departure) return <Moved>{words.away}</Moved>;
  if (isHere && (lead.ownerId === user.userId || (lead.ownerId === null && !isTalking))) return null;
  const { to, by, at } = departure
    ? { to: departure.toId, by: departure.byId, at: departure.movedAt }
    : { to: lead.ownerId, by: lead.assignedById, at: lead.assignedAt };
  const who = to === null ? words.inPool : words.nowWith(nameOf(to));
  const since = by === null ? '' : words.movedBy(at === null ? '' : formats.dayAndTime(at, now), nameOf(by));
  return (
    <Moved>
      {[who, since].filter(Boolean).join(', ')}
      {isTalking ? words.stillRecorded : words.notYours}
    </Moved>
  );
}

const Moved = ({ children }: { children: ReactNode }) => (
  <Notice icon={IconArrowsExchange} tone="warn">
    {children}
  </Notice>
);

/** Beyond the refinery, or waiting to be handed on. */
function StageNotice({ onHandOff }: Pick<CallNoticesProps, 'onHandOff'>) {
  const words = useWords();
  const formats = useFormats();
  const { lead, rows, draft, now } = useCall();
  const nameOf = usePersonName();
  if (draft.phase !== 'before') return null;
  if (lead.stage === 'qualified') {
    const action = onHandOff && { label: words.call.stageNotice.handOff, run: () => onHandOff(lead.id) };
    return (
      <Notice icon={IconUserShare} {...(action ? { action } : {})}>
        {words.call.stageNotice.qualified}
      </Notice>
    );
  }
  const handoff = rows.handoffs.at(-1);
  if ((lead.stage !== 'handedOff' && lead.stage !== 'accepted') || !handoff) return null;
  return (
    <Notice icon={IconUserShare}>
      {words.call.stageNotice.withSales(nameOf(handoff.salespersonId), formats.dayAndTime(handoff.handedOffAt, now))}
    </Notice>
  );
}

/** A holiday in parts of their country, and numbers of theirs that are on do not call. */
function WindowNotices() {
  const words = useWords().call.windowNotice;
  const formats = useFormats();
  const { lead, window, draft } = useCall();
  const doNotCall = useCache((cache) => cache.doNotCall);
  if (draft.phase !== 'before' || window.reason === 'doNotCall') return null;
  const barred = lead.phones.flatMap(({ number }) => (number !== null && doNotCall.has(number) ? [formatPhone(number)] : []));
  return (
    <>
      {window.holidayElsewhere && (
        <Notice icon={IconCalendarOff} tone="warn">
          {words.holidayElsewhere(window.holidayElsewhere.name, window.holidayElsewhere.regions, lead.firstName || leadName(lead))}
        </Notice>
      )}
      {barred.length > 0 && (
        <Notice icon={IconPhoneX} tone="warn">
          {words.barred(formats.list(barred), barred.length)}
        </Notice>
      )}
    </>
  );
}

const staleMs = 15 * 60_000;

/** A call of before that was left without outcome is offered again. */
function OldCallNotice() {
  const words = useWords().call.unfinished;
  const formats = useFormats();
  const { draft, now } = useCall();
  const isOld = draft.phase === 'wrapUp' && draft.startedAt !== null && now - (draft.endedAt ?? now) > staleMs;
  if (!isOld || draft.startedAt === null) return null;
  return (
    <Notice icon={IconPhoneCall} tone="warn">
      {words.here(formats.dayAndTime(draft.startedAt, now))}
    </Notice>
  );
}

/** An outcome that is being saved this very moment is not waited for. */
const savingMs = 3_000;

/** Another lead's call waits for its outcome; `exceptId`: the lead on the screen. */
export function WaitingCall({ exceptId, onOpenLead }: { exceptId: string | null; onOpenLead: (leadId: string) => void }) {
  const words = useWords().call.unfinished;
  const formats = useFormats();
  const { db } = useDesk();
  const now = useNow(savingMs);
  const finishing = useFinishing(({ leadIds }) => leadIds);
  // Read again when one is finished: what was read while it was being saved still holds its draft.
  const waiting = useLiveQuery(async () => {
    const drafts = await db.callDrafts.filter((each) => each.attemptId !== null && each.leadId !== exceptId).toArray();
    return drafts.filter(({ leadId }) => !finishing.has(leadId));
  }, [db, exceptId, finishing]);
  const other = waiting?.find(({ leadId }) => !finishing.has(leadId));
  const known = useCache((cache) => (other ? cache.leads.get(other.leadId) : undefined));
  const shown = known ?? other?.lead;
  if (!other || !shown || other.leadId === exceptId || now - other.updatedAt < savingMs) return null;
  const since = formats.dayAndTime(other.startedAt ?? other.updatedAt, now);
  return (
    <Notice icon={IconPhoneCall} tone="warn" action={{ label: words.goBack, run: () => onOpenLead(other.leadId) }}>
      {other.phase === 'inCall' ? words.stillInCall(leadName(shown), since) : words.elsewhere(leadName(shown), since)}
    </Notice>
  );
}
