import { useNow } from '../../data/use-now.ts';
import { RepGlyph } from '../../ui/rep-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { type FloorColumn, isRepColumn } from './floor-model.ts';

const dayMs = 86_400_000;

/** What a rep does now, and since when; a call's clock runs by itself, without the board being drawn again. */
export function Activity({ column: { activity, user } }: { column: FloorColumn }) {
  const words = useWords().floor;
  const roles = useWords().states.role;
  if (!user) return <div className={styles.state}>{words.poolState}</div>;
  if (!isRepColumn({ user }))
    return <div className={`${styles.state} warn`}>{user.isActive ? words.notRep(roles[user.role]) : words.hasLeft}</div>;
  const isTimed = activity.kind === 'inCall' || activity.kind === 'wrapUp';
  return (
    <div className={styles.state}>
      <RepGlyph state={activity.kind} />
      <span className="cut" title={activity.reason || undefined}>
        {isTimed ? <Timed activity={activity} /> : <Said activity={activity} />}
      </span>
    </div>
  );
}

function Timed({ activity }: { activity: FloorColumn['activity'] }) {
  const words = useWords().floor.states;
  const formats = useFormats();
  const now = useNow(1000);
  const length = formats.stopwatch(Math.max(0, now - (activity.sinceAt ?? now)));
  return activity.kind === 'inCall' ? words.inCall(length) : words.wrapUp(length);
}

function Said({ activity: { kind, sinceAt, reason } }: { activity: FloorColumn['activity'] }) {
  const words = useWords().floor.states;
  const formats = useFormats();
  const now = useNow(20_000);
  const since = (at: number) => (now - at < dayMs ? formats.time(at) : formats.shortDay(at, now));
  if (kind === 'break') return words.break(reason, formats.length(Math.max(0, now - (sinceAt ?? now))));
  if (kind === 'absent') return words.absent(reason);
  if (kind === 'offline') return sinceAt ? words.offline(since(sinceAt)) : words.neverSeen;
  return words.ready;
}
