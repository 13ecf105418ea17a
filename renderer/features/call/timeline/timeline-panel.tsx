import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { isCounted } from '../../../../shared/domain/call.ts';
import { lastSaidAt } from '../../../data/last-said.ts';
import { AnswerHistory } from '../../../parts/letters/answer-history.tsx';
import entryStyles from '../../../ui/entries.module.css';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useSentBack } from '../../../words/use-sent-back.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { CallScoreLines } from '../header/score-fact.tsx';
import { CompanyPeople } from './company-people.tsx';
import styles from './timeline.module.css';
import { callsOf, groupEntries, type TimelineEntry, timelineOf } from './timeline-entries.ts';
import { Entry } from './timeline-entry.tsx';

const tabs = ['all', 'calls', 'answers', 'score'] as const;
type Tab = (typeof tabs)[number];

/**
 * What happened so far, newest first, with the last words on top. `isShown`: in a narrow window it lies over the script while
 * its key has called it.
 */
export function TimelinePanel({
  isShown,
  onShow,
  onOpenLead,
}: {
  isShown: boolean;
  onShow: (isShown: boolean) => void;
  onOpenLead: (leadId: string) => void;
}) {
  const words = useWords().call;
  const { lead, rows } = useCall();
  const [tab, setTab] = useState<Tab>('all');
  const current = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  const toggle = () => {
    onShow(!isShown);
    if (!isShown) requestAnimationFrame(() => current.current?.focus());
  };
  useKeys([
    { keys: 'y', label: words.timeline.title, group: words.groups.look, run: toggle },
    { keys: 'Escape', label: words.timeline.close, isHidden: true, isDisabled: !isShown, run: () => onShow(false) },
  ]);
  return (
    <div className={styles.place} data-shown={isShown || undefined}>
      <Panel label={words.timeline.title} className={styles.panel}>
        <Tabs tab={tab} panelId={panelId} currentRef={current} onChoose={setTab} />
        <LastSaid />
        {!rows.isWhole && <p className="warn">{words.timeline.stillArriving}</p>}
        <div
          key={lead.id}
          id={panelId}
          role="tabpanel"
          aria-labelledby={`${panelId}-${tab}`}
          className={styles.scroll}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls, so the keyboard must reach it
          tabIndex={0}
          data-toasts
        >
          <TabContent tab={tab} />
        </div>
        <CompanyPeople key={lead.companyId} onOpenLead={onOpenLead} />
      </Panel>
    </div>
  );
}

type TabsProps = { tab: Tab; panelId: string; currentRef: React.RefObject<HTMLButtonElement | null>; onChoose: (tab: Tab) => void };

function Tabs({ tab, panelId, currentRef, onChoose }: TabsProps) {
  const words = useWords().call.timeline;
  const { rows } = useCall();
  const counts: Partial<Record<Tab, number>> = { calls: rows.attempts.filter(isCounted).length, answers: rows.answers.length };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
    if (step === 0 || !next) return;
    onChoose(next);
    requestAnimationFrame(() => currentRef.current?.focus());
  };
  return (
    <div className={styles.tabs}>
      <div role="tablist" aria-label={words.title} onKeyDown={onKeyDown} className={styles.list}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${panelId}-${each}`}
            ref={each === tab ? currentRef : undefined}
            aria-selected={each === tab}
            aria-controls={each === tab ? panelId : undefined}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => onChoose(each)}
          >
            {words.tabs[each]} {counts[each] ? <span className="t3">{counts[each]}</span> : null}
          </button>
        ))}
      </div>
      <span className="grow" />
      <span aria-keyshortcuts={ariaKeys('y')}>
        <KeyCap keys="y" on="bare" />
      </span>
    </div>
  );
}

/** The lead's own last words, with the day they were said; why sales sent it back, until the next step is taken. */
function LastSaid() {
  const words = useWords().call.timeline;
  const formats = useFormats();
  const { lead, rows, draft, settings } = useCall();
  const sentBack = useSentBack()(lead, settings);
  // What sales said stands where the lead's own words stand otherwise, and is not given out as theirs.
  if (sentBack) {
    const note = rows.handoffs.findLast(({ answer }) => answer === 'rejected')?.answerNote;
    return (
      <div className={styles.said}>
        <h2 className="warn">{sentBack}</h2>
        {note && <p>{words.quoted(note)}</p>}
      </div>
    );
  }
  if (!lead.lastSaid) return null;
  const before = rows.attempts.filter(({ id }) => id !== draft.attemptId);
  const at = lastSaidAt(before, rows.callbacks);
  return (
    <div className={styles.said}>
      <h2>{at === undefined ? words.lastSaid : words.lastSaidOn(formats.day(at))}</h2>
      <p>{words.quoted(lead.lastSaid)}</p>
    </div>
  );
}

function TabContent({ tab }: { tab: Tab }) {
  const { rows, settings, now, draft } = useCall();
  const words = useWords().call.timeline;
  if (tab === 'score') {
    return (
      <div className={styles.plain}>
        <CallScoreLines />
      </div>
    );
  }
  if (tab === 'answers') return <AnswerHistory answers={rows.answers} attempts={rows.attempts} settings={settings} now={now} />;
  const entries = tab === 'calls' ? callsOf(rows, draft) : timelineOf(rows, draft);
  return entries.length > 0 ? <Entries entries={entries} /> : <p className={entryStyles.empty}>{words.nothing}</p>;
}

function Entries({ entries }: { entries: readonly TimelineEntry[] }) {
  const formats = useFormats();
  const { now } = useCall();
  const groups = groupEntries(entries, now, formats.day, (at) => formats.month(new Date(at).toISOString().slice(0, 10)));
  const today = formats.day(now);
  const words = useWords().call.timeline;
  return groups.map((group) => (
    <section key={`${group.key}${group.at}`} aria-label={group.key}>
      <h3 className={entryStyles.heading}>{group.key === today ? words.today : group.key}</h3>
      <ul>
        {group.entries.map((entry) => (
          <Entry key={`${entry.kind}${entry.id}`} entry={entry} isMonth={group.isMonth} />
        ))}
      </ul>
    </section>
  ));
}
