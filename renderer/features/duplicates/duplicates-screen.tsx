import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { type SuspectedPair, useBars, useSuspectedPairs, useSuspects } from '../../data/suspects.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { BarsDialog } from './bars-dialog.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import styles from './duplicates.module.css';
import { MergeLog } from './merge-log.tsx';
import { PairItem } from './pair-item.tsx';
import { PairView } from './pair-view.tsx';
import { useLocalPairs } from './use-local-pairs.ts';

const tabs = ['open', 'merged'] as const;
type Tab = (typeof tabs)[number];

/** Leads that may be one person, the likeliest first: side by side, made one, or told apart; and what was merged. */
export function DuplicatesScreen() {
  const words = useWords().duplicates;
  const { user } = useDesk();
  const summary = useSyncSummary();
  const [tab, setTab] = useState<Tab>('open');
  const [asked, setAsked] = useState<'bulk' | 'bars' | null>(null);
  const { pairs, local } = usePairs();
  const maySetBars = user.role === 'manager' || user.role === 'admin';
  useKeys([
    { keys: 'v', label: words.tabsLabel, run: () => setTab(tab === 'open' ? 'merged' : 'open') },
    { keys: 'b', label: words.bulk.button, isDisabled: !pairs?.length, run: () => setAsked('bulk') },
    { keys: 's', label: words.bars.button, isDisabled: !maySetBars, run: () => setAsked('bars') },
  ]);
  return (
    <div className={styles.page}>
      <PageHead title={words.title} sub={pairs ? words.sub(pairs.length) : words.loading} actions={<KeysButton />} />
      <div className={styles.bar}>
        <Segmented
          label={words.tabsLabel}
          value={tab}
          onChange={setTab}
          items={tabs.map((each) => ({ value: each, label: words.tabs[each] }))}
        />
        <KeyCap keys="v" />
        <Comparing local={local} />
        {!isOnline(summary) && <span className="warn sm">{words.offline}</span>}
        <span className="grow" />
        {maySetBars && (
          <Button onClick={() => setAsked('bars')} rightSection={<KeyCap keys="s" />}>
            {words.bars.button}
          </Button>
        )}
        <Button disabled={!pairs?.length} onClick={() => setAsked('bulk')} rightSection={<KeyCap keys="b" />}>
          {words.bulk.button}
        </Button>
      </div>
      {tab === 'merged' ? <MergeLog /> : pairs && <Pairs pairs={pairs} />}
      {asked === 'bulk' && <BulkDialog pairs={pairs ?? []} onClose={() => setAsked(null)} />}
      {asked === 'bars' && <BarsDialog onClose={() => setAsked(null)} />}
    </div>
  );
}

/** What the server has found, and what this machine finds besides. */
const usePairs = () => {
  const { suspectFrom } = useBars();
  const suspects = useSuspects();
  const known = useSuspectedPairs(suspects);
  const local = useLocalPairs(suspects, suspectFrom);
  const pairs = known && [...known, ...local.pairs].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { pairs, local };
};

function Comparing({ local: { isReady, done, total } }: { local: { isReady: boolean; done: number; total: number } }) {
  const words = useWords().duplicates;
  const formats = useFormats();
  if (isReady || total === 0) return null;
  return <span className="t3 sm">{words.comparing(formats.count(done), formats.count(total))}</span>;
}

function Pairs({ pairs }: { pairs: readonly SuspectedPair[] }) {
  const words = useWords().duplicates;
  const tableWords = useWords().shell.table;
  const [chosenId, choose] = useState<string | null>(null);
  const [lastAt, setLastAt] = useState(0);
  const at = pairs.findIndex(({ id }) => id === chosenId);
  // The settled one leaves the list; the one that takes its place is next.
  const now = at >= 0 ? at : Math.min(lastAt, pairs.length - 1);
  const chosen = pairs[now];
  const chooseAt = (next: number) => {
    const pair = pairs[Math.max(0, Math.min(pairs.length - 1, next))];
    if (!pair) return;
    choose(pair.id);
    setLastAt(pairs.indexOf(pair));
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: tableWords.next, canRepeat: true, run: () => chooseAt(now + 1) },
    { keys: ['k', 'ArrowUp'], label: tableWords.previous, canRepeat: true, run: () => chooseAt(now - 1) },
  ]);
  if (!chosen) {
    return (
      <Panel label={words.empty} className={styles.whole}>
        <EmptyState title={words.empty} icon={<IconUsers size={22} stroke={1.5} />}>
          {words.emptyBody}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <div className={styles.pages}>
      <Panel title={words.list} count={pairs.length}>
        <div className={styles.list}>
          {pairs.slice(0, mostListed).map((pair, index) => (
            <PairItem key={pair.id} pair={pair} isCurrent={pair.id === chosen.id} onChoose={() => chooseAt(index)} />
          ))}
        </div>
      </Panel>
      <Panel label={words.compare}>
        <PairView key={chosen.id} pair={chosen} />
      </Panel>
    </div>
  );
}

/** The likeliest; as they are settled the next ones come into the list. */
const mostListed = 200;
