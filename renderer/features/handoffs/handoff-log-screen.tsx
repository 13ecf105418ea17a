import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { type ExportFilter, handoffFilterOf } from '../../../shared/domain/handoff-export/export-preset.ts';
import type { ExportFormat } from '../../../shared/domain/handoff-export/write-log.ts';
import {
  type HandoffFilter,
  type HandoffStanding,
  handoffLog,
  handoffStandings,
  handoffTotals,
} from '../../../shared/domain/handoff-log.ts';
import { type Period, periods } from '../../../shared/domain/reports/choice.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { StillComing } from '../../parts/still-coming.tsx';
import { Drawer } from '../../ui/drawer.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { ExportDrawer, type ExportShape } from './export-drawer.tsx';
import styles from './handoffs.module.css';
import { useLogColumns } from './log-columns.tsx';
import { useLogExport } from './log-export.ts';
import { LogMore } from './log-more.tsx';
import { OpenQuestions } from './open-questions.tsx';
import { OpenedHandoff } from './opened-handoff.tsx';
import { useWaitingQsos, WaitingQsos } from './waiting-qsos.tsx';

type LogPeriod = Period | 'days';
type Choice = {
  period: LogPeriod;
  from: string | null;
  to: string | null;
  repId: string;
  salespersonId: string;
  standing: HandoffStanding | 'any';
};
const anybody = 'any';
const firstChoice: Choice = { period: 'month', from: null, to: null, repId: anybody, salespersonId: anybody, standing: 'any' };

const filterOf = ({ period, from, to, repId, salespersonId, standing }: Choice): ExportFilter => ({
  period,
  from,
  to,
  repIds: repId === anybody ? [] : [repId],
  salespersonIds: salespersonId === anybody ? [] : [salespersonId],
  standings: standing === 'any' ? [] : [standing],
});

/** A saved filter as the screen chooses: of several people or states the first. */
const choiceOf = ({ period, from, to, repIds, salespersonIds, standings }: ExportFilter): Choice => ({
  period,
  from,
  to,
  repId: repIds[0] ?? anybody,
  salespersonId: salespersonIds[0] ?? anybody,
  standing: standings[0] ?? 'any',
});

/** Every handoff with what sales did with it: filtered, counted, opened, exported. Above it the QSOs that still wait to be handed off. */
export function HandoffLogScreen() {
  const words = useWords().handoffs;
  const { zone } = useDesk();
  const cache = useWholeCache();
  const now = useNow(60_000);
  const [choice, setChoice] = useState<Choice>(firstChoice);
  const [opened, setOpened] = useState<Handoff | null>(null);
  const filter = useMemo(() => handoffFilterOf(filterOf(choice), now, zone), [choice, now, zone]);
  const log = useMemo(() => handoffLog(cache.handoffs.values(), filter, now), [cache, filter, now]);
  const waiting = useWaitingQsos();
  const openedNow = opened && (cache.handoffs.get(opened.id) ?? opened);
  return (
    <>
      <PageHead title={words.title} sub={words.sub} />
      <div className={styles.page}>
        <div className={styles.notices}>
          <StillComing />
          <WaitingQsos leads={waiting} />
          <OpenQuestions onOpen={setOpened} />
        </div>
        <Filters choice={choice} onChange={setChoice} log={log} />
        <Panel label={words.logLabel} className={styles.body}>
          <LogTable
            log={log}
            now={now}
            onOpen={setOpened}
            isFiltered={cache.handoffs.size > 0}
            onClear={() => setChoice({ ...firstChoice, period: 'all' })}
          />
        </Panel>
        <ExportBar log={log} filter={filter} choice={choice} onChoice={setChoice} now={now} />
      </div>
      <Drawer isOpen={opened !== null} onClose={() => setOpened(null)} width={860} title={opened?.package.name ?? ''}>
        {openedNow && <OpenedHandoff handoff={openedNow} now={now} />}
      </Drawer>
    </>
  );
}

function Filters({ choice, onChange, log }: { choice: Choice; onChange: (choice: Choice) => void; log: readonly Handoff[] }) {
  const words = useWords().handoffs;
  const { user } = useDesk();
  const { users } = useWholeCache();
  const people = (role: 'rep' | 'salesperson') =>
    [...users.values()].filter((each) => each.role === role).map((each) => ({ value: each.id, label: each.name }));
  return (
    <div className={styles.bar}>
      <InlineSelect
        label={words.period}
        value={choice.period === 'days' ? null : choice.period}
        placeholder={words.ownDays}
        options={periods.map((value) => ({ value, label: words.periods[value] }))}
        onChange={(period) => onChange({ ...choice, period })}
      />
      {user.role !== 'rep' && (
        <InlineSelect
          label={words.rep}
          value={choice.repId}
          options={[{ value: anybody, label: words.allReps }, ...people('rep')]}
          onChange={(repId) => onChange({ ...choice, repId })}
        />
      )}
      <InlineSelect
        label={words.salesperson}
        value={choice.salespersonId}
        options={[{ value: anybody, label: words.allSalespeople }, ...people('salesperson')]}
        onChange={(salespersonId) => onChange({ ...choice, salespersonId })}
      />
      <InlineSelect
        label={words.answer}
        value={choice.standing}
        options={[
          { value: 'any' as const, label: words.anyAnswer },
          ...handoffStandings.map((value) => ({ value, label: words.standing[value] })),
        ]}
        onChange={(standing) => onChange({ ...choice, standing })}
      />
      <span className="grow" />
      <Totals log={log} />
      <LogMore />
    </div>
  );
}

