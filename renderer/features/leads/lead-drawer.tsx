import { Button } from '@mantine/core';
import { IconPencil, IconPhone, IconPhonePlus, IconStarFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { windowOf } from '../../../shared/domain/calling-window.ts';
import type { Correction, DetailName } from '../../../shared/domain/correction.ts';
import { type Lead, leadName, writtenNumbers } from '../../../shared/domain/lead.ts';
import { isCheckedOut } from '../../../shared/domain/lease.ts';
import { explainScore } from '../../../shared/domain/score-evidence.ts';
import { isCallableStage } from '../../../shared/domain/stage.ts';
import { isJudged } from '../../../shared/domain/verdict-moves.ts';
import { placeOfZone } from '../../../shared/domain/zone.ts';
import { useCallLog } from '../../data/call-log.ts';
import { useClaim } from '../../data/claims.ts';
import { useCache, useDesk, useWholeCache } from '../../data/desk.ts';
import { type LeadRows, useLeadRows } from '../../data/lead-rows.ts';
import { mayHandOff } from '../../data/may-hand-off.ts';
import { useNextAttempt } from '../../data/next-attempt.ts';
import { useScoreRuleNames } from '../../data/score-rule-names.ts';
import { StageTag } from '../../data/stage-tag.tsx';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { LeadLetters } from '../../parts/letters/lead-letters.tsx';
import { Revisit } from '../../parts/nurture/revisit.tsx';
import { SendContent } from '../../parts/nurture/send-content.tsx';
import { PulseLine } from '../../parts/pulse/pulse-line.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { Score } from '../../ui/score.tsx';
import { ScoreLines } from '../../ui/score-lines.tsx';
import { WindowGlyph } from '../../ui/window-glyph.tsx';
import { useNextAttemptWords } from '../../words/retry-why.ts';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { FormerValue } from './former-value.tsx';
import { HandOffButton } from './hand-off-button.tsx';
import { openingText, poolText } from './lead-columns.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import styles from './leads.module.css';
import { nextActionText } from './next-action.ts';

type LeadDrawerProps = {
  leadId: string;
  onClose: () => void;
  /** To the next lead of the table, or back. */
  onMove: (step: 1 | -1) => void;
  /** Another lead in the place of this one. */
  onOpen: (leadId: string) => void;
};

/** One lead beside the table: what is known, what happened, and the way to its call. */
export function LeadDrawer({ leadId, onClose, onMove, onOpen }: LeadDrawerProps) {
  const words = useWords().leads;
  const rows = useLeadRows(leadId);
  const now = useNow(30_000);
  const lead = rows?.lead;
  const sendTitle = useWords().nurture.send.title;
  const [isCorrecting, setCorrecting] = useState(false);
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={lead ? leadName(lead) : words.drawer.open}
      footer={lead && <CallFooter lead={lead} onClose={onClose} onCorrect={() => setCorrecting(true)} />}
    >
      <MoveKeys onMove={onMove} />
      {/* The facts, not the button that closes them, are what one came for. */}
      <div tabIndex={-1} data-autofocus data-quiet-focus />
      {lead && rows ? (
        <>
          <Head lead={lead} now={now} onLeave={onClose} />
          <DuplicateNotice lead={lead} onOpen={onOpen} />
          {lead.lastSaid && <p className={styles.quote}>“{lead.lastSaid}”</p>}
          <h3 className={styles.heading}>{words.drawer.verdict}</h3>
          <LeadLetters key={lead.id} lead={lead} rows={rows} now={now} />
          <Revisit key={`revisit ${lead.id}`} lead={lead} rows={rows} now={now} />
          <PulseLine lead={lead} rows={rows} now={now} />
          {isJudged(lead) && (
            <>
              <h3 className={styles.heading}>{sendTitle}</h3>
              <SendContent key={`send ${lead.id}`} lead={lead} rows={rows} />
            </>
          )}
          <h3 className={styles.heading}>{words.drawer.facts}</h3>
          <Facts lead={lead} corrections={rows.corrections} now={now} />
          <h3 className={styles.heading}>
            {words.drawer.score} <Score value={lead.score} band={lead.band} withWord />
          </h3>
          <DrawerScore rows={rows} lead={lead} now={now} />
          <h3 className={styles.heading}>{words.drawer.timeline}</h3>
          <LeadTimeline rows={rows} now={now} />
        </>
      ) : (
        rows && (
          <>
            <p className="b">{words.drawer.gone}</p>
            <p className="t2">{words.drawer.goneHint}</p>
          </>
        )
      )}
      {isCorrecting && <CorrectDialog leadId={leadId} onClose={() => setCorrecting(false)} />}
    </Drawer>
  );
}

