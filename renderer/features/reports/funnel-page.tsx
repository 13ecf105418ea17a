import { useMemo } from 'react';
import { ledgerOf } from '../../../shared/domain/ledger.ts';
import type { ReportAnswer } from '../../../shared/domain/reports/answer.ts';
import { chosenLeads } from '../../../shared/domain/reports/choice.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';
import { useWholeCache } from '../../data/desk.ts';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/words.tsx';
import { CampaignPanel } from './campaign-panel.tsx';
import { FunnelChart } from './funnel-chart.tsx';
import { funnelCounts } from './funnel-counts.ts';
import { FunnelReadings } from './funnel-readings.tsx';
import { FunnelTable } from './funnel-table.tsx';
import { LeaksPanel } from './leaks-panel.tsx';
import { LedgerLine } from './ledger-line.tsx';
import { choiceAt, useReportChoice } from './report-choice.ts';
import styles from './reports.module.css';

/** The funnel's page tells of more than the funnel: these are counted for it, the funnel first. */
export const funnelNames: readonly ReportName[] = ['funnel', 'steps', 'leaks', 'campaigns', 'acceptance'];

/** Where leads come from, where they are lost, what they earned: the page a manager opens first. */
export function FunnelPage({ answers, period }: { answers: readonly ReportAnswer[]; period: string }) {
  const words = useWords().reports;
  const { choice } = useReportChoice();
  const [funnel, steps, leaks, campaigns, acceptance] = answers;
  if (!funnel) return null;
  const columns = funnelCounts(funnel, steps);
  return (
    <>
      <Panel title={words.funnel} count={period} right={<Legend />}>
        <div className={styles.flow}>
          <FunnelChart columns={columns} />
          <FunnelReadings columns={columns} acceptance={acceptance} leaks={leaks} />
          <FunnelTable columns={columns} answer={funnel} />
        </div>
        {choice.segmentId === null && <Ledger at={funnel.at} />}
      </Panel>
      <div className={styles.low}>
        {leaks && <LeaksPanel leaks={leaks} />}
        {campaigns && <CampaignPanel campaigns={campaigns} />}
      </div>
    </>
  );
}

/** The conservation count over the leads on this machine that the choice lets through; whom a segment lets through changes by the hour. */
function Ledger({ at }: { at: number }) {
  const cache = useWholeCache();
  const { choice } = useReportChoice();
  const ledger = useMemo(() => {
    const { settings, leads, handoffs } = cache;
    if (!settings) return null;
    const facts = { leads: [...leads.values()], handoffs: [...handoffs.values()], settings };
    return ledgerOf(chosenLeads(facts, choiceAt(choice, at, settings.zone)).arrived);
  }, [cache, choice, at]);
  return ledger && <LedgerLine ledger={ledger} />;
}

function Legend() {
  const words = useWords().reports.legend;
  return (
    <span className={styles.legend}>
      {(['movedOn', 'stillHere', 'leak', 'resting', 'left'] as const).map((part) => (
        <span key={part}>
          <i data-part={part} />
          {words[part]}
        </span>
      ))}
    </span>
  );
}
