import { Button, NumberInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { mergeLeads } from '../../../shared/commands/merge-leads.ts';
import { whichToKeep } from '../../../shared/domain/duplicates/merge.ts';
import { useDesk } from '../../data/desk.ts';
import { CommandRefused } from '../../data/run-command.ts';
import { type SuspectedPair, useBars } from '../../data/suspects.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Progress } from '../../ui/progress.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';

/** Merges every pair from a score on, each as if by hand; what the rules refuse is left for a look. */
export function BulkDialog({ pairs, onClose }: { pairs: readonly SuspectedPair[]; onClose: () => void }) {
  const words = useWords().duplicates.bulk;
  const { automaticFrom } = useBars();
  const [bar, setBar] = useState(Math.min(automaticFrom, 100));
  const [running, setRunning] = useState<{ done: number; total: number } | null>(null);
  const isStopped = useRef(false);
  const mergePair = useMergePair();
  const told = useTold();
  const above = pairs.filter(({ score }) => score >= bar);
  const run = async () => {
    let merged = 0;
    for (const [index, pair] of above.entries()) {
      if (isStopped.current) break;
      setRunning({ done: index, total: above.length });
      if (!(await told(async () => (merged += await mergePair(pair))))) break;
    }
    showToast({ message: words.done(merged, above.length - merged) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.title}
      footer={
        running ? (
          <Button
            onClick={() => {
              isStopped.current = true;
            }}
          >
            {words.stop}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button variant="filled" disabled={above.length === 0} onClick={() => void run()}>
              {words.run(above.length)}
            </Button>
          </>
        )
      }
    >
      {running ? (
        <Progress label={words.running} done={running.done} total={running.total} />
      ) : (
        <>
          <NumberInput
            data-autofocus
            label={words.bar}
            description={words.barHint(automaticFrom)}
            min={50}
            max={100}
            value={bar}
            onChange={(value) => setBar(Number(value))}
          />
          <p style={{ marginTop: 12 }}>{words.what(above.length)}.</p>
          <p className="t3 sm">{words.rule}</p>
        </>
      )}
    </Dialog>
  );
}

/** 1 when the pair is one now, 0 when the rules left it; a pair one of which is gone by now, through another of the list, is left too. */
const useMergePair = (): ((pair: SuspectedPair) => Promise<number>) => {
  const { run, cache } = useDesk();
  return async ({ a, b, score }) => {
    const { leads } = cache.store.getState();
    const { kept, merged } = whichToKeep(leads.get(a.id) ?? a, leads.get(b.id) ?? b);
    try {
      await run(mergeLeads, { keptId: kept.id, mergedId: merged.id, choices: {}, score });
      return 1;
    } catch (error) {
      if (error instanceof CommandRefused) return 0;
      throw error;
    }
  };
};
