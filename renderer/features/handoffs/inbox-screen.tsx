import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { whyRouted } from '../../../shared/domain/routing.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { StillComing } from '../../parts/still-coming.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { AnswerBar } from './answer-bar.tsx';
import { HandoffItem } from './handoff-item.tsx';
import { HandoffTrail } from './handoff-trail.tsx';
import styles from './handoffs.module.css';
import { OutcomeBar } from './outcome-bar.tsx';
import { PackageView } from './package-view.tsx';
import { Reminded } from './reminded.tsx';

const dayMs = 24 * 60 * 60 * 1000;

type Group = { id: string; title: string | null; handoffs: Handoff[] };

/** The salesperson's two minutes a day: what waits for an answer, soonest first, then what waits for its outcome. */
export function InboxScreen() {
  const words = useWords().handoffs;
  const { user } = useDesk();
  const { settings } = useWholeCache();
  const now = useNow(30_000);
  const own = useOwnHandoffs();
  const toAnswer = own.filter((each) => each.answer === 'waiting').sort((a, b) => a.answerDueAt - b.answerDueAt);
  const toFollow = own
    .filter((each) => each.answer === 'accepted' && each.outcome === 'open')
    .sort((a, b) => (b.answeredAt ?? 0) - (a.answeredAt ?? 0));
  const groups: Group[] = [
    { id: 'toAnswer', title: null, handoffs: toAnswer },
    { id: 'toFollow', title: words.toFollow, handoffs: toFollow },
  ];
  const hours = settings ? words.hoursEach(settings.handoffAnswerHours) : '';
  return (
    <>
      <PageHead title={words.inbox} sub={words.inboxSub(String(toAnswer.length), user.name)} />
      <HandoffPages groups={groups} title={words.toAnswer} count={toAnswer.length} right={hours} now={now} empty={words.inboxEmpty} />
    </>
  );
}

/** What the salesperson has answered, newest first; an open outcome can be recorded, a recorded one corrected. */
export function AnsweredScreen() {
  const words = useWords().handoffs;
  const now = useNow(60_000);
  const answered = useOwnHandoffs()
    .filter((each) => each.answer !== 'waiting')
    .sort((a, b) => (b.closedAt ?? b.answeredAt ?? 0) - (a.closedAt ?? a.answeredAt ?? 0));
  const isToday = (each: Handoff) => (each.closedAt ?? each.answeredAt ?? 0) > now - dayMs;
  const groups: Group[] = [
    { id: 'today', title: null, handoffs: answered.filter(isToday) },
    { id: 'earlier', title: words.answered, handoffs: answered.filter((each) => !isToday(each)) },
  ];
  return (
    <>
      <PageHead title={words.answered} sub={words.answeredSub} />
      <HandoffPages groups={groups} title={words.answered} count={answered.length} right="" now={now} empty={words.answeredEmpty} />
    </>
  );
}

const useOwnHandoffs = (): Handoff[] => {
  const { user } = useDesk();
  const cache = useWholeCache();
  return useMemo(() => [...cache.handoffs.values()].filter((each) => each.salespersonId === user.userId), [cache, user]);
};

type PagesProps = {
  groups: readonly Group[];
  title: string;
  count: number;
  right: string;
  now: number;
  empty: { title: string; body: string };
};

function HandoffPages({ groups, title, count, right, now, empty }: PagesProps) {
  const words = useWords();
  const all = groups.flatMap((group) => group.handoffs);
  const [chosenId, choose] = useState<string | null>(null);
  const [, navigate] = useLocation();
  const chosen = all.find((each) => each.id === chosenId) ?? all[0];
  const move = (by: number) => {
    const at = all.findIndex((each) => each.id === chosen?.id);
    choose(all[Math.max(0, Math.min(all.length - 1, at + by))]?.id ?? null);
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.shell.table.next, run: () => move(1), canRepeat: true },
    { keys: ['k', 'ArrowUp'], label: words.shell.table.previous, run: () => move(-1), canRepeat: true },
  ]);
  return (
    <div className={styles.inbox} data-picked={chosenId !== null || undefined}>
      <Panel className={styles.listPanel} title={title} count={count} right={<span className="t3 sm">{right}</span>}>
        <StillComing className={`t2 sm ${styles.coming}`} />
        <div className={styles.list}>
          {groups.map((group) => (
            <div key={group.id}>
              {group.title && group.handoffs.length > 0 && <h3 className={styles.group}>{group.title}</h3>}
              {group.handoffs.map((each) => (
                <HandoffItem key={each.id} handoff={each} now={now} isCurrent={each.id === chosen?.id} onChoose={() => choose(each.id)} />
              ))}
            </div>
          ))}
        </div>
        <MonthLine />
      </Panel>
      <Panel label={chosen?.package.name ?? title} className={styles.opened}>
        {chosen ? (
          <>
            <button type="button" className={styles.back} onClick={() => choose(null)}>
              <IconArrowLeft size={16} stroke={1.7} aria-hidden /> {words.handoffLoop.back}
            </button>
            <Opened key={chosen.id} handoff={chosen} now={now} />
          </>
        ) : (
          <EmptyState title={empty.title} actions={[{ label: words.shell.places.answered, run: () => navigate('/answered') }]}>
            {empty.body}
          </EmptyState>
        )}
      </Panel>
    </div>
  );
}

function Opened({ handoff, now }: { handoff: Handoff; now: number }) {
  return (
    <>
      {handoff.answer === 'waiting' && <Reminded handoff={handoff} now={now} />}
      <PackageView of={handoff.package} routing={whyRouted(handoff)} repId={handoff.repId} now={now} handedOffAt={handoff.handedOffAt}>
        <HandoffTrail handoff={handoff} now={now} />
      </PackageView>
      {handoff.answer === 'waiting' && <AnswerBar handoff={handoff} />}
      {handoff.answer === 'accepted' && <OutcomeBar handoff={handoff} />}
    </>
  );
}

function MonthLine() {
  const words = useWords().handoffs;
  const formats = useFormats();
  const now = useNow(60_000);
  const month = formats.month(new Date(now).toISOString().slice(0, 10));
  const own = useOwnHandoffs().filter(
    (each) => each.answeredAt !== null && formats.month(new Date(each.answeredAt).toISOString().slice(0, 10)) === month,
  );
  const count = (answer: Handoff['answer']) => own.filter((each) => each.answer === answer).length;
  const won = own.filter((each) => each.outcome === 'won').length;
  return <p className={`t3 sm ${styles.month}`}>{words.monthLine(count('accepted'), count('rejected'), won)}</p>;
}
