import { useLiveQuery } from 'dexie-react-hooks';
import { Link } from 'wouter';
import type { Callback } from '../../../shared/domain/call.ts';
import { answerClock, type Handoff } from '../../../shared/domain/handoff.ts';
import { standingOf } from '../../../shared/domain/handoff-log.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import type { Stage } from '../../../shared/domain/stage.ts';
import { localClock, placeOfZone } from '../../../shared/domain/zone.ts';
import { useDayGoals } from '../../data/day-goals.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import type { OwnCall } from '../../data/own-calls.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import { reasonLabel, reasonsOfSales } from '../../words/reason-label.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { dayOf, useDayFacts } from './day-facts.ts';
import styles from './today.module.css';
import { clockOrDay } from './use-reason-words.ts';

const shownCallbacks = 5;
/** A promise is not missed in the first minutes. */
const dueMs = 10 * 60_000;
const nowMs = 60_000;
/** Reached and talked for this long: more than being told that it is a bad moment. */
const conversationMs = 2 * 60_000;
const isConversation = (attempt: OwnCall): boolean => attempt.isConnect && attempt.talkMs >= conversationMs;

/** Promises of today, missed ones first. */
export function CallbacksPanel({ now }: { now: number }) {
  const words = useWords().today;
  const { db, user, zone } = useDesk();
  const { leads } = useWholeCache();
  const open = useLiveQuery(() => db.callbacks.where('state').equals('open').sortBy('dueAt'), [db]);
  const { till } = dayOf(now, zone);
  const own = open?.filter((each) => leads.get(each.leadId)?.ownerId === user.userId && each.dueAt < till) ?? [];
  const more = own.length - shownCallbacks;
  return (
    <Panel title={words.callbacks} count={words.callbacksToday(own.length)} right={<KeyCap keys="g b" on="bare" />}>
      {open && own.length === 0 && <p className={`t3 ${styles.quiet}`}>{words.noCallbacks}</p>}
      {own.slice(0, shownCallbacks).map((each) => (
        <CallbackLine key={each.id} callback={each} now={now} />
      ))}
      {more > 0 && (
        <Link href="/callbacks" className={styles.more}>
          {words.moreCallbacks(more)}
        </Link>
      )}
    </Panel>
  );
}

function CallbackLine({ callback, now }: { callback: Callback; now: number }) {
  const words = useWords().today;
  const formats = useFormats();
  const { leads, companies } = useWholeCache();
  const lead = leads.get(callback.leadId);
  if (!lead) return null;
  const isNow = callback.dueAt > now - dueMs && callback.dueAt < now + nowMs;
  const isMissed = !isNow && callback.dueAt < now;
  const left = isNow ? words.now : isMissed ? words.missed(formats.length(now - callback.dueAt)) : formats.nearness(callback.dueAt, now);
  const company = companies.get(lead.companyId ?? '')?.name;
  return (
    <Link href={`/call/${lead.id}`} className={styles.callback}>
      <span>{formats.time(callback.dueAt)}</span>
      <span className="b cut">{leadName(lead)}</span>
      <span className={`sm nowrap ${isNow ? 'accent b' : isMissed ? 'bad' : 't3'}`}>{left}</span>
      <span className={`t3 sm ${styles.where}`}>
        {company && <span className="cut">{company},</span>}
        <span className="cut">{lead.city || placeOfZone(callback.zone)}</span>
        <span className="nowrap">{formats.time(callback.dueAt, callback.zone)}</span>
      </span>
    </Link>
  );
}

/** Figures of today: calls against plan, reached, qualified, promises kept; and the hours. */
export function DayPanel({ now }: { now: number }) {
  const words = useWords().today;
  const formats = useFormats();
  const { user, zone } = useDesk();
  const { dispositions, leads, settings } = useWholeCache();
  const wrapUpLimitMs = settings?.wrapUpLimitMs ?? Number.POSITIVE_INFINITY;
  const { from, till } = dayOf(now, zone);
  const { attempts, promises } = useDayFacts(from, till) ?? { attempts: [], promises: [] };
  const reached = attempts.filter((each) => each.isConnect).length;
  const qualified = attempts.filter((each) => dispositions.get(each.dispositionCode ?? '')?.raises === 'qualify');
  const toHandOff = qualified.filter((each) => leads.get(each.leadId)?.stage === 'qualified').length;
  const due = promises.filter((each) => each.state === 'kept' || each.dueAt <= now);
  // Calls that were written down later have no wrap-up of their own.
  const timed = attempts.filter((each) => each.dispositionCode !== null && !each.loggedAt);
  const planned = useDayGoals(user.userId).goals.calls;
  const first = attempts[0];
  return (
    <Panel title={words.myDay} right={first && <span className="t3 sm">{words.since8(formats.time(first.startedAt))}</span>}>
      <dl className={styles.figures}>
        <Figure name={words.figures.calls} value={attempts.length} detail={planned > 0 ? words.ofPlanned(planned) : ''} />
        <Figure
          name={words.figures.reached}
          value={reached}
          detail={attempts.length > 0 ? words.ofCalls(formats.percent(reached / attempts.length)) : ''}
        />
        <Figure
          name={words.figures.conversations}
          value={attempts.filter(isConversation).length}
          detail={words.longerThan(formats.length(conversationMs))}
        />
        {timed.length > 0 && (
          <Figure
            name={words.figures.talked}
            value={formats.length(sum(attempts, 'talkMs'))}
            detail={words.wrapUpMean(
              formats.stopwatch(sum(timed, 'wrapUpMs') / timed.length),
              timed.filter((each) => each.wrapUpMs > wrapUpLimitMs).length,
            )}
          />
        )}
        <Figure name={words.figures.qualified} value={qualified.length} detail={qualified.length > 0 ? words.toHandOff(toHandOff) : ''} />
        <Figure
          name={words.figures.kept}
          value={due.filter((each) => each.state === 'kept').length}
          detail={due.length > 0 ? words.ofDue(due.length) : ''}
        />
      </dl>
      <Hours attempts={attempts} zone={zone} />
    </Panel>
  );
}

