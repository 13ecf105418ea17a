import { useLiveQuery } from 'dexie-react-hooks';
import type { OutboxEntry } from '../../../data/db.ts';
import { useDesk } from '../../../data/desk.ts';
import { useWhereabouts } from '../../../data/lead-whereabouts.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import pages from '../../../ui/list-pages.module.css';
import { ListItem, ListPages } from '../../../ui/list-pages.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SyncGlyph } from '../../../ui/sync-glyph.tsx';
import { useListChoice } from '../../../ui/use-list-choice.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCommandWords } from '../use-command-words.ts';
import styles from './parked.module.css';
import { Typed } from './parked-detail.tsx';
import { useWentTo } from './use-parked-words.ts';

/** Work the server has not answered, whole; that on leads which have left one's sight comes first, with where they went. */
export function UnsentView({ now }: { now: number }) {
  const words = useWords().parked;
  const { db } = useDesk();
  const whereabouts = useWhereabouts();
  const entries = useLiveQuery(() => db.outbox.where('state').anyOf('pending', 'acked').sortBy('seq'), [db]);
  const hasLeft = ({ leadIds }: OutboxEntry) => leadIds.length > 0 && leadIds.every((id) => !whereabouts(id).isHere);
  const left = (entries ?? []).filter(hasLeft);
  const here = (entries ?? []).filter((each) => !hasLeft(each));
  const all = [...left, ...here];
  const { chosen, choose } = useListChoice(all);
  if (entries && all.length === 0) {
    return (
      <Panel label={words.tabs.unsent} className={pages.whole}>
        <EmptyState title={words.emptyUnsent}>{words.emptyUnsentBody}</EmptyState>
      </Panel>
    );
  }
  const list = (group: readonly OutboxEntry[]) =>
    group.map((entry) => (
      <UnsentItem key={entry.id} entry={entry} now={now} isCurrent={entry.id === chosen?.id} onChoose={() => choose(entry.id)} />
    ));
  const groups = (
    <>
      {left.length > 0 && (
        <>
          <h3 className={styles.group}>
            {words.unsent.left} <span className="t3">{words.unsent.leftHint}</span>
          </h3>
          {list(left)}
        </>
      )}
      {here.length > 0 && <h3 className={styles.group}>{words.unsent.here}</h3>}
      {list(here)}
    </>
  );
  return (
    <ListPages title={words.tabs.unsent} count={all.length} list={groups} label={words.title}>
      {chosen && <UnsentDetail entry={chosen} now={now} hasLeft={hasLeft(chosen)} />}
    </ListPages>
  );
}

type ItemProps = { entry: OutboxEntry; now: number; isCurrent: boolean; onChoose: () => void };

function UnsentItem({ entry, now, isCurrent, onChoose }: ItemProps) {
  const words = useWords().parked.unsent;
  const formats = useFormats();
  const say = useCommandWords();
  const wentTo = useWentTo();
  const left = wentTo(entry.leadIds[0] ?? null);
  return (
    <ListItem isCurrent={isCurrent} onChoose={onChoose} className={styles.item}>
      <SyncGlyph state={entry.state === 'pending' ? 'waiting' : 'sent'} size={14} />
      <span className={styles.itemWords}>
        <span className="row">
          <span className="b cut grow">{say(entry)}</span>
          <span className="t3 sm nowrap">{formats.dayAndTime(entry.at, now)}</span>
        </span>
        <span className={`t2 sm ${styles.two}`}>
          {[entry.leadIds.length > 0 && left, entry.state === 'pending' ? words.waiting : words.answered].filter(Boolean).join(' · ')}
        </span>
      </span>
    </ListItem>
  );
}

function UnsentDetail({ entry, now, hasLeft }: { entry: OutboxEntry; now: number; hasLeft: boolean }) {
  const words = useWords().parked;
  const formats = useFormats();
  const say = useCommandWords();
  const wentTo = useWentTo();
  const name = useWhereabouts()(entry.leadIds[0] ?? null).name;
  return (
    <>
      <div className={styles.head}>
        <div className="grow">
          <h2 className={styles.what}>{say(entry)}</h2>
          <p className="t2">{words.by(words.you, formats.dayAndTime(entry.at, now))}</p>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.scroll} tabIndex={0} aria-label={words.unsent.typed}>
        {hasLeft && (
          <dl className={styles.facts}>
            <dt>{words.nowTitle}</dt>
            <dd>
              <p>{[name, wentTo(entry.leadIds[0] ?? null)].filter(Boolean).join(', ')}</p>
            </dd>
            <dt>{words.safeTitle}</dt>
            <dd>{words.unsent.gone}</dd>
          </dl>
        )}
        <h3 className={styles.typedHead}>{words.unsent.typed}</h3>
        <Typed name={entry.name} args={entry.args} />
      </section>
    </>
  );
}
