import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { z } from 'zod';
import { seeComments } from '../../../shared/commands/see-comments.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { systemId } from '../../../shared/domain/people.ts';
import { useDayGoals } from '../../data/day-goals.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { ownCallsBetween } from '../../data/own-calls.ts';
import { rowsById } from '../../data/rows.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Meter } from '../../ui/meter.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { Comments, ScriptWay } from './calls-part.tsx';
import styles from './my-floor.module.css';

const shownForMs = 14 * 86_400_000;
const mostNames = 60;

/** A rep's own place on the floor: what was moved to and from them, what was said about their calls, how far the day has come. */
export function MyFloorScreen() {
  const words = useWords().myFloor;
  return (
    <>
      <PageHead title={words.title} sub={words.sub} />
      <div className={styles.page}>
        <div className={styles.side}>
          <Day />
          <Board />
        </div>
        <Moves />
        <OwnComments />
      </div>
    </>
  );
}

const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

function Day() {
  const words = useWords().myFloor;
  const { db, user, now } = useDesk();
  const { dispositions } = useWholeCache();
  const { goals } = useDayGoals(user.userId);
  const today = startOfDay(now());
  const calls = useLiveQuery(() => ownCallsBetween(db, user.userId, today, Number.POSITIVE_INFINITY), [db, user, today]);
  const done = {
    calls: calls?.length ?? 0,
    reached: calls?.filter((each) => each.isConnect).length ?? 0,
    qsos: calls?.filter((each) => dispositions.get(each.dispositionCode ?? '')?.raises === 'qualify').length ?? 0,
  };
  return (
    <Panel title={words.day}>
      <div className={styles.figures}>
        {(['calls', 'reached', 'qsos'] as const).map((measure) => (
          <div key={measure}>
            <span>
              <b className="b">{done[measure]}</b> <span className="t2">{words.of(goals[measure], words.measures[measure])}</span>
            </span>
            <Meter
              parts={[{ value: done[measure], color: cssColor('accent') }]}
              max={Math.max(goals[measure], done[measure], 1)}
              height={8}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}

const answer = z.object({ figures: z.array(z.object({ userId: z.string(), calls: z.number(), reached: z.number(), qsos: z.number() })) });
type Figures = z.infer<typeof answer>['figures'];

/** Everybody's day, where the center shows it; of the server, as nobody's desktop holds the others' calls. */
function Board() {
  const words = useWords().myFloor;
  const { api, user, now } = useDesk();
  const { settings, users } = useWholeCache();
  const isShown = settings?.floor.leaderboard === true;
  const [figures, setFigures] = useState<Figures | null>(null);
  useEffect(() => {
    if (!isShown) return undefined;
    const ask = () =>
      void api(`/api/floor/figures?from=${startOfDay(now())}`)
        .then(async (response) => {
          const read = answer.safeParse(await response.json());
          if (read.success) setFigures(read.data.figures);
        })
        .catch(() => undefined);
    ask();
    const timer = setInterval(ask, 30_000);
    return () => clearInterval(timer);
  }, [api, now, isShown]);
  if (!isShown) return null;
  return (
    <Panel title={words.board}>
      {figures === null ? (
        <p className={`t3 ${styles.pad}`}>{words.boardAway}</p>
      ) : (
        <table className={styles.ranks}>
          <thead>
            <tr>
              <th>{words.rep}</th>
              <th>{words.columns.calls}</th>
              <th>{words.columns.reached}</th>
              <th>{words.columns.qsos}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((each) => (
              <tr key={each.userId} data-own={each.userId === user.userId || undefined}>
                <td>{users.get(each.userId)?.name ?? '?'}</td>
                <td>{each.calls}</td>
                <td>{each.reached}</td>
                <td>{each.qsos}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

type Group = { key: string; at: number; byId: string; otherId: string | null; isMine: boolean; leads: { id: string; name: string }[] };

/** Leads that came or went, by who moved them and when, newest first. */
const useMoves = (): Group[] => {
  const { db, user, now } = useDesk();
  const { leads, revision } = useWholeCache();
  const departures = useLiveQuery(() => db.departures.toArray(), [db]);
  return useMemo(() => {
    void revision;
    const since = now() - shownForMs;
    const came = [...leads.values()].flatMap((lead) =>
      lead.ownerId === user.userId && lead.assignedById !== null && lead.assignedById !== user.userId && (lead.assignedAt ?? 0) > since
        ? [
            {
              at: lead.assignedAt ?? 0,
              byId: lead.assignedById,
              otherId: lead.previousOwnerId,
              isMine: true,
              id: lead.id,
              name: leadName(lead),
            },
          ]
        : [],
    );
    const went = (departures ?? []).flatMap((each) =>
      each.userId === user.userId && each.returnedAt === null && each.movedAt > since && leads.get(each.leadId)?.ownerId !== user.userId
        ? [{ at: each.movedAt, byId: each.byId, otherId: each.toId, isMine: false, id: each.leadId, name: each.name }]
        : [],
    );
    const groups = Map.groupBy([...came, ...went], (each) =>
      [each.isMine, each.byId, each.otherId, Math.floor(each.at / 60_000)].join('/'),
    );
    return [...groups]
      .flatMap(([key, all]) => (all[0] ? [{ ...all[0], key, leads: all.map(({ id, name }) => ({ id, name })) }] : []))
      .sort((a, b) => b.at - a.at);
  }, [departures, leads, revision, user, now]);
};

function Moves() {
  const words = useWords().myFloor;
  const groups = useMoves();
  return (
    <Panel title={words.moves} className={styles.tall}>
      {groups.length === 0 && <EmptyState title={words.noMoves} isSmall />}
      <ul className={styles.list}>
        {groups.map((group) => (
          <Moved key={group.key} group={group} />
        ))}
      </ul>
    </Panel>
  );
}

function Moved({ group: { at, byId, otherId, isMine, leads } }: { group: Group }) {
  const { myFloor: words, shell } = useWords();
  const formats = useFormats();
  const { now } = useDesk();
  const { users } = useWholeCache();
  const nameOf = (id: string | null) => (id === null ? words.pool : id === systemId ? shell.product : (users.get(id)?.name ?? '?'));
  return (
    <li>
      <span className="b">{isMine ? words.came(leads.length, nameOf(otherId)) : words.went(leads.length, nameOf(otherId))}</span>
      <span className="t3 sm">{words.by(nameOf(byId), formats.dayAndTime(at, now()))}</span>
      <span className="t2 sm">
        {leads.slice(0, mostNames).map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            {isMine ? <Link href={`/call/${id}`}>{name}</Link> : name}
          </span>
        ))}
        {leads.length > mostNames && words.more(leads.length - mostNames)}
      </span>
    </li>
  );
}

/** What was said about one's calls; having it here counts as read. */
function OwnComments() {
  const words = useWords().myFloor;
  const formats = useFormats();
  const { db, user, run, now } = useDesk();
  const { leads } = useWholeCache();
  const comments = useLiveQuery(() => db.callComments.where('userId').equals(user.userId).toArray(), [db, user]);
  const attempts = useLiveQuery(async () => {
    const of = comments ?? [];
    return rowsById(
      db,
      'attempts',
      of.map((each) => each.attemptId),
      of.map((each) => each.leadId),
    );
  }, [db, comments]);
  const calls = new Map((attempts ?? []).flatMap((each) => (each ? [[each.id, each] as const] : [])));
  const unseen = (comments ?? []).filter((each) => each.seenAt === null).map(({ id }) => id);
  const unseenKey = unseen.join(' ');
  useEffect(() => {
    const commentIds = unseenKey.split(' ').filter((id) => id !== '');
    if (commentIds.length > 0) void run(seeComments, { commentIds: commentIds.slice(0, 200) }).catch(() => undefined);
  }, [run, unseenKey]);
  const byCall = [...Map.groupBy(comments ?? [], (each) => each.attemptId)].sort(
    (a, b) => (b[1][0]?.writtenAt ?? 0) - (a[1][0]?.writtenAt ?? 0),
  );
  return (
    <Panel title={words.comments} className={styles.tall}>
      {byCall.length === 0 && <EmptyState title={words.noComments} isSmall />}
      <ul className={styles.list}>
        {byCall.map(([attemptId, said]) => {
          const call = calls.get(attemptId);
          const lead = leads.get(said[0]?.leadId ?? '');
          return (
            <li key={attemptId}>
              <span className="b">
                {words.call(lead ? leadName(lead) : words.otherLead, call ? formats.dayAndTime(call.startedAt, now()) : '')}
              </span>
              <Comments comments={said} />
              {call && <ScriptWay attempt={call} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
