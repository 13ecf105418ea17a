import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

/** In which order leads are called, how often one is tried, and the times everybody keeps to. */
export function QueueSection({ settings }: { settings: CenterSettings }) {
  const words = useWords().settings.queue;
  const formats = useFormats();
  const { queue, cadence } = settings;
  const ranks = words.ranks({
    first: formats.length(queue.firstCallWithinMs),
    grace: formats.length(queue.callbackGraceMs),
    pulse: queue.pulseDays,
    keyPulse: queue.keyAccountPulseDays,
  });
  const times: [string, string][] = [
    [words.firstCall, formats.length(queue.firstCallWithinMs)],
    [words.perDay, formats.count(cadence.perDay)],
    [words.perPeriod(cadence.periodDays), formats.count(cadence.perPeriod)],
    [words.revisit, words.days(cadence.revisitDays)],
    [words.pulse, words.days(queue.pulseDays)],
    [words.keyPulse, words.days(queue.keyAccountPulseDays)],
    [words.grace, formats.length(queue.callbackGraceMs)],
    [words.wrapUp, formats.length(settings.wrapUpLimitMs)],
    [words.answer, words.workingHours(settings.handoffAnswerHours)],
  ];
  return (
    <div className={styles.two}>
      <Panel title={words.order} count={words.orderSub}>
        <ol className={styles.order}>
          {ranks.map((rank) => (
            <li key={rank}>{rank}</li>
          ))}
        </ol>
      </Panel>
      <Panel title={words.cadence}>
        <dl className={styles.facts} data-numbers>
          {times.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  );
}
