import { useState } from 'react';
import { useLocation } from 'wouter';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { StillComing } from '../../parts/still-coming.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { CountTable } from './count-table.tsx';
import { LeaksPart } from './leaks-part.tsx';
import styles from './ledger.module.css';
import { PulsePart } from './pulse-part.tsx';
import { type LedgerView, useLedger } from './use-ledger.ts';

const parts = ['count', 'pulse'] as const;
type Part = (typeof parts)[number];

/** Every lead in exactly one place, those that leak with what mends them, and who is about to be forgotten. */
export function LedgerScreen() {
  const words = useWords().ledger;
  const [round, setRound] = useState(0);
  const [part, setPart] = useState<Part>('count');
  const view = useLedger(round);
  const [, navigate] = useLocation();
  const other = part === 'count' ? 'pulse' : 'count';
  useKeys([{ keys: 'v', label: words.parts[other], run: () => setPart(other) }]);
  const isLoading = useSyncSummary().firstLoad !== null;
  return (
    <>
      <PageHead
        title={words.title}
        sub={view ? <CountedOver view={view} /> : undefined}
        actions={
          <Segmented
            label={words.part}
            value={part}
            items={parts.map((value) => ({ value, label: value === 'count' ? words.parts.count : words.parts.pulse }))}
            onChange={setPart}
          />
        }
      />
      {!view && <p className="t3">{words.loading}</p>}
      {view?.leadCount === 0 && (
        <EmptyState title={words.empty.title} actions={[{ label: words.empty.import, run: () => navigate('/import') }]}>
          {words.empty.body}
        </EmptyState>
      )}
      {view && view.leadCount > 0 && part === 'pulse' && <PulsePart view={view} />}
      {view && view.leadCount > 0 && part === 'count' && (
        <div className={styles.page}>
          <Panel
            title={words.count}
            className={styles.tall}
            right={
              view.ledger.isBalanced ? (
                <Tag tone="ok">{words.balanced}</Tag>
              ) : (
                <Tag tone="bad">{words.fault(view.ledger.all.difference)}</Tag>
              )
            }
          >
            <CountTable ledger={view.ledger} now={view.now} />
          </Panel>
          <div className={styles.low}>
            {isLoading ? (
              // A lead that was handed off looks forgotten until its handoff is here.
              <Panel title={words.leaks}>
                <StillComing />
              </Panel>
            ) : (
              <LeaksPart leaks={view.leaks} now={view.now} onMended={() => setRound(round + 1)} />
            )}
            <ChecksPanel />
          </div>
        </div>
      )}
    </>
  );
}

/** What the figures were counted over, said plainly when the server is out of reach. */
function CountedOver({ view }: { view: LedgerView }) {
  const words = useWords().ledger;
  const formats = useFormats();
  const summary = useSyncSummary();
  const count = formats.count(view.leadCount);
  if (summary.syncedAt === null) return <>{words.subNever(count)}</>;
  const when = formats.dayAndTime(summary.syncedAt, view.now);
  return <>{isOnline(summary) ? words.sub(count, when) : words.subOffline(count, when)}</>;
}
