import { Button } from '@mantine/core';
import {
  IconArrowsExchange,
  IconCalendarEvent,
  IconDownload,
  IconFileImport,
  IconHelpCircle,
  IconMail,
  IconMessages,
  IconNote,
  IconPencil,
  IconPhone,
  IconPhoneCall,
  IconPhoneX,
  IconRoute,
  IconTicket,
  IconUserShare,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { restoreValue } from '../../../../shared/commands/restore-value.ts';
import { type Attempt, isCounted, type Touch } from '../../../../shared/domain/call.ts';
import type { Correction } from '../../../../shared/domain/correction.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { CallActs } from '../../../parts/calls/call-acts.tsx';
import { useVoidSaid } from '../../../parts/calls/use-void-said.ts';
import { usePersonName } from '../../../parts/use-person-name.ts';
import entryStyles from '../../../ui/entries.module.css';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { detailLine, detailName } from '../../../words/detail-line.ts';
import { reasonsOfSales } from '../../../words/reason-label.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { ScriptTaken } from './script-taken.tsx';
import styles from './timeline.module.css';
import type { TimelineEntry } from './timeline-entries.ts';

type Icon = typeof IconPhone;

const iconOfTouch: Record<Touch['kind'], Icon> = {
  download: IconDownload,
  visit: IconWorld,
  badgeScan: IconTicket,
  event: IconCalendarEvent,
  mail: IconMail,
  inquiry: IconMessages,
  referral: IconUsers,
  import: IconFileImport,
};

type LineProps = { icon: Icon; isHit?: boolean; title: string; at: number; isMonth: boolean; children?: ReactNode };

/** One line: what, when, and a second line for what came of it. */
function Line({ icon: LineIcon, isHit = false, title, at, isMonth, children }: LineProps) {
  const formats = useFormats();
  const { now } = useCall();
  return (
    <li className={`${entryStyles.entry} ${styles.entry}`} data-hit={isHit || undefined}>
      <LineIcon size={15} stroke={1.6} aria-hidden />
      <span className="cut" title={title}>
        {title}
      </span>
      <span className="t3 sm nowrap">{isMonth ? formats.shortDay(at, now) : formats.time(at)}</span>
      {children}
    </li>
  );
}

export function Entry({ entry, isMonth }: { entry: TimelineEntry; isMonth: boolean }) {
  switch (entry.kind) {
    case 'touch':
      return <TouchEntry touch={entry.touch} isMonth={isMonth} />;
    case 'thisCall':
      return <ThisCallEntry entry={entry} isMonth={isMonth} />;
    case 'attempt':
      return <AttemptEntry entry={entry} isMonth={isMonth} />;
    case 'note':
      return <NoteEntry entry={entry} isMonth={isMonth} />;
    case 'answers':
      return <AnswersEntry entry={entry} isMonth={isMonth} />;
    case 'stage':
      return <StageEntry entry={entry} isMonth={isMonth} />;
    case 'assignment':
      return <AssignmentEntry entry={entry} isMonth={isMonth} />;
    case 'detail':
      return <DetailEntry entry={entry} isMonth={isMonth} />;
    case 'lostText':
      return <LostTextEntry entry={entry} isMonth={isMonth} />;
    case 'handoff':
      return <HandoffEntry entry={entry} isMonth={isMonth} />;
  }
}

type Of<Kind extends TimelineEntry['kind']> = { entry: Extract<TimelineEntry, { kind: Kind }>; isMonth: boolean };

function TouchEntry({ touch, isMonth }: { touch: Touch; isMonth: boolean }) {
  const words = useWords().call.timeline;
  const phase = touch.buyingPhase && words.phase(words.phases[touch.buyingPhase]);
  const more = [touch.detail, phase].filter(Boolean).join(', ');
  return (
    <Line icon={iconOfTouch[touch.kind]} title={touch.title || words.touches[touch.kind]} at={touch.happenedAt} isMonth={isMonth}>
      {more && (
        <small className="cut" title={more}>
          {more}
        </small>
      )}
    </Line>
  );
}

const iconOfCall = ({ dispositionCode, isConnect }: Attempt): Icon => {
  if (dispositionCode === null) return IconPhone;
  return isConnect ? IconPhoneCall : IconPhoneX;
};

/** The letters share its line, so that noting one moves nothing below it. */
function ThisCallEntry({ entry, isMonth }: Of<'thisCall'>) {
  const words = useWords().call.timeline;
  const formats = useFormats();
  const title = [words.callNow, entry.letters.length > 0 && words.noted(formats.list(entry.letters))].filter(Boolean).join(' · ');
  return <Line icon={IconPhone} isHit title={title} at={entry.at} isMonth={isMonth} />;
}

function AttemptEntry({ entry, isMonth }: Of<'attempt'>) {
  const words = useWords().call.timeline;
  const formats = useFormats();
  const { lead } = useCall();
  const outcome = useOutcomeLabel(entry.attempt);
  const factsOf = useCallFacts();
  const { attempt, note } = entry;
  if (!isCounted(attempt)) return <VoidedEntry entry={entry} isMonth={isMonth} />;
  const length = attempt.talkMs >= 1000 ? formats.length(attempt.talkMs) : '';
  const ended = attempt.isConnect ? words.answered(length) : words.call(outcome ?? '');
  const title = outcome ? ended : words.callOpen;
  const facts = factsOf(attempt.isConnect ? outcome : length, entry);
  return (
    <Line icon={iconOfCall(attempt)} isHit={attempt.isConnect} title={title} at={attempt.startedAt} isMonth={isMonth}>
      {facts && (
        <small className="cut" title={facts}>
          {facts}
        </small>
      )}
      <VoidSaid attempt={attempt} />
      {note && <small className={styles.note}>{note}</small>}
      <ScriptTaken attempt={attempt} />
      <CallActs attempt={attempt} lead={lead} className={styles.acts} />
    </Line>
  );
}

/** None of this lead's: struck through, with who said so, when and why. */
function VoidedEntry({ entry, isMonth }: Of<'attempt'>) {
  const words = useWords().call.timeline;
  const { lead } = useCall();
  const { attempt, note } = entry;
  const outcome = useOutcomeLabel(attempt);
  const facts = useCallFacts()(outcome ?? words.callOpen, entry);
  return (
    <Line icon={IconPhoneX} title={words.callVoided} at={attempt.startedAt} isMonth={isMonth}>
      <small className="cut" title={facts}>
        <s>{facts}</s>
      </small>
      <VoidSaid attempt={attempt} />
      {note && <small className={styles.note}>{note}</small>}
      <ScriptTaken attempt={attempt} />
      <CallActs attempt={attempt} lead={lead} className={styles.acts} />
    </Line>
  );
}

/** Who said that it was none of this lead's, when and why; and who took that back. */
function VoidSaid({ attempt: { voided } }: { attempt: Attempt }) {
  const { now } = useCall();
  const said = useVoidSaid()(voided, now);
  return said && <small className={styles.note}>{said}</small>;
}

const useOutcomeLabel = ({ dispositionCode }: Attempt): string | null => {
  const { dispositions } = useCall();
  return dispositions.find((each) => each.id === dispositionCode)?.label ?? dispositionCode;
};

/** "Call back · written down later · by Jon · N, B noted". */
const useCallFacts = () => {
  const words = useWords();
  const formats = useFormats();
  const { user } = useDesk();
  const nameOf = usePersonName();
  const { timeline } = words.call;
  return (first: string | null, { attempt, letters }: Of<'attempt'>['entry']): string =>
    [
      first,
      attempt.extension && words.call.number.extension(attempt.extension),
      attempt.loggedAt && words.logCall.later,
      attempt.userId !== user.userId && timeline.by(nameOf(attempt.userId), attempt.isFromFormerOwner),
      letters.length > 0 && timeline.noted(formats.list(letters)),
      attempt.overrideReason,
    ]
      .filter(Boolean)
      .join(' · ');
};

function NoteEntry({ entry, isMonth }: Of<'note'>) {
  const words = useWords().call.timeline;
  const nameOf = usePersonName();
  return (
    <Line icon={IconNote} title={words.noteBy(nameOf(entry.authorId))} at={entry.at} isMonth={isMonth}>
      <small className={styles.note}>{entry.body}</small>
    </Line>
  );
}

function AnswersEntry({ entry, isMonth }: Of<'answers'>) {
  const words = useWords().call.timeline;
  const formats = useFormats();
  return <Line icon={IconHelpCircle} title={words.noted(formats.list(entry.letters))} at={entry.at} isMonth={isMonth} />;
}

function StageEntry({ entry, isMonth }: Of<'stage'>) {
  const words = useWords();
  const { dispositions } = useCall();
  const settings = useCache((cache) => cache.settings);
  const ofSales = reasonsOfSales(settings);
  const reasons = [...dispositions.flatMap((each) => each.reasons), ...ofSales];
  const reason =
    entry.reasonCode &&
    (reasons.find((each) => each.code === entry.reasonCode)?.label ?? words.call.reasons[entry.reasonCode] ?? entry.reasonCode);
  const stage = (of: keyof typeof words.states.stage) => words.states.stage[of];
  return (
    <Line
      icon={IconRoute}
      title={words.call.timeline.stage(entry.from && stage(entry.from), stage(entry.to))}
      at={entry.at}
      isMonth={isMonth}
    >
      {reason && <small className="cut">{reason}</small>}
    </Line>
  );
}

function AssignmentEntry({ entry, isMonth }: Of<'assignment'>) {
  const words = useWords().call.timeline;
  const nameOf = usePersonName();
  const title = words.moved(nameOf(entry.fromId), nameOf(entry.toId));
  return (
    <Line icon={IconArrowsExchange} title={title} at={entry.at} isMonth={isMonth}>
      <small className="cut" title={entry.reason}>
        {[words.movedBy(nameOf(entry.byId)), entry.reason].filter(Boolean).join(' · ')}
      </small>
    </Line>
  );
}

function DetailEntry({ entry: { at, change }, isMonth }: Of<'detail'>) {
  const words = useWords();
  const nameOf = usePersonName();
  const companies = useCache((cache) => cache.companies);
  const line = (of: Correction) => detailLine(of, words.corrections, (id) => companies.get(id)?.name);
  const { old, by, isCurrent } = change;
  return (
    <Line
      icon={IconPencil}
      title={words.corrections.changed(detailName(old, words.corrections), line(old), line(by))}
      at={at}
      isMonth={isMonth}
    >
      <small className="row">
        <span className="cut">{words.call.timeline.by(nameOf(by.byId), false)}</span>
        {!isCurrent && <PutBack correction={old} text={line(old)} />}
      </small>
    </Line>
  );
}

function LostTextEntry({ entry: { at, text }, isMonth }: Of<'lostText'>) {
  const words = useWords().corrections;
  const body = detailLine(text, words, () => undefined);
  return (
    <Line icon={IconNote} title={words.otherText} at={at} isMonth={isMonth}>
      <small className={styles.note}>{body}</small>
      <small className="row">
        <PutBack correction={text} text={body} />
      </small>
    </Line>
  );
}

/** What was replaced, back again by one press. */
function PutBack({ correction, text }: { correction: Correction; text: string }) {
  const words = useWords().corrections;
  const { run } = useDesk();
  const told = useTold();
  const field = detailName(correction, words);
  const restore = async () => {
    const isDone = await told(() => run(restoreValue, { leadId: correction.leadId, correctionId: correction.id }));
    if (isDone) showToast({ message: words.restored(field, text.slice(0, 80)) });
  };
  return (
    <Button size="xs" onClick={() => void restore()} aria-label={words.restoreNamed(field, text.slice(0, 80))}>
      {words.restore}
    </Button>
  );
}

function HandoffEntry({ entry, isMonth }: Of<'handoff'>) {
  const words = useWords().call.timeline;
  const nameOf = usePersonName();
  const state = entry.outcome === 'open' ? words.handoffAnswers[entry.answer] : words.handoffOutcomes[entry.outcome];
  return (
    <Line icon={IconUserShare} title={words.handedTo(nameOf(entry.salespersonId))} at={entry.at} isMonth={isMonth}>
      <small className="cut">{state}</small>
    </Line>
  );
}
