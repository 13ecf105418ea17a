import { Button } from '@mantine/core';
import { IconAddressBook, IconScale } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { ImportRun } from '../../../shared/domain/history.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useSyncSummary } from '../../data/sync-summary.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { Words } from '../../words/en.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import { importStore, isRunning, type Run } from './import-store.ts';
import { type Part, PartsBar } from './parts-bar.tsx';
import { RefusedPanel } from './refused-panel.tsx';
import styles from './result-step.module.css';
import { cancelRun, endRun, pauseRun, resumeRun } from './run-import.ts';
import { UndoPanel } from './undo-panel.tsx';
import { useImportResult } from './use-import-result.ts';
import type { WizardContext } from './wizard-actions.ts';

/** Progress while an import runs, then counts that add up to the rows of the file, and the refused rows to mend. */
export function ResultStep({ context }: { context: WizardContext }) {
  const importId = useStore(importStore, (state) => state.shownImportId);
  return importId ? <Result key={importId} importId={importId} context={context} /> : null;
}

function Result({ importId, context }: { importId: string; context: WizardContext }) {
  const words = useWords().importing.result;
  const running = useStore(importStore, ({ run }) => (run?.importId === importId ? run : null));
  const { run, refusals, headers } = useImportResult(importId);
  if (run === null && !running) {
    return (
      <Panel label={words.gone.title}>
        <EmptyState title={words.gone.title}>{words.gone.hint}</EmptyState>
      </Panel>
    );
  }
  return (
    <div className={styles.body}>
      <div className={styles.main}>
        <OutcomePanel importId={importId} run={run ?? null} running={running} context={context} />
        {running?.phase !== 'forbidden' && <RefusedPanel importId={importId} run={run ?? null} refusals={refusals} headers={headers} />}
      </div>
      {run && (
        <div className={styles.aside}>
          <Facts run={run} />
          {!isRunning(running) && <UndoPanel run={run} />}
        </div>
      )}
    </div>
  );
}

type OutcomeProps = { importId: string; run: ImportRun | null; running: Run | null; context: WizardContext };

function OutcomePanel({ importId, run, running, context }: OutcomeProps) {
  const words = useWords().importing.result;
  const name = run?.fileName ?? running?.fileName ?? '';
  const job = useLiveQuery(async () => (await context.desk.db.importJobs.get(importId)) ?? null, [context.desk, importId]);
  const stands = run?.state === 'running' && !isRunning(running) && job !== undefined;
  return (
    <Panel title={titleOf(run, name, words)} right={run && <SentState isUnderWay={isRunning(running)} />}>
      <div className={styles.outcome}>
        {running && isRunning(running) && <UnderWay running={running} />}
        {running?.phase === 'failed' && <ErrorPanel {...words.failed} />}
        {running?.phase === 'forbidden' && <ErrorPanel {...words.refusedByRules} />}
        {run && stands && running?.phase !== 'failed' && !job && <Interrupted run={run} context={context} />}
        {stands && job && <Waiting importId={importId} isPaused={job.state === 'paused'} context={context} />}
        {run && <Sum run={run} isUnderWay={isRunning(running)} />}
        {run && !isRunning(running) && <Ways run={run} />}
      </div>
    </Panel>
  );
}

const titleOf = (run: ImportRun | null, name: string, words: Words['importing']['result']): string => {
  if (run?.state === 'cancelled') return words.cancelled(name);
  if (run?.state === 'undone') return words.undone(name);
  return run?.state === 'finished' ? words.finished(name) : name;
};

function UnderWay({ running }: { running: Run }) {
  const words = useWords().importing.result;
  const label = running.phase === 'preparing' ? words.preparing(running.fileName) : words.saving(running.fileName);
  return (
    <div className={styles.under}>
      <Progress
        label={label}
        done={running.done}
        total={running.rowCount}
        detail={running.asked === 'cancel' ? words.cancelHint : words.savingDetail}
        action={
          <Button size="xs" onClick={pauseRun} disabled={running.asked !== null}>
            {words.pause}
          </Button>
        }
        onCancel={cancelRun}
        isCancelling={running.asked === 'cancel'}
      />
    </div>
  );
}

/** An import of this machine that stands still: its file is kept here, so it can be gone on with. */
function Waiting({ importId, isPaused, context }: { importId: string; isPaused: boolean; context: WizardContext }) {
  const words = useWords().importing.result;
  const { title, happened, safe, todo } = isPaused ? words.paused : words.brokenOff;
  return (
    <ErrorPanel
      tone="warn"
      title={title}
      happened={happened}
      safe={safe}
      todo={todo}
      actions={
        <>
          <Button variant="filled" onClick={() => void resumeRun(context, importId)}>
            {words.goOn}
          </Button>
          <Button onClick={() => void endRun(context, importId)}>{words.interrupted.end}</Button>
        </>
      }
    />
  );
}

