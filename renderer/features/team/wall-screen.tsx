import { useLiveQuery } from 'dexie-react-hooks';
import { useLocation } from 'wouter';
import { type DayGoals, defaultFloor, goalsOf } from '../../../shared/domain/floor-settings.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { useNow } from '../../data/use-now.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { type FloorColumn, isRepColumn } from './floor-model.ts';
import { useFloor, useFloorBook } from './use-floor.ts';
import styles from './wall.module.css';

const sum = (columns: readonly FloorColumn[], pick: (column: FloorColumn) => number): number =>
  columns.reduce((total, column) => total + pick(column), 0);

/** The room's screen: how the floor does, in numbers that can be read from across the room; nobody's name, no lead. */
export function WallScreen() {
  const words = useWords().floor.wall;
  const formats = useFormats();
  const { db, user } = useDesk();
  const [, navigate] = useLocation();
  const now = useNow(20_000);
  const summary = useSyncSummary();
  const team = useCache((cache) => (user.teamId === null ? null : (cache.teams.get(user.teamId)?.name ?? null)));
  const usual = useCache((cache) => cache.settings?.floor.goals ?? defaultFloor.goals);
  const own = useLiveQuery(() => db.goals.toArray(), [db]);
  const floor = useFloor(useFloorBook(user.teamId), (view) => view);
  useKeys([{ keys: 'Escape', label: words.leave, run: () => navigate('/floor') }]);
  const columns = floor?.columns ?? [];
  const reps = columns.filter(isRepColumn);
  const goals = reps.map((column) =>
    goalsOf(
      own?.find(({ id }) => id === column.id),
      column.user ?? undefined,
      usual,
    ),
  );
  const goalOf = (measure: keyof DayGoals) => goals.reduce((total, each) => total + each[measure], 0);
  const doing = (...kinds: FloorColumn['activity']['kind'][]) => reps.filter((column) => kinds.includes(column.activity.kind)).length;
  const oldest = columns.reduce<number | null>(
    (first, { late }) => (late.oldestAt === null ? first : Math.min(first ?? late.oldestAt, late.oldestAt)),
    null,
  );
  const waiting = (late: FloorColumn['late']) => late.callbacks;
  const at = isOnline(summary) ? words.live(formats.time(now)) : words.asOf(formats.time(summary.syncedAt ?? now));
  return (
    <main className={styles.wall}>
      <title>{words.title}</title>
      <header>
        <h1>{team ?? words.center}</h1>
        <p>{at}</p>
        <button type="button" onClick={() => navigate('/floor')}>
          {words.leave}
        </button>
      </header>
      <section aria-label={words.now}>
        <Big value={doing('inCall')} label={words.inCall} tone="accent" />
        <Big value={doing('wrapUp')} label={words.wrapUp} />
        <Big value={doing('ready')} label={words.ready} />
        <Big value={doing('break')} label={words.paused} />
        <Big value={doing('offline', 'absent')} label={words.away} />
      </section>
      <section aria-label={words.waiting}>
        <Big value={sum(columns, ({ late }) => waiting(late))} label={words.missed} tone="bad" />
        <Big value={sum(columns, ({ late }) => late.callbacksSoon)} label={words.soon} />
        <Big value={sum(columns, ({ late }) => late.firstCalls)} label={words.pastSla} tone="warn" />
        <div className={styles.big}>
          <b>{oldest === null ? '–' : formats.age(oldest, now)}</b>
          <span>{words.oldest}</span>
        </div>
      </section>
      <section aria-label={words.today}>
        <Toward value={sum(reps, ({ today }) => today.calls)} goal={goalOf('calls')} label={words.calls} />
        <Toward value={sum(reps, ({ today }) => today.reached)} goal={goalOf('reached')} label={words.reached} />
        <Toward value={sum(reps, ({ today }) => today.qsos)} goal={goalOf('qsos')} label={words.qsos} />
      </section>
    </main>
  );
}

function Big({ value, label, tone }: { value: number; label: string; tone?: 'accent' | 'bad' | 'warn' }) {
  const formats = useFormats();
  return (
    <div className={styles.big} data-tone={value > 0 ? tone : undefined}>
      <b>{formats.count(value)}</b>
      <span>{label}</span>
    </div>
  );
}

function Toward({ value, goal, label }: { value: number; goal: number; label: string }) {
  const words = useWords().floor.wall;
  const formats = useFormats();
  return (
    <div className={styles.big}>
      <b>{formats.count(value)}</b>
      <span>{label}</span>
      <span className={styles.bar} aria-hidden>
        <i style={{ width: `${goal > 0 ? Math.min(100, (value / goal) * 100) : 0}%` }} />
      </span>
      <span className={styles.goal}>{words.goal(formats.count(goal))}</span>
    </div>
  );
}
