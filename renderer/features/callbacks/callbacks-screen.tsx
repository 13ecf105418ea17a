import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Callback } from '../../../shared/domain/call.ts';
import { placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { agendaOf } from './agenda.ts';
import { AgendaTable } from './agenda-table.tsx';
import styles from './callbacks.module.css';
import { MovePanel } from './move-panel.tsx';

type Whose = 'all' | 'mine' | 'shared';

/** Promised calls by day on my clock with the lead's beside it, missed ones on top; the chosen one can be moved, snoozed, closed. */
export function CallbacksScreen() {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { db, zone } = useDesk();
  const now = useNow(30_000);
  const open = useLiveQuery(() => db.callbacks.where('state').equals('open').toArray(), [db]);
  return (
    <>
      <PageHead title={words.title} sub={words.sub(formats.day(now), formats.time(now), placeOfZone(zone))} actions={<KeysButton />} />
      {open && <Agenda open={open} now={now} />}
    </>
  );
}

function Agenda({ open, now }: { open: readonly Callback[]; now: number }) {
  const words = useWords();
  const { user, zone } = useDesk();
  const { leads } = useWholeCache();
  const [, navigate] = useLocation();
  const [whose, setWhose] = useState<Whose>('all');
  const [chosenId, choose] = useState<string | null>(null);
  const shown = useMemo(
    () =>
      open.filter(
        (each) => leads.has(each.leadId) && (whose === 'all' || (whose === 'mine' ? each.userId === user.userId : each.userId === null)),
      ),
    [open, leads, whose, user],
  );
  const groups = agendaOf(shown, leads, now, zone);
  const entries = groups.flatMap((group) => group.entries);
  const chosen = entries.find(({ callback }) => callback.id === chosenId) ?? entries[0];
  const step = (by: number) => {
    const at = entries.findIndex(({ callback }) => callback.id === chosen?.callback.id);
    choose(entries[Math.max(0, Math.min(entries.length - 1, at + by))]?.callback.id ?? null);
  };
  useKeys([
    { keys: ['j', 'ArrowDown'], label: words.callbacks.next, run: () => step(1), canRepeat: true },
    { keys: ['k', 'ArrowUp'], label: words.callbacks.previous, run: () => step(-1), canRepeat: true },
  ]);
  const visible = open.filter((each) => leads.has(each.leadId));
  const mine = visible.filter((each) => each.userId === user.userId).length;
  const shared = visible.filter((each) => each.userId === null).length;
  const filter = (
    <Segmented
      label={words.callbacks.whose}
      value={whose}
      items={[
        { value: 'all', label: words.callbacks.all(visible.length) },
        { value: 'mine', label: words.callbacks.mine(mine) },
        { value: 'shared', label: words.callbacks.shared(shared) },
      ]}
      onChange={setWhose}
    />
  );
  return (
    <div className={styles.grid} data-alone={!chosen || undefined}>
      <Panel title={words.callbacks.agenda} count={words.callbacks.count(entries.length)} right={filter}>
        {entries.length === 0 ? (
          <EmptyState title={words.callbacks.empty.title} actions={[{ label: words.callbacks.empty.leads, run: () => navigate('/leads') }]}>
            {words.callbacks.empty.body}
          </EmptyState>
        ) : (
          <AgendaTable groups={groups} chosenId={chosen?.callback.id} now={now} onChoose={choose} />
        )}
      </Panel>
      {chosen && <MovePanel key={chosen.callback.id} entry={chosen} open={visible} now={now} />}
    </div>
  );
}