/** What the score is the sum of. */
function DrawerScore({ rows: { touches, attempts }, lead, now }: { rows: LeadRows; lead: Lead; now: number }) {
  const words = useWords().score;
  const formats = useFormats();
  const companyName = useCache((cache) => cache.companies.get(lead.companyId ?? '')?.name) ?? '';
  const threshold = useCache((cache) => cache.settings?.score.threshold);
  const footer = threshold === undefined ? words.model(lead.scoreModel) : words.needs(formats.count(threshold), lead.scoreModel);
  const lines = explainScore(lead, { touches, attempts, companyName });
  return <ScoreLines lines={lines} score={lead.score} footer={footer} ruleNames={useScoreRuleNames()} now={now} isWhole />;
}

/** A rep calls their own leads; whoever else looks at it is told who does. */
function CallFooter({ lead, onClose, onCorrect }: { lead: Lead; onClose: () => void; onCorrect: () => void }) {
  const words = useWords().leads;
  const correct = useWords().corrections.edit;
  const { user } = useDesk();
  const [, navigate] = useLocation();
  const owner = useCache((cache) => (lead.ownerId ? cache.users.get(lead.ownerId)?.name : undefined));
  const isMine = lead.ownerId === user.userId;
  const call = () => {
    onClose();
    navigate(`/call/${lead.id}`);
  };
  const logLabel = useWords().logCall.open;
  const openLog = useCallLog((state) => state.open);
  const log = () => openLog(lead.id);
  const mayLog = user.role !== 'salesperson' && lead.stage !== 'merged' && lead.stage !== 'purged';
  const now = useNow(claimEveryMs);
  const claim = useClaim(lead, now);
  // A free lead of the pool is asked for when its call is opened.
  const isOpenToMe = isMine || claim?.kind === 'mine' || claim?.kind === 'free';
  const mayCall = isOpenToMe && user.role === 'rep' && isCallableStage(lead.stage) && !lead.doNotCall;
  return (
    <>
      {mayCall && <CallKey run={call} />}
      <CorrectKey run={onCorrect} />
      {mayLog && <LogKey run={log} />}
      {!isMine && (
        <span className={`t3 sm ${styles.whose}`}>
          {lead.ownerId !== null && words.drawer.ofAnother(owner ?? words.unknownPerson)}
          {lead.ownerId === null && !mayCall && (claim?.kind === 'free' ? words.drawer.notYours : <PoolFact lead={lead} now={now} />)}
        </span>
      )}
      <Button
        onClick={onCorrect}
        leftSection={<IconPencil size={14} aria-hidden />}
        rightSection={<KeyCap keys="e" />}
        aria-keyshortcuts={ariaKeys('e')}
      >
        {correct}
      </Button>
      {mayLog && (
        <Button
          onClick={log}
          leftSection={<IconPhonePlus size={14} aria-hidden />}
          rightSection={<KeyCap keys="d" />}
          aria-keyshortcuts={ariaKeys('d')}
        >
          {logLabel}
        </Button>
      )}
      {/* Where the call has its place, the cross and Escape close. */}
      {!mayCall && <Button onClick={onClose}>{words.drawer.close}</Button>}
      {mayCall && (
        <Button
          variant="filled"
          onClick={call}
          leftSection={<IconPhone size={14} aria-hidden />}
          rightSection={<KeyCap keys="mod+Enter" on="fill" />}
          aria-keyshortcuts={ariaKeys('mod+Enter')}
        >
          {words.drawer.call}
        </Button>
      )}
    </>
  );
}

