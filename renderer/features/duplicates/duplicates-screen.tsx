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
import pages from '../../ui/list-pages.module.css';
import { ListPages } from '../../ui/list-pages.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useListChoice } from '../../ui/use-list-choice.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { BarsDialog } from './bars-dialog.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
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
    <div className={pages.page}>
      <PageHead title={words.title} sub={pairs ? words.sub(pairs.length) : words.loading} actions={<KeysButton />} />
      <div className={pages.bar}>
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
  const { chosen, choose } = useListChoice(pairs);
  if (!chosen) {
    return (
      <Panel label={words.empty} className={pages.whole}>
        <EmptyState title={words.empty} icon={<IconUsers size={22} stroke={1.5} />}>
          {words.emptyBody}
        </EmptyState>
      </Panel>
    );
  }
  const items = pairs
    .slice(0, mostListed)
    .map((pair) => <PairItem key={pair.id} pair={pair} isCurrent={pair.id === chosen.id} onChoose={() => choose(pair.id)} />);
  return (
    <ListPages title={words.list} count={pairs.length} list={items} label={words.compare}>
      <PairView key={chosen.id} pair={chosen} />
    </ListPages>
  );
}

/** The likeliest; as they are settled the next ones come into the list. */
const mostListed = 200;
