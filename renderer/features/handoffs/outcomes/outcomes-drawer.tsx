import { Button, Checkbox } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { type OutcomePlan, outcomeCounts, planOutcomes } from '../../../../shared/domain/outcomes/read-outcome-file.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { Drawer } from '../../../ui/drawer.tsx';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useKeys } from '../../../ui/keys.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/words.tsx';
import { FileDrop } from './file-drop.tsx';
import { FileReading, noReading, type Reading } from './file-reading.tsx';
import { indexHere, type OpenedFile, openFileHere, takeInHere } from './outcome-desk.ts';
import { OutcomeTable } from './outcome-table.tsx';
import styles from './outcomes.module.css';

/** What a CRM says became of leads: read, matched, shown beside what stands here, and only then taken in. */
export function OutcomesDrawer({ onClose }: { onClose: () => void }) {
  const words = useWords().outcomeFile;
  const [file, setFile] = useState<OpenedFile | null>(null);
  const [reading, setReading] = useState<Reading>(noReading);
  const [takesChanges, setTakesChanges] = useState(true);
  const plan = usePlan(file, reading);
  const { run, taking, stop } = useTakeIn(onClose);
  const open = async (chosen: File) => {
    setReading(noReading);
    setFile(await openFileHere(chosen));
  };
  const taken = plan?.matched.filter(({ effect }) => effect === 'new' || (effect === 'change' && takesChanges)) ?? [];
  const ask = plan?.read.ask;
  const isAsking = ask ? ask.outcome || ask.dateOrder !== null || ask.decimal !== null : true;
  const isReady = taken.length > 0 && !isAsking && !taking;
  const takeIn = () => {
    if (file && isReady) void run(file.name, taken);
  };
  return (
    <Drawer
      isOpen
      onClose={onClose}
      width={980}
      title={words.title}
      footer={
        plan && (
          <TakeButton
            label={taken.length > 0 ? words.take(taken.length) : words.nothing}
            isDisabled={!isReady}
            onTake={takeIn}
            changes={outcomeCounts(plan).changed}
            takesChanges={takesChanges}
            onChanges={setTakesChanges}
          />
        )
      }
    >
      <div className={styles.stack}>
        <FileDrop name={file?.name} onFile={(chosen) => void open(chosen)} />
        {file && !file.table && (
          <p className="bad" role="alert">
            {words.noTable}
          </p>
        )}
        {taking && <Progress label={words.taking} done={taking.done} total={taking.total} onCancel={stop} />}
        {file?.table && plan && !taking && (
          <>
            <FileReading plan={plan} reading={reading} onChange={setReading} />
            <OutcomeTable plan={plan} table={file.table} fileName={file.name} />
          </>
        )}
      </div>
    </Drawer>
  );
}

/** Matched once per file and choice, on the rows as they are when it is opened: what comes in meanwhile is judged by the command. */
const usePlan = (file: OpenedFile | null, reading: Reading): OutcomePlan | null => {
  const { cache, zone } = useDesk();
  const settings = useCache((held) => held.settings);
  const index = useMemo(() => (file ? indexHere(cache.store.getState()) : null), [file, cache]);
  return useMemo(() => {
    if (!file?.table || !index) return null;
    const currency = reading.currency ?? settings?.currency ?? 'EUR';
    return planOutcomes(file.table, index, { ...reading, currency, zone: settings?.zone ?? zone });
  }, [file, index, reading, settings, zone]);
};

type Taking = { done: number; total: number };

const useTakeIn = (onDone: () => void) => {
  const words = useWords();
  const { run: runCommand } = useDesk();
  const [taking, setTaking] = useState<Taking | null>(null);
  const isStopped = useRef(false);
  const run = async (fileName: string, matched: OutcomePlan['matched']) => {
    isStopped.current = false;
    setTaking({ done: 0, total: matched.length });
    try {
      const on = { progress: (done: number) => setTaking({ done, total: matched.length }), isStopped: () => isStopped.current };
      const done = await takeInHere({ run: runCommand }, fileName, matched, on);
      showToast({ message: done < matched.length ? words.outcomeFile.stopped(done, matched.length) : words.outcomeFile.taken(done) });
      onDone();
    } catch {
      showToast({ message: words.handoffs.notSaved, tone: 'bad' });
    } finally {
      setTaking(null);
    }
  };
  return {
    run,
    taking,
    stop: () => {
      isStopped.current = true;
    },
  };
};

type TakeButtonProps = {
  label: string;
  isDisabled: boolean;
  onTake: () => void;
  changes: number;
  takesChanges: boolean;
  onChanges: (takes: boolean) => void;
};

function TakeButton({ label, isDisabled, onTake, changes, takesChanges, onChanges }: TakeButtonProps) {
  const words = useWords().outcomeFile;
  useKeys([{ keys: 'mod+Enter', label, run: onTake, isDisabled }]);
  return (
    <div className="row" style={{ gap: 14 }}>
      <Button variant="filled" disabled={isDisabled} onClick={onTake} rightSection={<KeyCap keys="mod+Enter" on="fill" />}>
        {label}
      </Button>
      {changes > 0 && (
        <Checkbox label={words.overwrite(changes)} checked={takesChanges} onChange={(event) => onChanges(event.currentTarget.checked)} />
      )}
    </div>
  );
}