const sum = (attempts: readonly OwnCall[], of: 'talkMs' | 'wrapUpMs'): number => attempts.reduce((total, each) => total + each[of], 0);

function Figure({ name, value, detail }: { name: string; value: number | string; detail: string }) {
  return (
    <>
      <dt className="t2">{name}</dt>
      <dd>{value}</dd>
      <dd>{detail}</dd>
    </>
  );
}

const barsHeight = 38;

function Hours({ attempts, zone }: { attempts: readonly OwnCall[]; zone: string }) {
  const words = useWords().today;
  const byHour = Map.groupBy(attempts, (each) => localClock(each.startedAt, zone).hour);
  const worked = [...byHour.keys()];
  const from = Math.min(8, ...worked);
  const till = Math.max(17, ...worked);
  const hours = Array.from({ length: till - from + 1 }, (_, index) => from + index).map((hour) => {
    const calls = byHour.get(hour) ?? [];
    return { hour, calls: calls.length, reached: calls.filter((each) => each.isConnect).length };
  });
  const most = Math.max(10, ...hours.map((each) => each.calls));
  const px = (count: number) => (count / most) * barsHeight;
  const said = hours.filter((each) => each.calls > 0).map((each) => words.hourPart(each.hour, each.calls, each.reached));
  return (
    <>
      <div className={styles.hours} role="img" aria-label={words.hours(said.join('; '))}>
        {hours.map((each) => (
          <span key={each.hour}>
            {each.reached > 0 && <i style={{ height: px(each.reached) }} />}
            <i style={{ height: Math.max(1, px(each.calls - each.reached)) }} />
          </span>
        ))}
      </div>
      <div className={styles.ticks} aria-hidden>
        {hours.map((each) => (
          <span key={each.hour}>{each.hour}</span>
        ))}
      </div>
    </>
  );
}

const stageOf: Record<ReturnType<typeof standingOf>, Stage> = {
  waiting: 'handedOff',
  late: 'handedOff',
  accepted: 'accepted',
  rejected: 'working',
  won: 'won',
  lost: 'lost',
};
const shownQsos = 6;

/** What became of the rep's own QSOs, the latest first: the loop closed. */
export function QsosPanel({ now }: { now: number }) {
  const words = useWords().today;
  const { user, zone } = useDesk();
  const { handoffs } = useWholeCache();
  const month = localClock(now, zone).day.slice(0, 7);
  const isThisMonth = ({ handedOffAt }: Handoff) => localClock(handedOffAt, zone).day.startsWith(month);
  const own = [...handoffs.values()].filter((each) => each.repId === user.userId).sort((a, b) => lastChangeOf(b) - lastChangeOf(a));
  return (
    <Panel title={words.qsos} count={words.qsosThisMonth(own.filter(isThisMonth).length)} right={<KeyCap keys="g h" on="bare" />}>
      <div className={styles.scroll}>
        {own.length === 0 && <p className={`t3 ${styles.quiet}`}>{words.noQsos}</p>}
        {own.slice(0, shownQsos).map((each) => (
          <Qso key={each.id} handoff={each} now={now} />
        ))}
      </div>
    </Panel>
  );
}

const lastChangeOf = (handoff: Handoff): number => handoff.closedAt ?? handoff.answeredAt ?? handoff.askedAt ?? handoff.handedOffAt;

/** What sales asks and nobody has replied to; the time to answer stands still meanwhile. */
const questionOf = ({ askedAt, history }: Handoff): string | undefined =>
  askedAt ? history.findLast(({ kind }) => kind === 'asked')?.text : undefined;

function Qso({ handoff, now }: { handoff: Handoff; now: number }) {
  const words = useWords().today;
  const loop = useWords().handoffLoop;
  const formats = useFormats();
  const { users, settings } = useWholeCache();
  const standing = standingOf(handoff, now);
  const question = questionOf(handoff);
  const salesperson = users.get(handoff.salespersonId)?.name ?? '';
  const reasons = reasonsOfSales(settings);
  const label = (code: string | null) => reasonLabel(code, reasons, loop)?.toLowerCase() ?? code ?? '';
  const became = {
    waiting: () => words.became.waiting(formats.dayAndTime(handoff.answerDueAt, now)),
    late: () => words.became.late(formats.length(answerClock(handoff, now) - handoff.answerDueAt)),
    accepted: () => words.became.accepted(salesperson),
    rejected: () => words.became.rejected(label(handoff.rejectReason)),
    won: () => words.became.won(formats.money(handoff.value ?? 0, handoff.currency ?? 'EUR')),
    lost: () => words.became.lost(label(handoff.lostReason)),
  }[standing]();
  return (
    <Link href="/handoffs" className={styles.became}>
      <StageGlyph stage={stageOf[standing]} />
      <span className={styles.two}>
        <span className="cut">{[handoff.package.name, handoff.package.companyName].filter(Boolean).join(', ')}</span>
        {question === undefined ? (
          <span className={`sm cut ${standing === 'late' ? 'bad' : 't3'}`}>{became}</span>
        ) : (
          <span className="sm cut warn">{words.became.asked(salesperson, question)}</span>
        )}
      </span>
      <span className="t3 sm nowrap">{clockOrDay(lastChangeOf(handoff), now, formats)}</span>
    </Link>
  );
}
