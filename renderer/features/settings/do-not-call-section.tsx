import { Button, TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { liftDoNotCall } from '../../../shared/commands/lift-do-not-call.ts';
import type { DoNotCallList } from '../../../shared/domain/do-not-call.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { Panel } from '../../ui/panel.tsx';
import table from '../../ui/table.module.css';
import { Tag } from '../../ui/tag.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { CheckPanel } from './check-panel.tsx';
import { ImportListDialog } from './import-list-dialog.tsx';
import { ScrollBox } from './scroll-box.tsx';
import styles from './settings.module.css';

const shownAtMost = 200;

/** Whom nobody calls: who asks, what was said, which lists were taken in, by whom and why, and what was lifted again. */
export function DoNotCallSection() {
  const words = useWords().settings.doNotCall;
  const { db, user } = useDesk();
  const [isImporting, setIsImporting] = useState(false);
  const lists = useLiveQuery(() => db.doNotCallLists.toArray(), [db]);
  const isManager = user.role === 'manager' || user.role === 'admin';
  const sorted = lists?.toSorted((a, b) => b.addedAt - a.addedAt);
  return (
    <>
      <CheckPanel />
      <Panel
        title={words.title}
        count={sorted && words.count(sorted.length)}
        className={`${styles.tall} ${styles.wide}`}
        right={
          isManager && (
            <Button size="xs" onClick={() => setIsImporting(true)}>
              {words.import}
            </Button>
          )
        }
      >
        <p className={`${styles.hint} ${styles.lead}`}>{isManager ? words.hintManager : words.hint}</p>
        {sorted && sorted.length > 0 && (
          <ScrollBox label={words.title}>
            <ListTable lists={sorted.slice(0, shownAtMost)} mayLift={isManager} />
          </ScrollBox>
        )}
        {sorted && sorted.length === 0 && <p className={`t2 ${styles.lead}`}>{words.none}</p>}
        {sorted && sorted.length > shownAtMost && <p className={`t3 ${styles.lead}`}>{words.more(sorted.length - shownAtMost)}</p>}
      </Panel>
      {isImporting && <ImportListDialog onClose={() => setIsImporting(false)} />}
    </>
  );
}

function ListTable({ lists, mayLift }: { lists: readonly DoNotCallList[]; mayLift: boolean }) {
  const words = useWords().settings.doNotCall;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{words.what}</th>
          <th>{words.why}</th>
          <th className="num">{words.values}</th>
          <th className="num">{words.stopped}</th>
          <th>{words.added}</th>
          <th>{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => (
          <ListRow key={list.id} list={list} mayLift={mayLift} />
        ))}
      </tbody>
    </table>
  );
}

function ListRow({ list, mayLift }: { list: DoNotCallList; mayLift: boolean }) {
  const words = useWords().settings.doNotCall;
  const formats = useFormats();
  const now = useNow(60_000);
  const { leads, users } = useWholeCache();
  const lead = list.leadId ? leads.get(list.leadId) : undefined;
  const nameOf = (userId: string | null) => users.get(userId ?? '')?.name ?? words.somebody;
  return (
    <tr className={list.state === 'removed' ? styles.gone : undefined}>
      <td className="b">{list.origin === 'list' ? list.name : words.said(lead ? leadName(lead) : words.aLead)}</td>
      <td className="t2">{list.reason}</td>
      <td className="num">
        {formats.count(list.entries)}
        {list.refused > 0 && <span className="t3 sm"> {words.unread(list.refused)}</span>}
      </td>
      <td className="num">
        <StoppedLeads list={list} />
      </td>
      <td className="t2 nowrap">{words.by(formats.shortDay(list.addedAt, now), nameOf(list.addedById))}</td>
      <td>
        {list.state === 'removed' ? (
          <span>
            <Tag>{words.lifted}</Tag>{' '}
            <span className="t2 sm">
              {words.by(formats.shortDay(list.removedAt ?? now, now), nameOf(list.removedById))}: {list.removedReason}
            </span>
          </span>
        ) : mayLift ? (
          <Lift list={list} />
        ) : (
          <Tag tone="bad">{words.binds}</Tag>
        )}
      </td>
    </tr>
  );
}

/** Whom it touched: the leads behind the number. */
function StoppedLeads({ list }: { list: DoNotCallList }) {
  const words = useWords().settings.doNotCall;
  const formats = useFormats();
  const { db } = useDesk();
  const showLeads = useShowLeads();
  if (list.stopped === 0) return formats.count(0);
  const show = async () => {
    const parts = await db.doNotCallParts.where('listId').equals(list.id).toArray();
    const leadIds = [...new Set([...parts.flatMap((part) => part.leadIds), ...(list.leadId ? [list.leadId] : [])])];
    showLeads({ title: words.stoppedBy(list.name || list.reason), leadIds });
  };
  return (
    <button type="button" className={styles.figure} onClick={() => void show()} aria-label={words.showStopped(list.stopped)}>
      {formats.count(list.stopped)}
    </button>
  );
}

/** Off do not call again: only with a reason, which is kept. */
function Lift({ list }: { list: DoNotCallList }) {
  const words = useWords().settings.doNotCall;
  const { run } = useDesk();
  const told = useTold();
  const [reason, setReason] = useState<string | null>(null);
  const lift = async () => {
    if (!reason?.trim()) return;
    if (await told(() => run(liftDoNotCall, { listId: list.id, reason: reason.trim() }))) showToast({ message: words.liftedNow });
  };
  if (reason === null)
    return (
      <Button size="xs" onClick={() => setReason('')} aria-label={words.liftOf(list.name || list.reason)}>
        {words.lift}
      </Button>
    );
  return (
    <form
      className="row"
      style={{ gap: 6 }}
      onSubmit={(event) => {
        event.preventDefault();
        void lift();
      }}
    >
      <TextInput
        autoFocus
        size="xs"
        aria-label={words.liftReason}
        placeholder={words.liftReason}
        maxLength={300}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setReason(null)}
      />
      <Button type="submit" size="xs" disabled={reason.trim() === ''}>
        {words.lift}
      </Button>
    </form>
  );
}
