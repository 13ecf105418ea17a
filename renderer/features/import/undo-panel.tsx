import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { ImportRun } from '../../../shared/domain/history.ts';
import { type StayReason, stayReasons } from '../../../shared/domain/import/import-undo.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './result-step.module.css';
import { previewUndo, runUndo } from './run-undo.ts';

/** Takes a whole import out again; says before what goes and what stays, and afterwards what became of it. */
export function UndoPanel({ run }: { run: ImportRun }) {
  const words = useWords().importing.undo;
  const [isAsking, setIsAsking] = useState(false);
  const [done, setDone] = useState<{ done: number; total: number } | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const desk = useDesk();
  if (run.leads === 0 || run.state === 'running') return null;
  const start = async () => {
    setIsAsking(false);
    setHasFailed(false);
    setDone({ done: 0, total: run.leads });
    const didEnd = await runUndo(desk, run.id, (progress) => setDone(progress)).catch(() => false);
    setHasFailed(!didEnd);
    setDone(null);
  };
  return (
    <Panel title={run.state === 'undone' ? words.doneTitle : words.title}>
      <div className={styles.undo}>
        {done && <Progress label={words.underWay} done={done.done} total={done.total} />}
        {hasFailed && <ErrorPanel {...words.failed} />}
        {run.state === 'undone' ? <Undone run={run} /> : <p className="t2">{run.state === 'undoing' ? words.broken : words.hint}</p>}
        {run.state !== 'undone' && (
          <Button
            onClick={() => setIsAsking(true)}
            disabled={done !== null}
            leftSection={<IconArrowBackUp size={16} stroke={1.6} aria-hidden />}
          >
            {run.state === 'undoing' ? words.goOn : words.undo}
          </Button>
        )}
      </div>
      {isAsking && <UndoDialog run={run} onClose={() => setIsAsking(false)} onUndo={() => void start()} />}
    </Panel>
  );
}

function UndoDialog({ run, onClose, onUndo }: { run: ImportRun; onClose: () => void; onUndo: () => void }) {
  const desk = useDesk();
  const words = useWords().importing.undo;
  const preview = useLiveQuery(() => previewUndo(desk, run.id), [desk, run.id]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.ask(run.fileName)}
      footer={
        <>
          <Button onClick={onClose}>{words.keep}</Button>
          <Button variant="filled" onClick={onUndo} disabled={!preview || preview.goes === 0} data-autofocus>
            {words.confirm(preview?.goes ?? 0)}
          </Button>
        </>
      }
    >
      {preview ? (
        <div className={styles.asked}>
          <p>{words.goes(preview.goes)}</p>
          <Stayed stayed={preview.stays} />
          {run.merged > 0 && <p className="t2">{words.merged(run.merged)}</p>}
          <p className="t2">{words.after}</p>
        </div>
      ) : (
        <Progress label={words.looking} done={0} counts="" />
      )}
    </Dialog>
  );
}

function Undone({ run }: { run: ImportRun }) {
  const { now } = useDesk();
  const words = useWords().importing;
  const formats = useFormats();
  const who = useCache((cache) => (run.undoneById ? cache.users.get(run.undoneById)?.name : undefined));
  return (
    <>
      <p>{words.undo.done(run.takenOut, who ?? words.past.someone, formats.dayAndTime(run.undoneAt ?? 0, now()))}</p>
      <Stayed stayed={run.stayed} />
      <LeadsThatStay run={run} />
    </>
  );
}

function LeadsThatStay({ run }: { run: ImportRun }) {
  const { cache } = useDesk();
  const words = useWords().importing.undo;
  const showLeads = useShowLeads();
  const count = Object.values(run.stayed).reduce((sum, each) => sum + each, 0);
  if (count === 0) return null;
  const show = () => {
    const stay = [...cache.store.getState().leads.values()].filter((lead) => lead.importId === run.id && lead.stage !== 'purged');
    showLeads({ title: words.stayTitle(run.fileName), leadIds: stay.map((lead) => lead.id) });
  };
  return (
    <Button size="xs" onClick={show}>
      {words.showStay(count)}
    </Button>
  );
}

/** What stays, gravest reason first. */
function Stayed({ stayed }: { stayed: Readonly<Record<string, number>> }) {
  const words = useWords().importing.undo;
  const reasons = stayReasons.filter((reason: StayReason) => (stayed[reason] ?? 0) > 0);
  if (reasons.length === 0) return <p className="t2">{words.nothingStays}</p>;
  return (
    <>
      <p>{words.stays(reasons.reduce((sum, reason) => sum + (stayed[reason] ?? 0), 0))}</p>
      <ul className={styles.stays}>
        {reasons.map((reason) => (
          <li key={reason}>{words.reasons[reason](stayed[reason] ?? 0)}</li>
        ))}
      </ul>
    </>
  );
}
