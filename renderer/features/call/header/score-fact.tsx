import { Popover } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Score } from '../../../ui/score.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './header.module.css';

/** The score and, behind it, the lines it is the sum of. */
export function ScoreFact() {
  const words = useWords().call;
  const { lead } = useCall();
  return (
    <div>
      <dt>{words.facts.score}</dt>
      <dd>
        <Popover position="bottom-start" shadow="md" width={320} transitionProps={{ duration: 90 }} withRoles trapFocus returnFocus>
          <Popover.Target>
            <button type="button" className={styles.why}>
              <Score value={lead.score} band={lead.band} withWord />
              <IconChevronRight size={13} className="t3" aria-hidden />
              <span className="vh">{words.score.why}</span>
            </button>
          </Popover.Target>
          <Popover.Dropdown className={styles.popover} aria-label={words.score.title}>
            <ScoreLines />
          </Popover.Dropdown>
        </Popover>
      </dd>
    </div>
  );
}

/** Every rule line with its points; shown in the popover and in the timeline's Score tab. */
export function ScoreLines() {
  const words = useWords().call.score;
  const formats = useFormats();
  const { lead, settings } = useCall();
  const lines = lead.scoreLines.toSorted((a, b) => b.points - a.points);
  return (
    <>
      {lines.length === 0 && <p className="t2">{words.none}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, so the keyboard must reach it */}
      <ul className={styles.lines} tabIndex={0} aria-label={words.title}>
        {lines.map((line) => (
          <li key={line.rule}>
            <span>{line.label}</span>
            <b className="b">{words.points(formats.count(line.points), line.points >= 0)}</b>
          </li>
        ))}
      </ul>
      <p className={styles.sum}>
        <span className="t2">{words.needs(formats.count(settings.score.threshold), lead.scoreModel)}</span>
        <b>{formats.count(lead.score)}</b>
      </p>
    </>
  );
}
