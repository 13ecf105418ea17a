import { Button } from '@mantine/core';
import { IconCalendarDown } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import type { Callback } from '../../../shared/domain/call.ts';
import { placeOfZone } from '../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useIntents } from '../../data/intents.ts';
import { usePreference } from '../../data/preference.ts';
import { useSyncSummary } from '../../data/sync-summary.ts';
import { useNow } from '../../data/use-now.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { type Segment, Segmented } from '../../ui/segmented.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { type AgendaEntry, agendaOf, isMissed } from './agenda.ts';
import { AgendaTable } from './agenda-table.tsx';
import { useCalendarFile } from './calendar-file.ts';
import styles from './callbacks.module.css';
import { MovePanel } from './move-panel.tsx';
import { WeekGrid } from './week-grid.tsx';

type Whose = 'all' | 'mine' | 'shared';
const agendaView = z.enum(['agenda', 'week']);
type AgendaView = z.infer<typeof agendaView>;

/** Promised calls by day on my clock with the lead's beside it, missed ones on top; the chosen one can be moved, snoozed, closed. */
export function CallbacksScreen() {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { db, zone } = useDesk();
  const now = useNow(30_000);
  const { firstLoad } = useSyncSummary();
  const open = useLiveQuery(() => db.callbacks.where('state').equals('open').toArray(), [db]);
  return (
    <>
      <PageHead title={words.title} sub={words.sub(formats.day(now), formats.time(now), placeOfZone(zone))} actions={<KeysButton />} />
      {open && (firstLoad && open.length === 0 ? <Loading {...firstLoad} /> : <Agenda open={open} now={now} />)}
    </>
  );
}

function Loading({ done, total }: { done: number; total: number }) {
  const words = useWords().callbacks;
  return (
    <div className={styles.loading}>
      <Progress label={words.loading} done={done} total={total} />
    </div>
  );
}

function Agenda({ open, now }: { open: readonly Callback[]; now: number }) {
  const words = useWords().callbacks;
  const { user, zone } = useDesk();
  const { leads, revision } = useWholeCache();
  const [, navigate] = useLocation();
  const [whose, setWhose] = useState<Whose>('all');
  const [view = 'agenda', setView] = usePreference<AgendaView>('callbacks-view', agendaView, 'agenda');
  const [chosenId, choose] = useChosen();
  const writeFile = useCalendarFile();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is changed in place; its revision says when
  const visible = useMemo(() => open.filter((each) => leads.has(each.leadId)), [open, leads, revision]);
  const isWanted = useCallback(
    ({ userId }: Callback) => whose === 'all' || (whose === 'mine' ? userId === user.userId : userId === null),
    [whose, user],
  );
  const groups = useMemo(() => agendaOf(visible.filter(isWanted), leads, now, zone), [visible, isWanted, leads, now, zone]);
  const hiddenMissed = visible.filter((each) => isMissed(each, now) && !isWanted(each)).length;
  const entries = groups.flatMap((group) => group.entries);
  const chosen = useStanding(entries, chosenId);
  useKeys([
    {
      keys: 'w',
      label: view === 'week' ? words.views.agenda : words.views.week,
      run: () => void setView(view === 'week' ? 'agenda' : 'week'),
    },
    { keys: 'e', label: words.file.hint, run: () => void writeFile(entries, 'agenda'), isDisabled: entries.length === 0 },
  ]);
  return (
    <div className={styles.grid} data-alone={!chosen || undefined}>
      <Panel
        title={words.agenda}
        count={words.count(entries.length)}
        right={
          <div className={styles.tools}>
            <WhoseFilter visible={visible} value={whose} onChange={setWhose} />
            <ViewChoice value={view} onChange={(next) => void setView(next)} />
            <Button
              size="xs"
              disabled={entries.length === 0}
              onClick={() => void writeFile(entries, 'agenda')}
              leftSection={<IconCalendarDown size={14} stroke={1.7} aria-hidden />}
              rightSection={<KeyCap keys="e" />}
              aria-keyshortcuts={ariaKeys('e')}
              title={words.file.hint}
            >
              {words.file.button}
            </Button>
          </div>
        }
      >
        {hiddenMissed > 0 && (
          <button type="button" className={styles.hidden} onClick={() => setWhose('all')}>
            {words.hiddenMissed(hiddenMissed)}
          </button>
        )}
        {entries.length === 0 ? (
          <EmptyState title={words.empty.title} actions={[{ label: words.empty.leads, run: () => navigate('/leads') }]}>
            {words.empty.body}
          </EmptyState>
        ) : view === 'week' ? (
          <WeekGrid groups={groups} chosenId={chosen?.callback.id ?? null} now={now} onChoose={choose} />
        ) : (
          <AgendaTable groups={groups} chosenId={chosen?.callback.id ?? null} now={now} onChoose={choose} />
        )}
      </Panel>
      {chosen && <MovePanel key={chosen.callback.id} entry={chosen} open={visible} now={now} onMoved={choose} />}
    </div>
  );
}

function ViewChoice({ value, onChange }: { value: AgendaView; onChange: (view: AgendaView) => void }) {
  const words = useWords().callbacks;
  return (
    <Segmented
      label={words.viewAs}
      value={value}
      items={[
        { value: 'agenda', label: words.views.agenda },
        { value: 'week', label: words.views.week },
      ]}
      onChange={onChange}
    />
  );
}

/** The chosen row; when it has gone, the one that moved up into its place. */
const useStanding = (entries: readonly AgendaEntry[], chosenId: string | null): AgendaEntry | undefined => {
  const lastAt = useRef(0);
  const found = entries.findIndex(({ callback }) => callback.id === chosenId);
  const at = found >= 0 ? found : Math.min(chosenId === null ? 0 : lastAt.current, entries.length - 1);
  lastAt.current = Math.max(0, at);
  return entries[at];
};

/** The row chosen by hand, or the one another screen asked for. */
const useChosen = () => {
  const { callbackId, taken } = useIntents();
  const state = useState<string | null>(callbackId);
  useEffect(() => {
    if (callbackId !== null) taken();
  }, [callbackId, taken]);
  return state;
};

type WhoseFilterProps = { visible: readonly Callback[]; value: Whose; onChange: (whose: Whose) => void };

/** A rep parts their own promises from the team's; a team lead, who promises little, only the shared from all. */
function WhoseFilter({ visible, value, onChange }: WhoseFilterProps) {
  const words = useWords().callbacks;
  const { user } = useDesk();
  const mine = visible.filter((each) => each.userId === user.userId).length;
  const shared = visible.filter((each) => each.userId === null).length;
  const items: Segment<Whose>[] = [
    { value: 'all', label: words.all(visible.length) },
    ...(user.role === 'rep' || mine > 0 ? [{ value: 'mine' as const, label: words.mine(mine) }] : []),
    { value: 'shared', label: words.shared(shared) },
  ];
  return <Segmented label={words.whose} value={value} items={items} onChange={onChange} />;
}
