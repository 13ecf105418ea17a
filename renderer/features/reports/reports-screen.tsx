import { useState } from 'react';
import { useLocation } from 'wouter';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/words.tsx';
import { CampaignPanel } from './campaign-panel.tsx';
import { FunnelChart } from './funnel-chart.tsx';
import { FunnelReadings } from './funnel-readings.tsx';
import { FunnelTable } from './funnel-table.tsx';
import { LeaksPanel } from './leaks-panel.tsx';
import { LedgerLine } from './ledger-line.tsx';
import { reportPeriods } from './report-period.ts';
import styles from './reports.module.css';
import { anyCampaign, type Report, type ReportChoice, useReport } from './use-report.ts';

const firstChoice: ReportChoice = { period: 'quarter', campaignId: anyCampaign };

/** Where leads come from, where they are lost, what they earned. Picture first, the table under it, every number opens its leads. */
export function ReportsScreen() {
  const words = useWords().reports;
  const { zone } = useDesk();
  const [choice, setChoice] = useState(firstChoice);
  const report = useReport(choice);
  const [, navigate] = useLocation();
  const clear = () => setChoice({ period: 'all', campaignId: anyCampaign });
  return (
    <>
      <PageHead
        title={words.title}
        sub={words.sub(words.periodWords[choice.period], zone)}
        actions={<Choices choice={choice} onChange={setChoice} />}
      />
      {report === null && <p className="t3">{words.loading}</p>}
      {report?.leads.length === 0 && (
        <EmptyState
          title={words.empty.title}
          actions={[
            { label: words.empty.clear, run: clear },
            { label: words.empty.import, run: () => navigate('/import') },
          ]}
        >
          {words.empty.body}
        </EmptyState>
      )}
      {report && report.leads.length > 0 && <Measures report={report} />}
    </>
  );
}

function Measures({ report }: { report: Report }) {
  const words = useWords().reports;
  return (
    <div className={styles.page}>
      <Panel title={words.funnel} count={words.onThisMachine(report.leads.length)} right={<Legend />}>
        <div className={styles.flow}>
          <FunnelChart columns={report.funnel} />
          <FunnelReadings report={report} />
          <FunnelTable columns={report.funnel} />
        </div>
        <LedgerLine ledger={report.ledger} />
      </Panel>
      <div className={styles.low}>
        <LeaksPanel leaks={report.leaks} now={report.now} />
        <CampaignPanel campaigns={report.campaigns} />
      </div>
    </div>
  );
}

function Choices({ choice, onChange }: { choice: ReportChoice; onChange: (choice: ReportChoice) => void }) {
  const words = useWords().reports;
  const { campaigns } = useWholeCache();
  return (
    <>
      <InlineSelect
        label={words.period}
        value={choice.period}
        options={reportPeriods.map((value) => ({ value, label: words.periods[value] }))}
        onChange={(period) => onChange({ ...choice, period })}
      />
      <InlineSelect
        label={words.campaign}
        value={choice.campaignId}
        options={[
          { value: anyCampaign, label: words.allCampaigns },
          ...[...campaigns.values()].map((each) => ({ value: each.id, label: each.name })),
        ]}
        onChange={(campaignId) => onChange({ ...choice, campaignId })}
        isSearchable
      />
    </>
  );
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
