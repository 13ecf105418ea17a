import { Button } from '@mantine/core';
import { IconPhone, IconStarFilled } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { windowOf } from '../../../shared/domain/calling-window.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { isCallableStage } from '../../../shared/domain/stage.ts';
import { placeOfZone } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useLeadRows } from '../../data/lead-rows.ts';
import { useNow } from '../../data/use-now.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { Score } from '../../ui/score.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import { WindowGlyph } from '../../ui/window-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { openingText } from './lead-columns.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import styles from './leads.module.css';
import { nextActionText } from './next-action.ts';

type LeadDrawerProps = {
  leadId: string;
  onClose: () => void;
  /** To the next lead of the table, or back. */
  onMove: (step: 1 | -1) => void;
};

/** One lead beside the table: what is known, what happened, and the way to its call. */
export function LeadDrawer({ leadId, onClose, onMove }: LeadDrawerProps) {
  const words = useWords().leads;
  const rows = useLeadRows(leadId);
  const now = useNow(30_000);
  const lead = rows?.lead;
  return (
    <Drawer
      isOpen
      onClose={onClose}
      title={lead ? leadName(lead) : words.drawer.open}
      footer={lead && <CallFooter lead={lead} onClose={onClose} />}
    >
      <MoveKeys onMove={onMove} />
      {/* The facts, not the button that closes them, are what one came for. */}
      <div tabIndex={-1} data-autofocus data-quiet-focus />
      {lead && rows ? (
        <>
          <Head lead={lead} now={now} />
          {lead.lastSaid && <p className={styles.quote}>“{lead.lastSaid}”</p>}
          <h3 className={styles.heading}>{words.drawer.facts}</h3>
          <Facts lead={lead} now={now} />
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
    </Drawer>
  );
}

/** A rep calls their own leads; whoever else looks at it is told who does. */
function CallFooter({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const words = useWords().leads;
  const { user } = useDesk();
  const [, navigate] = useLocation();
  const owner = useCache((cache) => (lead.ownerId ? cache.users.get(lead.ownerId)?.name : undefined));
  const isMine = lead.ownerId === user.userId;
  const call = () => {
    onClose();
    navigate(`/call/${lead.id}`);
  };
  const mayCall = isMine && user.role === 'rep' && isCallableStage(lead.stage) && !lead.doNotCall;
  return (
    <>
      {mayCall && <CallKey run={call} />}
      {!isMine && (
        <span className="t3 sm grow">
          {lead.ownerId === null ? words.drawer.notYours : words.drawer.ofAnother(owner ?? words.unknownPerson)}
        </span>
      )}
      <Button onClick={onClose}>{words.drawer.close}</Button>
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

function Head({ lead, now }: { lead: Lead; now: number }) {
  const words = useWords();
  const formats = useFormats();
  const company = useCache((cache) => (lead.companyId ? cache.companies.get(lead.companyId) : undefined));
  const next = nextActionText(lead, now, { words: words.leads, formats });
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
        <span className={styles.marked}>
          <StageGlyph stage={lead.stage} />
          {words.states.stage[lead.stage]}
        </span>
        <Score value={lead.score} band={lead.band} withWord />
        <LetterStrip marks={lead.letters} />
        <span>
          {next.what} <span className={`sm ${next.tone ?? 't3'}`}>{next.when}</span>
        </span>
      </p>
    </>
  );
}

function Facts({ lead, now }: { lead: Lead; now: number }) {
  const words = useWords().leads;
  const formats = useFormats();
  const users = useCache((cache) => cache.users);
  const campaigns = useCache((cache) => cache.campaigns);
  const nameOf = (id: string | null) => (id === null ? '' : (users.get(id)?.name ?? words.unknownPerson));
  const facts: [string, React.ReactNode][] = [
    [words.drawer.number, lead.phones.map(({ asWritten }) => asWritten).join(', ')],
    [words.drawer.mail, lead.email],
    [words.drawer.place, [lead.street, [lead.postcode, lead.city].filter(Boolean).join(' '), lead.region].filter(Boolean).join(', ')],
    [words.drawer.zone, <WindowFact key="window" lead={lead} now={now} />],
    [
      words.drawer.owner,
      <>
        {lead.ownerId === null ? words.inPool : nameOf(lead.ownerId)}
        {lead.previousOwnerId && <span className="t3 sm"> {words.drawer.wasWith(nameOf(lead.previousOwnerId))}</span>}
      </>,
    ],
    [words.drawer.campaign, lead.campaignId && campaigns.get(lead.campaignId)?.name],
    [words.drawer.source, words.sources[lead.source]],
    [words.drawer.arrived, formats.shortDayAndTime(lead.arrivedAt, now)],
    [words.drawer.consent, lead.doNotCall ? words.filter.consent.doNotCall : words.filter.consent[lead.consent.phone]],
    [words.drawer.score, lead.scoreLines.map((line) => words.drawer.scoreLine(line.label, line.points)).join(', ') || words.drawer.noScore],
    ...Object.entries(lead.custom).map(([name, value]): [string, React.ReactNode] => [name, value]),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} style={{ display: 'contents' }}>
            <dt className="cut">{name}</dt>
            <dd>{value}</dd>
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
  const { allowed, isClosingSoon, reason, zone, localTime, opensAt, closesAt, holiday } = windowOf(lead, calendar, now);
  if (zone === null) return words.zoneUnknown;
  const place = lead.city || placeOfZone(zone);
  const time = localTime ?? '';
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
