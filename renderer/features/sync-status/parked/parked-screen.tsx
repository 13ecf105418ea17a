import { IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Parked } from '../../../../shared/domain/history.ts';
import { useDesk } from '../../../data/desk.ts';
import { useWhereabouts } from '../../../data/lead-whereabouts.ts';
import { useNow } from '../../../data/use-now.ts';
import { useShowLeads } from '../../../parts/use-show-leads.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import pages from '../../../ui/list-pages.module.css';
import { ListPages } from '../../../ui/list-pages.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useListChoice } from '../../../ui/use-list-choice.ts';
import { useWords } from '../../../words/words.tsx';
import { ParkedDetail } from './parked-detail.tsx';
import { ParkedItem } from './parked-item.tsx';
import { UnsentView } from './unsent-view.tsx';
import { useParked } from './use-parked.ts';

const tabs = ['open', 'unsent', 'log'] as const;
type Tab = (typeof tabs)[number];
type Scope = 'team' | 'mine';

/** What was not applied, with what to do about it; what waits for the line; and the log of what was settled. */
export function ParkedScreen() {
  const words = useWords().parked;
  const now = useNow(30_000);
  const { user } = useDesk();
  const work = useParked();
  const [tab, setTab] = useState<Tab>('open');
  const [scope, setScope] = useState<Scope>('team');
  const leads = user.role === 'teamLead' || user.role === 'manager' || user.role === 'admin';
  const isShown = (each: Parked) => scope === 'team' || each.userId === user.userId;
  const open = (work?.open ?? []).filter(isShown);
  const settled = (work?.settled ?? []).filter(isShown);
  useKeys([{ keys: 'v', label: words.tabsLabel, run: () => setTab(tabs[(tabs.indexOf(tab) + 1) % tabs.length] ?? 'open') }]);
  return (
    <div className={pages.page}>
      <PageHead title={words.title} sub={work ? words.sub(work.open.length) : words.loading} />
      <div className={pages.bar}>
        <Segmented
          label={words.tabsLabel}
          value={tab}
          onChange={setTab}
          items={tabs.map((each) => ({ value: each, label: words.tabs[each] }))}
        />
        <KeyCap keys="v" />
        <span className="grow" />
        {leads && tab !== 'unsent' && (
          <Segmented
            label={words.of.team}
            value={scope}
            onChange={setScope}
            items={[
              { value: 'team', label: words.of.team },
              { value: 'mine', label: words.of.mine },
            ]}
          />
        )}
      </div>
      {tab === 'unsent' && <UnsentView now={now} />}
      {tab === 'open' && work && <Pages key="open" rows={open} now={now} empty={{ title: words.empty, body: words.emptyBody }} />}
      {tab === 'log' && work && <Pages key="log" rows={settled} now={now} empty={{ title: words.emptyLog, body: words.emptyLogBody }} />}
    </div>
  );
}

type PagesProps = { rows: readonly Parked[]; now: number; empty: { title: string; body: string } };

function Pages({ rows, now, empty }: PagesProps) {
  const words = useWords().parked;
  const { parkedId } = useParams<{ parkedId?: string }>();
  const { user } = useDesk();
  const showLeads = useShowLeads();
  const whereabouts = useWhereabouts();
  const [, navigate] = useLocation();
  const { chosen, choose } = useListChoice(rows, parkedId);
  const openLead = (leadId: string) => {
    if (user.role === 'rep') return navigate(`/call/${leadId}`);
    showLeads({ title: whereabouts(leadId).name ?? '', leadIds: [leadId] });
  };
  if (!chosen) {
    return (
      <Panel label={empty.title} className={pages.whole}>
        <EmptyState title={empty.title} icon={<IconCircleCheck size={22} stroke={1.5} />}>
          {empty.body}
        </EmptyState>
      </Panel>
    );
  }
  const items = rows.map((each) => (
    <ParkedItem key={each.id} parked={each} now={now} isCurrent={each.id === chosen.id} onChoose={() => choose(each.id)} />
  ));
  return (
    <ListPages title={words.list} count={rows.length} list={items} label={words.title}>
      <ParkedDetail key={chosen.id} parked={chosen} now={now} onOpenLead={openLead} />
    </ListPages>
  );
}
