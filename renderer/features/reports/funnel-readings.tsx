import type { ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { useSayRow } from './figure-words.ts';
import type { FunnelCounts } from './funnel-counts.ts';
import styles from './reports.module.css';

/** Fewer than this at a step, and its rate says nothing. */
const enough = 10;

/** The step in the middle of the funnel that passes the smallest share. */
const weakestStep = (columns: readonly FunnelCounts[]): { from: FunnelCounts; to: FunnelCounts } | null => {
  const pairs = columns.slice(1, -1).flatMap((from, index) => {
    const to = columns[index + 2];
    return to && from.reached >= enough ? [{ from, to, rate: from.movedOn / from.reached }] : [];
  });
  return pairs.sort((a, b) => a.rate - b.rate)[0] ?? null;
};

type FunnelReadingsProps = { columns: readonly FunnelCounts[]; acceptance: ReportAnswer | undefined; leaks: ReportAnswer | undefined };

/** What the picture says, in words: where most are lost, what sales sends back, where leaks come from. */
export function FunnelReadings({ columns, acceptance, leaks }: FunnelReadingsProps) {
  return (
    <ul className={styles.read}>
      <Weakest columns={columns} />
      {acceptance && <SentBack acceptance={acceptance} />}
      {leaks && <LeakSource leaks={leaks} />}
    </ul>
  );
}

function Weakest({ columns }: { columns: readonly FunnelCounts[] }) {
  const words = useWords().reports;
  const formats = useFormats();
  const weakest = weakestStep(columns);
  if (!weakest) return null;
  const { from, to } = weakest;
  return (
    <li>
      <b>{words.readWeakest(words.steps[from.step], words.steps[to.step], formats.percent(from.movedOn / from.reached))}</b>{' '}
      {words.readWeakestRest(formats.count(from.stillHere), formats.count(from.resting + from.left))}
    </li>
  );
}

const tableOf = (answer: ReportAnswer, id: string) => answer.tables.find((table) => table.id === id);

function SentBack({ acceptance }: { acceptance: ReportAnswer }) {
  const words = useWords().reports;
  const sayRow = useSayRow();
  const all = tableOf(acceptance, 'salespeople')?.total?.figures;
  const back = all?.handoffsRejected?.value ?? 0;
  const reason = tableOf(acceptance, 'reasons')?.rows.toSorted(
    (a, b) => (b.figures.handoffsRejected?.value ?? 0) - (a.figures.handoffsRejected?.value ?? 0),
  )[0];
  if (back === 0 || !reason) return null;
  return (
    <li>
      <b>{words.readBack(back, all?.handoffs?.value ?? 0)}</b>
      {words.readBackReason(reason.figures.handoffsRejected?.value ?? 0, sayRow('reason', reason).toLowerCase())}
    </li>
  );
}

function LeakSource({ leaks }: { leaks: ReportAnswer }) {
  const words = useWords().reports;
  const sayRow = useSayRow();
  const table = tableOf(leaks, 'campaigns');
  const first = table?.rows[0];
  if (!table || !first) return null;
  return (
    <li>
      <b>{words.readLeaks(first.figures.leads?.value ?? 0, table.total?.figures.leads?.value ?? 0, sayRow('campaign', first))}</b>
    </li>
  );
}
