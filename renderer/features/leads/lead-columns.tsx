import { IconStarFilled } from '@tabler/icons-react';
import { windowOf } from '../../../shared/domain/calling-window.ts';
import { dialNumber, type Lead, leadName, writtenNumbers } from '../../../shared/domain/lead.ts';
import { claimOn } from '../../../shared/domain/lease.ts';
import { byName } from '../../../shared/domain/why-now.ts';
import type { WindowCalendar } from '../../../shared/domain/window-calendar.ts';
import type { ColumnCache } from '../../data/column-cache.ts';
import { StageTag } from '../../data/stage-tag.tsx';
import { VerdictCell } from '../../parts/letters/verdict-cell.tsx';
import { LetterStrip } from '../../ui/letter-glyph.tsx';
import { Score } from '../../ui/score.tsx';
import type { TableColumn } from '../../ui/table-columns.ts';
import { WindowGlyph } from '../../ui/window-glyph.tsx';
import type { Words } from '../../words/en.ts';
import type { Formats } from '../../words/format.ts';
import styles from './leads.module.css';
import { nextActionText } from './next-action.ts';

/** The score, and on pointing at it the lines it is the sum of; the drawer opens what is behind each. */
function ScoreCell({ lead, words }: { lead: Lead; words: Words['score'] }) {
  const lines = byName(lead.scoreLines).map(({ label, points }) => `${words.points(String(points), points >= 0)}  ${label}`);
  return (
    <span title={[words.sum(String(lead.score), lead.scoreModel), ...(lines.length > 0 ? lines : [words.none])].join('\n')}>
      <Score value={lead.score} band={lead.band} />
    </span>
  );
}

/** What the cells of the table need to know beside the lead. */
export type CellContext = {
  cache: Pick<ColumnCache, 'companies' | 'users' | 'teams' | 'campaigns' | 'settings' | 'leases' | 'checkouts'>;
  calendar: WindowCalendar | null;
  /** The minute, so that the table is not drawn anew every second. */
  now: number;
  words: Words;
  formats: Formats;
  countryName: (code: string) => string;
};

export type ColumnId = keyof Words['leads']['columns']['names'];

function NameCell({ lead }: { lead: Lead }) {
  return (
    <span className={styles.two}>
      <span className="b cut">{leadName(lead)}</span>
      <span className="t3 sm cut">{lead.title}</span>
    </span>
  );
}

function CompanyCell({ lead, context }: { lead: Lead; context: CellContext }) {
  const company = lead.companyId ? context.cache.companies.get(lead.companyId) : undefined;
  return (
    <span className={styles.two}>
      <span className="cut">{company?.name}</span>
      {company?.isKeyAccount && <IconStarFilled size={11} className={styles.star} aria-label={context.words.leads.keyAccount} />}
      <span className="t3 sm cut">{lead.city}</span>
    </span>
  );
}

function WindowCell({ lead, context: { calendar, now, words, formats } }: { lead: Lead; context: CellContext }) {
  if (!calendar) return null;
  const window = windowOf(lead, calendar, now);
  const { allowed, isClosingSoon, opensAt, closesAt, zone, reason } = window;
  const state = allowed ? (isClosingSoon ? 'closing' : 'open') : reason === 'unknownZone' ? 'unknown' : 'shut';
  const rest = closesAt !== null ? words.leads.till(formats.shortTime(closesAt, zone ?? undefined)) : '';
  const opens = opensAt !== null ? words.leads.opens(openingText(opensAt, now, zone, formats)) : '';
  return (
    <span className={styles.marked}>
      <WindowGlyph state={state} />
      {reason === 'unknownZone' || reason === 'noNumber' || reason === 'doNotCall' || reason === 'consentRefused'
        ? words.leads.drawer.window[reason]
        : zone && formats.time(now, zone)}
      <span className={`sm ${isClosingSoon ? 'warn' : 't3'}`}>{rest || opens}</span>
    </span>
  );
}

/** On another day the weekday says more than the hour alone. */
export const openingText = (opensAt: number, now: number, zone: string | null, formats: Formats): string => {
  const where = zone ?? undefined;
  return formats.isSameDay(opensAt, now, where) ? formats.shortTime(opensAt, where) : formats.dayAndTime(opensAt, now, where);
};

function NextActionCell({ lead, context: { now, words, formats } }: { lead: Lead; context: CellContext }) {
  const { what, when, tone } = nextActionText(lead, now, { words: words.leads, formats });
  return (
    <span className="cut">
      {when === '' && tone ? <span className={tone}>{what}</span> : what} <span className={`sm ${tone ?? 't3'}`}>{when}</span>
    </span>
  );
}

const nameIn = (rows: ReadonlyMap<string, { name: string }>, id: string | null): string => (id && rows.get(id)?.name) || '';