/** Ends of checkouts and leases are noticed this finely. */
const claimEveryMs = 15_000;

/** The pool, who is on the lead or has it along, and where a move waits for their desktop. */
function PoolFact({ lead, now }: { lead: Lead; now: number }) {
  const words = useWords();
  const formats = useFormats();
  const cache = useWholeCache();
  const taken = cache.checkouts.get(lead.id);
  const nameOf = (id: string | null) => (id === null ? words.pool.floor.toPool : (cache.users.get(id)?.name ?? words.leads.unknownPerson));
  const isWaiting = isCheckedOut(taken, now) && taken.pendingAt !== null;
  return (
    <>
      {poolText(lead, { cache, words, formats, now })}
      {isWaiting && (
        <span className="warn"> {words.pool.owner.waits(nameOf(taken.pendingToId), formats.dayAndTime(taken.pendingAt ?? now, now))}</span>
      )}
    </>
  );
}

/** Inside the drawer, so that the keys belong to it. */
function MoveKeys({ onMove }: Pick<LeadDrawerProps, 'onMove'>) {
  const words = useWords().shell.table;
  useKeys([
    { keys: 'j', label: words.next, canRepeat: true, run: () => onMove(1) },
    { keys: 'k', label: words.previous, canRepeat: true, run: () => onMove(-1) },
  ]);
  return null;
}

function CallKey({ run }: { run: () => void }) {
  const words = useWords().leads.drawer;
  useKeys([{ keys: 'mod+Enter', label: words.call, run }]);
  return null;
}

function LogKey({ run }: { run: () => void }) {
  const label = useWords().logCall.open;
  useKeys([{ keys: 'd', label, run }]);
  return null;
}

function CorrectKey({ run }: { run: () => void }) {
  const label = useWords().corrections.edit;
  useKeys([{ keys: 'e', label, run }]);
  return null;
}

function Head({ lead, now, onLeave }: { lead: Lead; now: number; onLeave: () => void }) {
  const words = useWords();
  const { user } = useDesk();
  const formats = useFormats();
  const company = useCache((cache) => (lead.companyId ? cache.companies.get(lead.companyId) : undefined));
  const next = nextActionText(lead, now, { words: words.leads, formats });
  const why = useNextAttemptWords()(lead, useNextAttempt(lead));
  return (
    <>
      <p className="t2 row" style={{ gap: 5 }}>
        <span className="cut">{[lead.title, company?.name].filter(Boolean).join(', ')}</span>
        {company?.isKeyAccount && (
          <>
            <IconStarFilled size={11} className={styles.star} aria-hidden />
            <span className="t3 nowrap">{words.leads.keyAccount}</span>
          </>
        )}
      </p>
      <p className={`${styles.badge} t2`} style={{ marginTop: 8, columnGap: 14 }}>
        <StageTag stage={lead.stage} sinceAt={lead.stageSinceAt} />
        <Score value={lead.score} band={lead.band} withWord />
        <LetterStrip marks={lead.letters} />
        {mayHandOff(lead, user) ? (
          <HandOffButton leadId={lead.id} onLeave={onLeave} />
        ) : (
          <span>
            {next.what} <span className={`sm ${next.tone ?? 't3'}`}>{next.when}</span>
          </span>
        )}
      </p>
      {why && <p className="t2 sm">{words.leads.drawer.whyNext(why)}</p>}
    </>
  );
}

type Fact = [name: string, value: React.ReactNode, field?: string];

