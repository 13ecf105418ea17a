import { useLiveQuery } from 'dexie-react-hooks';
import type { LedgerCheck } from '../../../shared/domain/ledger-check.ts';
import { useDesk } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import { cssColor } from '../../ui/tokens.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './ledger.module.css';

/** Days shown at most. */
const shownDays = 60;

export const useLedgerChecks = (): LedgerCheck[] | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => (await db.ledgerChecks.orderBy('id').toArray()).slice(-shownDays), [db]);
};

export const leaksIn = ({ leaks }: Pick<LedgerCheck, 'leaks'>): number =>
  Object.values(leaks).reduce((sum, count) => sum + (count ?? 0), 0);

/** What the server found each day, as a line over time, and in words for the last day. */
export function ChecksPanel() {
  const words = useWords().ledger;
  const dayWord = useDayWord();
  const formats = useFormats();
  const checks = useLedgerChecks();
  const last = checks?.at(-1);
  return (
    <Panel title={words.checks} count={words.checksSub}>
      <div className={styles.body}>
        {checks && !last && <p className="t2">{words.noChecks}</p>}
        {checks && checks.length > 1 && <DayLine label={words.leakLine} values={checks.map(leaksIn)} days={checks.map(({ id }) => id)} />}
        {last && (
          <p className="t2">
            {words.latest(dayWord(last.id), formats.count(last.takenIn), formats.count(leaksIn(last)))}
            {', '}
            <span className={last.difference === 0 ? undefined : 'bad'}>{words.differenceLine(last.difference)}</span>
          </p>
        )}
      </div>
    </Panel>
  );
}

/** A calendar day in short. */
const useDayWord = (): ((day: string) => string) => {
  const formats = useFormats();
  const { now } = useDesk();
  return (day) => formats.shortDay(Date.parse(`${day}T12:00:00Z`), now(), 'UTC');
};

const [width, height, pad] = [320, 64, 4];

/** Beside words, in a row. */
const [smallWidth, smallHeight, smallPad] = [56, 16, 2];

type DayLineProps = { label: string; values: readonly number[]; days: readonly string[] };

const pointsOf = (values: readonly number[], [width, height, pad]: readonly [number, number, number]): [number, number][] => {
  const most = Math.max(1, ...values);
  return values.map((value, index) => [
    pad + (index * (width - 2 * pad)) / Math.max(1, values.length - 1),
    height - pad - (value / most) * (height - 2 * pad),
  ]);
};

const inLine = (points: readonly [number, number][]): string => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

/** A line over days from 0 to the most there was. The words under it say the same. */
export function DayLine({ label, values, days }: DayLineProps) {
  const dayWord = useDayWord();
  const formats = useFormats();
  const points = pointsOf(values, [width, height, pad]);
  const [first, last] = [days[0], days.at(-1)];
  const [x = 0, y = 0] = points.at(-1) ?? [];
  return (
    <figure className={styles.line}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${values.map((each) => formats.count(each)).join(', ')}`}>
        <path d={`M${pad} ${height - pad}H${width - pad}`} stroke={cssColor('line')} />
        <polyline points={inLine(points)} fill="none" stroke={cssColor('accent')} strokeWidth="1.6" />
        <circle cx={x} cy={y} r="2.6" fill={cssColor('accent')} />
      </svg>
      <figcaption className="t3 sm">
        <span>{first && dayWord(first)}</span>
        <span>{last && dayWord(last)}</span>
      </figcaption>
    </figure>
  );
}

/** Shares over days in a row of words, from nobody to everybody: 0 to 1. */
export function ShareLine({ label, shares }: { label: string; shares: readonly number[] }) {
  const formats = useFormats();
  const points = pointsOf(shares, [smallWidth, smallHeight, smallPad]);
  return (
    <svg
      className={styles.share}
      viewBox={`0 0 ${smallWidth} ${smallHeight}`}
      role="img"
      aria-label={`${label}: ${shares.map((each) => formats.percent(each)).join(', ')}`}
    >
      <path d={`M${smallPad} ${smallHeight - smallPad}H${smallWidth - smallPad}`} stroke={cssColor('line')} />
      <polyline points={inLine(points)} fill="none" stroke={cssColor('accent')} strokeWidth="1.2" />
    </svg>
  );
}
