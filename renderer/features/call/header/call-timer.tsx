import { useNow } from '../../../data/use-now.ts';
import { RepGlyph } from '../../../ui/rep-glyph.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './header.module.css';

/** How long they have been talking, then how long the wrap-up takes; its limit is shown, not enforced. */
export function CallTimer() {
  const { draft, rows } = useCall();
  if (draft.phase === 'before') return null;
  // Made elsewhere and written down later: nobody has been at its wrap-up since.
  if (rows.attempts.some((each) => each.id === draft.attemptId && each.loggedAt)) return <NoOutcomeYet />;
  return draft.phase === 'inCall' ? <Talking since={draft.startedAt ?? 0} /> : <WrapUp since={draft.endedAt ?? 0} />;
}

function NoOutcomeYet() {
  const words = useWords().call;
  return (
    <span className={styles.timer} data-phase="wrapUp">
      <RepGlyph state="wrapUp" /> {words.noOutcomeYet}
    </span>
  );
}

const everySecond = 500;

function Talking({ since }: { since: number }) {
  const words = useWords().states.rep;
  const formats = useFormats();
  const elapsed = Math.max(0, useNow(everySecond) - since);
  return (
    <span className={styles.timer} role="timer" aria-label={words.inCall}>
      <RepGlyph state="inCall" /> {words.inCall} <b>{formats.stopwatch(elapsed)}</b>
    </span>
  );
}

function WrapUp({ since }: { since: number }) {
  const words = useWords();
  const formats = useFormats();
  const { settings } = useCall();
  const elapsed = Math.max(0, useNow(everySecond) - since);
  const limit = settings.wrapUpLimitMs;
  // Whole seconds, so that it runs down evenly and turns over at the limit itself.
  const left = limit - Math.floor(elapsed / 1000) * 1000;
  return (
    <span className={styles.timer} data-phase="wrapUp" data-over={left < 0 || undefined} role="timer" aria-label={words.states.rep.wrapUp}>
      <RepGlyph state="wrapUp" /> {words.states.rep.wrapUp} <b>{formats.stopwatch(Math.abs(left))}</b>{' '}
      <span className="sm">{left >= 0 ? words.call.leftOf(formats.stopwatch(limit)) : words.call.overLimit(formats.stopwatch(limit))}</span>
    </span>
  );
}