/** All columns there are; which are shown, and where, is the person's choice. */
export const leadColumns = (context: CellContext): TableColumn<Lead>[] => {
  const { cache, words, formats, now, countryName } = context;
  const { names } = words.leads.columns;
  const text = (id: ColumnId, width: TableColumn<Lead>['width'], cell: (lead: Lead) => string): TableColumn<Lead> => ({
    id,
    header: names[id],
    width,
    isSortable: true,
    cell: (lead) => <span className="cut">{cell(lead)}</span>,
  });
  return [
    { id: 'name', header: names.name, width: { min: 200, grow: 3 }, isSortable: true, cell: (lead) => <NameCell lead={lead} /> },
    {
      id: 'company',
      header: names.company,
      width: { min: 180, grow: 2 },
      isSortable: true,
      cell: (lead) => <CompanyCell lead={lead} context={context} />,
    },
    text('owner', 130, (lead) => (lead.ownerId ? nameIn(cache.users, lead.ownerId) || words.leads.unknownPerson : poolText(lead, context))),
    {
      id: 'stage',
      header: names.stage,
      width: 126,
      isSortable: true,
      cell: ({ stage, stageSinceAt }) => <StageTag stage={stage} sinceAt={stageSinceAt} isInRow />,
    },
    { id: 'score', header: names.score, width: 76, isSortable: true, cell: (lead) => <ScoreCell lead={lead} words={words.score} /> },
    { id: 'letters', header: names.letters, width: 104, isSortable: true, cell: (lead) => <LetterStrip marks={lead.letters} /> },
    {
      id: 'verdict',
      header: names.verdict,
      width: { min: 190, grow: 1 },
      cell: (lead) => cache.settings && <VerdictCell lead={lead} settings={cache.settings} now={now} />,
    },
    {
      id: 'lastTouch',
      header: names.lastTouch,
      width: 84,
      isNumeric: true,
      isSortable: true,
      cell: ({ lastTouchAt, attempts, arrivedAt }) => (
        <span className="t2">
          {attempts === 0 && now - arrivedAt < 86_400_000 ? words.leads.fresh : lastTouchAt === null ? '' : formats.age(lastTouchAt, now)}
        </span>
      ),
    },
    {
      id: 'nextAction',
      header: names.nextAction,
      width: { min: 172, grow: 1 },
      isSortable: true,
      cell: (lead) => <NextActionCell lead={lead} context={context} />,
    },
    { id: 'window', header: names.window, width: 196, cell: (lead) => <WindowCell lead={lead} context={context} /> },
    text('campaign', { min: 140, grow: 1 }, (lead) => nameIn(cache.campaigns, lead.campaignId)),
    text('source', 104, (lead) => words.leads.sources[lead.source]),
    text('country', 120, (lead) => (lead.country ? countryName(lead.country) : '')),
    text('team', 110, (lead) => nameIn(cache.teams, lead.teamId)),
    { ...text('arrived', 92, (lead) => formats.shortDay(lead.arrivedAt, now)), isNumeric: true },
    { ...text('tries', 58, (lead) => formats.count(lead.attempts)), isNumeric: true },
    { ...text('phone', 150, (lead) => phoneText(lead)), isSortable: false },
    text('email', { min: 180, grow: 1 }, (lead) => lead.email ?? ''),
  ];
};

/** In the pool, and who is on it or has it along. */
export const poolText = (
  lead: Lead,
  { cache, words, formats, now }: Pick<CellContext, 'words' | 'formats' | 'now'> & { cache: ClaimCache },
): string => {
  const claim = claimOn(lead, { lease: cache.leases.get(lead.id), checkout: cache.checkouts.get(lead.id) }, '', now);
  if (claim.kind === 'leased') return `${words.leads.inPool}, ${words.pool.owner.leased(nameIn(cache.users, claim.byId))}`;
  if (claim.kind !== 'checkedOut') return words.leads.inPool;
  return `${words.leads.inPool}, ${words.pool.owner.checkedOut(nameIn(cache.users, claim.byId), formats.time(claim.until))}`;
};
type ClaimCache = Pick<ColumnCache, 'users' | 'leases' | 'checkouts'>;

/** As written by whoever knew the number: people read it better than the digits that are dialled. */
const phoneText = (lead: Lead): string => dialNumber(lead)?.asWritten || (writtenNumbers(lead)[0] ?? '');

/** What is hidden until somebody wants to see it. Who owns a lead matters where it is not always oneself. */
export const usuallyHidden = (seesOthers: boolean): ColumnId[] => {
  const extra: ColumnId[] = ['verdict', 'window', 'campaign', 'source', 'country', 'team', 'arrived', 'tries', 'phone', 'email'];
  return seesOthers ? extra : ['owner', ...extra];
};