function Interrupted({ run, context }: { run: ImportRun; context: WizardContext }) {
  const words = useWords().importing.result.interrupted;
  const end = () => void endRun(context, run.id);
  return (
    <ErrorPanel
      tone="warn"
      title={words.title}
      happened={words.happened}
      safe={words.safe}
      todo={words.todo}
      actions={<Button onClick={end}>{words.end}</Button>}
    />
  );
}

/** taken in + known + refused + not taken = rows of the file, or a fault on the screen. */
function Sum({ run, isUnderWay: isOpen }: { run: ImportRun; isUnderWay: boolean }) {
  const words = useWords().importing.result;
  const formats = useFormats();
  const settled = run.takenIn + run.merged + run.alreadyKnown + run.refused;
  const rest = run.rowCount - settled;
  const isStillOpen = isOpen || run.state === 'running';
  const parts: Part[] = [
    { id: 'taken', count: run.takenIn, look: 'new', words: words.takenIn, shown: formats.count(run.takenIn) },
    { id: 'merged', count: run.merged, look: 'merged', words: words.merged, shown: formats.count(run.merged) },
    { id: 'known', count: run.alreadyKnown, look: 'known', words: words.known, shown: formats.count(run.alreadyKnown) },
    { id: 'refused', count: run.refused, look: 'refused', words: words.refused, shown: formats.count(run.refused) },
    ...(rest > 0 && (isStillOpen || run.state === 'cancelled')
      ? [{ id: 'rest', count: rest, look: 'rest', words: isStillOpen ? words.open : words.notTaken, shown: formats.count(rest) } as const]
      : []),
  ];
  const addsUp = parts.reduce((sum, part) => sum + part.count, 0) === run.rowCount;
  return (
    <>
      <PartsBar parts={parts} total={run.rowCount} label={run.fileName} />
      <p className={addsUp ? 't2' : 'bad'}>
        <b className={styles.equation}>
          {parts.map((part) => part.shown).join(' + ')} {addsUp ? '=' : '≠'} {formats.count(run.rowCount)}
        </b>{' '}
        {addsUp ? words.rowsOfFile : words.sumOff(run.rowCount)}
        {run.leads > run.takenIn && ` ${words.moreLeads(run.leads)}`}
      </p>
    </>
  );
}

function SentState({ isUnderWay: isOpen }: { isUnderWay: boolean }) {
  const words = useWords().importing.result;
  const { unsent } = useSyncSummary();
  if (isOpen && unsent === 0) return null;
  return <span className={unsent > 0 ? 'warn sm' : 't3 sm'}>{unsent > 0 ? words.unsent(unsent) : words.sent}</span>;
}

function Ways({ run }: { run: ImportRun }) {
  const { cache } = useDesk();
  const words = useWords().importing.result;
  const showLeads = useShowLeads();
  const show = () => {
    const leads = [...cache.store.getState().leads.values()];
    showLeads({ title: words.leadsOf(run.fileName), leadIds: leads.filter((lead) => lead.importId === run.id).map((lead) => lead.id) });
  };
  return (
    <div className={styles.ways}>
      <Button
        variant="filled"
        onClick={show}
        disabled={run.takenIn === 0}
        leftSection={<IconAddressBook size={16} stroke={1.6} aria-hidden />}
      >
        {words.leads}
      </Button>
      <Button component={Link} href="/reports" leftSection={<IconScale size={16} stroke={1.6} aria-hidden />}>
        {words.ledger}
      </Button>
    </div>
  );
}

function Facts({ run }: { run: ImportRun }) {
  const { now } = useDesk();
  const words = useWords().importing;
  const formats = useFormats();
  const campaign = useCache((cache) => (run.campaignId ? cache.campaigns.get(run.campaignId)?.name : undefined));
  const team = useCache((cache) => cache.teams.get(run.teamId)?.name);
  const who = useCache((cache) => cache.users.get(run.startedById)?.name);
  const { facts, details } = words.result;
  const encoding = words.encodings[run.encoding as keyof typeof words.encodings] ?? run.encoding;
  const lines: [string, string | undefined][] = [
    [facts.campaign, campaign ?? facts.none],
    [facts.source, words.sources[run.source]],
    [facts.team, team],
    [facts.by, who ?? words.past.someone],
    [facts.when, formats.dayAndTime(run.startedAt, now())],
    [facts.encoding, encoding],
  ];
  return (
    <Panel title={details}>
      <dl className={styles.facts}>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
