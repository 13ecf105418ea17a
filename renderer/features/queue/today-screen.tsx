import { useLocation } from 'wouter';
import { leadName } from '../../../shared/domain/lead.ts';
import { isOnline, useSyncSummary } from '../../data/sync-summary.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import type { ArrangedQueue } from './arrange-queue.ts';
import { CallbacksPanel, DayPanel, QsosPanel } from './day-panels.tsx';
import { NextLead } from './next-lead.tsx';
import { useCallNext } from './pool-actions.tsx';
import { PoolPanel } from './pool-panel.tsx';
import { QueueTable } from './queue-table.tsx';
import styles from './today.module.css';
import { TodayNotices } from './today-notices.tsx';
import { type DueTouches, useDueTouches } from './use-due-touches.ts';
import { usePoolCounts } from './use-pool.ts';
import { useArrangedQueue, useQueueView } from './use-queue-view.ts';

/** The rep's home: the next lead and why, the queue behind it, promises and figures of the day. */
export function TodayScreen() {
  const words = useWords().today;
  const formats = useFormats();
  const queue = useArrangedQueue();
  const clock = useNow(15_000);
  const now = queue?.now ?? clock;
  const { firstLoad } = useSyncSummary();
  // Own leads come first: with the first of them the day can begin while the rest is loaded.
  const isEmptyYet = firstLoad !== null && queue?.ownCount === 0;
  return (
    <>
      <PageHead title={words.title} sub={words.sub(formats.day(now), formats.time(now))} actions={<KeysButton />} />
      {queue && !isEmptyYet ? <Day queue={queue} /> : <FirstLoad />}
    </>
  );
}

function Day({ queue }: { queue: ArrangedQueue }) {
  const { now } = queue;
  const due = useDueTouches(queue.callable, now);
  return (
    <div className={styles.grid}>
      <div className={styles.main} data-empty={queue.ownCount === 0 || undefined}>
        <div>
          <TodayNotices />
          <Head queue={queue} due={due} />
        </div>
        {queue.ownCount > 0 && <QueueTable queue={queue} due={due} />}
      </div>
      <div className={styles.side}>
        <PoolPanel now={now} />
        <CallbacksPanel now={now} />
        <DayPanel now={now} />
        <QsosPanel now={now} />
      </div>
    </div>
  );
}

/** The next lead; or, when nobody may be called, who opens next and what to do instead. */
function Head({ queue, due }: { queue: ArrangedQueue; due: DueTouches }) {
  const words = useWords().today;
  const formats = useFormats();
  const pool = useWords().pool.panel;
  const [, navigate] = useLocation();
  const callNext = useCallNext();
  const { free } = usePoolCounts();
  const isPoolOpen = isOnline(useSyncSummary()) && free > 0;
  const [next] = queue.callable;
  if (next) return <NextLead key={next.lead.id} entry={next} due={due.get(next.lead.id) ?? null} now={queue.now} />;
  if (queue.ownCount === 0) {
    return (
      <Panel label={words.next}>
        <EmptyState title={words.noLeads.title} actions={[{ label: words.noLeads.open, run: () => navigate('/leads') }]}>
          {words.noLeads.body}
        </EmptyState>
      </Panel>
    );
  }
  if (queue.hiddenCount > 0) return <FilterHidesAll queue={queue} />;
  const opening = queue.later.find((entry) => entry.availableAt !== null);
  return (
    <Panel label={words.next}>
      <EmptyState
        title={words.nothingNow.title}
        actions={[
          ...(opening
            ? [{ label: words.nothingNow.prepare(leadName(opening.lead)), run: () => navigate(`/call/${opening.lead.id}`) }]
            : []),
          ...(isPoolOpen ? [{ label: pool.callHint, run: callNext }] : []),
          { label: words.nothingNow.handoffs, run: () => navigate('/handoffs') },
        ]}
      >
        {opening?.availableAt && <p>{words.nothingNow.next(leadName(opening.lead), formats.dayAndTime(opening.availableAt, queue.now))}</p>}
        <p>{words.nothingNow.body}</p>
      </EmptyState>
    </Panel>
  );
}

/** The part that was chosen has nobody to call; the others wait behind the filter. */
function FilterHidesAll({ queue }: { queue: ArrangedQueue }) {
  const words = useWords().today;
  const { showAll } = useQueueView();
  return (
    <Panel label={words.next}>
      <EmptyState title={words.view.noneFits} actions={[{ label: words.view.showAll, run: showAll }]}>
        {words.view.hidden(queue.hiddenCount)}
      </EmptyState>
    </Panel>
  );
}

function FirstLoad() {
  const words = useWords().today;
  const { firstLoad } = useSyncSummary();
  return (
    <div className={styles.loading}>
      <Progress label={words.loading} done={firstLoad?.done ?? 0} {...(firstLoad ? { total: firstLoad.total } : {})} />
    </div>
  );
}