function Facts({ lead, corrections, now }: { lead: Lead; corrections: readonly Correction[]; now: number }) {
  const words = useWords().leads;
  const details = useWords().corrections.fields;
  const formats = useFormats();
  const names = useNames();
  const users = useCache((cache) => cache.users);
  const campaigns = useCache((cache) => cache.campaigns);
  const nameOf = (id: string | null) => (id === null ? '' : (users.get(id)?.name ?? words.unknownPerson));
  const company = useCache((cache) => (lead.companyId ? cache.companies.get(lead.companyId)?.name : undefined));
  const isChanged = (field: DetailName) => corrections.some((each) => each.field === field);
  const facts: Fact[] = [
    // Name, title and company stand above; here they say what they were.
    ...(isChanged('name') ? [[details.name, leadName(lead), 'name'] satisfies Fact] : []),
    ...(isChanged('title') ? [[details.title, lead.title || words.drawer.none, 'title'] satisfies Fact] : []),
    ...(isChanged('company') ? [[details.company, company ?? words.drawer.none, 'company'] satisfies Fact] : []),
    [words.drawer.number, writtenNumbers(lead).join(', ') || (isChanged('phones') && words.drawer.none), 'phones'],
    [words.drawer.mail, lead.email ?? (isChanged('email') && words.drawer.none), 'email'],
    [
      words.drawer.place,
      [lead.street, [lead.postcode, lead.city].filter(Boolean).join(' '), lead.region].filter(Boolean).join(', ') ||
        (isChanged('address') && words.drawer.none),
      'address',
    ],
    [words.drawer.zone, <WindowFact key="window" lead={lead} now={now} />, 'zone'],
    [details.language, lead.language ? names.language(lead.language) : isChanged('language') && words.drawer.none, 'language'],
    [
      words.drawer.owner,
      <>
        {lead.ownerId === null ? <PoolFact lead={lead} now={now} /> : nameOf(lead.ownerId)}
        {lead.previousOwnerId && <span className="t3 sm"> {words.drawer.wasWith(nameOf(lead.previousOwnerId))}</span>}
      </>,
    ],
    [words.drawer.campaign, lead.campaignId && campaigns.get(lead.campaignId)?.name],
    [words.drawer.source, words.sources[lead.source]],
    [words.drawer.arrived, formats.shortDayAndTime(lead.arrivedAt, now)],
    [words.drawer.consent, <ConsentFact key="consent" lead={lead} now={now} />],
    ...Object.entries(lead.custom).map(([name, value]): Fact => [name, value, `custom:${name}`]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value, field]) =>
        value ? (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="cut">{name}</dt>
            <dd>
              {value}
              {field && <FormerValue corrections={corrections} field={field} now={now} />}
            </dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

/** Where the lead is, how that is known, and whether it may be called now. */
function WindowFact({ lead, now }: { lead: Lead; now: number }) {
  const words = useWords().leads.drawer;
  const formats = useFormats();
  const calendar = useWindowCalendar();
  if (!calendar) return null;
  const { allowed, isClosingSoon, reason, zone, opensAt, closesAt, holiday } = windowOf(lead, calendar, now);
  if (zone === null) return words.zoneUnknown;
  const place = lead.city || placeOfZone(zone);
  const time = formats.time(now, zone);
  const texts: Record<typeof reason, string> = {
    ...words.window,
    open: words.window.open(place, time, closesAt === null ? '' : formats.time(closesAt, zone)),
    closedHours:
      opensAt === null ? words.window.never(place, time) : words.window.closedHours(place, time, openingText(opensAt, now, zone, formats)),
    closedDay:
      opensAt === null ? words.window.never(place, time) : words.window.closedDay(place, time, openingText(opensAt, now, zone, formats)),
    holiday: words.window.holiday(place, holiday ?? '', opensAt === null ? '' : openingText(opensAt, now, zone, formats)),
  };
  return (
    <>
      <span className={styles.marked}>
        <WindowGlyph state={allowed ? (isClosingSoon ? 'closing' : 'open') : 'shut'} />
        {texts[reason]}
      </span>
      <br />
      <span className="t3 sm">{words.zoneFrom(lead.zones.join(', '), words.zoneSources[lead.zoneSource])}</span>
    </>
  );
}

/** Consent to calls, with when and by what it was said. */
function ConsentFact({ lead, now }: { lead: Lead; now: number }) {
  const words = useWords().leads;
  const formats = useFormats();
  const { phone, recordedAt, source } = lead.consent;
  return (
    <>
      {lead.doNotCall ? words.filter.consent.doNotCall : words.filter.consent[phone]}
      {recordedAt !== null && <span className="t3 sm"> {formats.shortDay(recordedAt, now)}</span>}
      {source && <span className="t3 sm"> {words.drawer.consentFrom(source)}</span>}
    </>
  );
}
