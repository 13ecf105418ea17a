import type { FunnelColumn } from '../../../shared/domain/funnel.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { useWholeCache } from '../../data/desk.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './reports.module.css';
import type { Report } from './use-report.ts';

/** Fewer than this at a step, and its rate says nothing. */
const enough = 10;

/** The step in the middle of the funnel that passes the smallest share. */
const weakestStep = (columns: readonly FunnelColumn[]): { from: FunnelColumn; to: FunnelColumn } | null => {
  const pairs = columns.slice(1, -1).flatMap((from, index) => {
    const to = columns[index + 2];
    return to && from.reached.length >= enough ? [{ from, to, rate: from.movedOn.length / from.reached.length }] : [];
  });
  return pairs.sort((a, b) => a.rate - b.rate)[0] ?? null;
};

const mostCommon = (values: readonly string[]): { value: string; count: number } | null => {
  const groups = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({ value, count: all.length }));
  return groups.sort((a, b) => b.count - a.count)[0] ?? null;
};

/** What the picture says, in words: where most are lost, what sales sends back, where leaks come from. */
export function FunnelReadings({ report }: { report: Report }) {
  return (
    <ul className={styles.read}>
      <Weakest columns={report.funnel} />
      <SentBack handoffs={report.handoffs} />
      <LeakSource report={report} />
    </ul>
  );
}

function Weakest({ columns }: { columns: readonly FunnelColumn[] }) {
  const words = useWords().reports;
  const formats = useFormats();
  const weakest = weakestStep(columns);
  if (!weakest) return null;
  const { from, to } = weakest;
  const rate = formats.percent(from.movedOn.length / from.reached.length);
  return (
    <li>
      <b>{words.readWeakest(words.steps[from.step], words.steps[to.step], rate)}</b>{' '}
      {words.readWeakestRest(formats.count(from.stillHere.length), formats.count(from.resting.length + from.left.length))}
    </li>
  );
}

function SentBack({ handoffs }: { handoffs: readonly Handoff[] }) {
  const words = useWords().reports;
  const { settings } = useWholeCache();
  const back = handoffs.filter((each) => each.answer === 'rejected');
  const reason = mostCommon(back.flatMap((each) => each.rejectReason ?? []));
  if (back.length === 0 || !reason) return null;
  const label = settings?.rejectReasons.find((each) => each.code === reason.value)?.label ?? reason.value;
  return (
    <li>
      <b>{words.readBack(back.length, handoffs.length)}</b>
      {words.readBackReason(reason.count, label.toLowerCase())}
    </li>
  );
}

function LeakSource({ report }: { report: Report }) {
  const words = useWords().reports;
  const { leads, campaigns } = useWholeCache();
  const leaking = report.leaks.flatMap((leak) => leak.leadIds);
  const source = mostCommon(leaking.map((id) => leads.get(id)?.campaignId ?? ''));
  if (leaking.length === 0 || !source) return null;
  const campaign = campaigns.get(source.value)?.name ?? words.noCampaign.toLowerCase();
  return (
    <li>
      <b>{words.readLeaks(source.count, leaking.length, campaign)}</b>
    </li>
  );
}