function Totals({ log }: { log: readonly Handoff[] }) {
  const words = useWords().handoffs;
  const formats = useFormats();
  const totals = useMemo(() => handoffTotals(log), [log]);
  const won = Object.entries(totals.wonValue).map(([currency, value]) => formats.money(value, currency));
  return (
    <span className={styles.totals}>
      <b>{formats.count(totals.handedOff)}</b> {words.handedOff}
      {totals.answered > 0 && (
        <>
          , <b>{formats.percent(totals.accepted / totals.answered)}</b> {words.accepted}
        </>
      )}
      {totals.medianAnswerMs !== null && (
        <>
          , {words.medianAnswer} <b>{formats.length(totals.medianAnswerMs)}</b>
        </>
      )}
      {won.length > 0 && (
        <>
          , {words.wonFor} <b>{won.join(' + ')}</b>
        </>
      )}
    </span>
  );
}

type LogTableProps = { log: readonly Handoff[]; now: number; onOpen: (handoff: Handoff) => void; isFiltered: boolean; onClear: () => void };

const nameOf = (handoff: Handoff) => handoff.package.name;

function LogTable({ log, now, onOpen, isFiltered, onClear }: LogTableProps) {
  const words = useWords().handoffs;
  const columns = useLogColumns(now);
  const order = useMemo(() => Uint32Array.from(log, (_, index) => index), [log]);
  const rows = useMemo(
    () => ({ getRow: (index: number) => log[index] as Handoff, getRowId: (index: number) => log[index]?.id ?? '' }),
    [log],
  );
  if (log.length === 0 && isFiltered) {
    return <EmptyState title={words.empty.filtered} actions={[{ label: words.empty.clear, run: onClear }]} />;
  }
  if (log.length === 0) return <EmptyState title={words.empty.title}>{words.empty.body}</EmptyState>;
  return <VirtualTable label={words.logLabel} order={order} {...rows} rowName={nameOf} columns={columns} onOpen={onOpen} />;
}

type ExportBarProps = {
  log: readonly Handoff[];
  filter: HandoffFilter;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  now: number;
};
const wholeShape: ExportShape = { columnIds: [], format: 'csv', presetId: null };

function ExportBar({ log, filter, choice, onChoice, now }: ExportBarProps) {
  const words = useWords().handoffs;
  const formats = useFormats();
  const { zone } = useDesk();
  const { users } = useWholeCache();
  const { start, cancel, progress } = useLogExport();
  const [shape, setShape] = useState(wholeShape);
  const [isOpen, setOpen] = useState(false);
  const parts = [
    filterWords(filter, words, (at) => formats.shortDay(at, now)),
    users.get(choice.repId)?.name ?? '',
    users.get(choice.salespersonId)?.name ?? '',
    choice.standing === 'any' ? '' : words.standing[choice.standing],
  ];
  const run = (format: ExportFormat) =>
    void start({ filter, filterWords: parts.filter((part) => part !== '').join(', '), ...shape, format });
  useKeys([
    { keys: 'e', label: words.exportCsv, run: () => run('csv') },
    { keys: 'shift+e', label: words.exportXlsx, run: () => run('xlsx') },
  ]);
  if (progress) {
    return (
      <section className={styles.manifest} aria-label={words.exportLabel}>
        <div className="grow">
          <Progress
            label={words.exporting(words.saved.formats[progress.format])}
            done={progress.done}
            {...(progress.all > 0 ? { total: progress.all } : {})}
            onCancel={cancel}
            isCancelling={progress.isCancelling}
          />
        </div>
      </section>
    );
  }
  return (
    <section className={styles.manifest} aria-label={words.exportLabel}>
      <dl>
        <Fact name={words.manifest.rows}>{formats.count(log.length)}</Fact>
        <Fact name={words.manifest.filter}>{parts.filter((part) => part !== '').join(', ')}</Fact>
        <Fact name={words.manifest.times}>{words.timesIn(zone)}</Fact>
        <Fact name={words.manifest.formulas}>{words.manifest.formulasAre}</Fact>
        <Fact name={words.manifest.checksum}>{words.manifest.checksumIs}</Fact>
      </dl>
      <span className="grow" />
      <Button onClick={() => setOpen(true)}>{words.saved.open}</Button>
      <Button leftSection={<IconDownload size={15} aria-hidden />} aria-keyshortcuts={ariaKeys('shift+e')} onClick={() => run('xlsx')}>
        {words.exportXlsx}
      </Button>
      <Button
        variant="filled"
        leftSection={<IconDownload size={15} aria-hidden />}
        rightSection={<KeyCap keys="e" on="fill" />}
        aria-keyshortcuts={ariaKeys('e')}
        onClick={() => run('csv')}
      >
        {words.exportCsv}
      </Button>
      <ExportDrawer
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        filter={filterOf(choice)}
        shape={shape}
        onShape={setShape}
        onTake={(preset) => {
          onChoice(choiceOf(preset.filter));
          setShape({ columnIds: preset.columnIds, format: preset.format, presetId: preset.id });
        }}
      />
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const filterWords = (
  { from, till }: HandoffFilter,
  words: ReturnType<typeof useWords>['handoffs'],
  day: (at: number) => string,
): string => {
  if (from === null) return words.filterAll;
  return till === null ? words.filterSince(day(from)) : words.filterBetween(day(from), day(till - 1));
};
