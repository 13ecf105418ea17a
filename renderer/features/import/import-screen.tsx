import { Button } from '@mantine/core';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useStore } from 'zustand';
import { useDesk } from '../../data/desk.ts';
import { usePairCount } from '../../data/suspects.ts';
import { useKeys } from '../../ui/keys.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useWords } from '../../words/words.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import type { ImportReader } from './file-reader.ts';
import { FileStep } from './file-step.tsx';
import styles from './import.module.css';
import { importStore, type Step, startOver } from './import-store.ts';
import { ResultStep } from './result-step.tsx';
import { StepBar } from './step-bar.tsx';
import { useMoves } from './use-moves.ts';
import { useSafeDrop } from './use-safe-drop.ts';
import type { WizardContext } from './wizard-actions.ts';
import { openWorkerReader } from './worker-reader.ts';

/** From a file to leads: read it, say what its columns are, see what will happen, take it in. Nothing is written before the last. */
export function ImportScreen({ openReader = openWorkerReader }: { openReader?: () => ImportReader }) {
  const desk = useDesk();
  const words = useWords().importing;
  const wizard = useStore(importStore);
  const context = useMemo<WizardContext>(() => ({ desk, openReader }), [desk, openReader]);
  const moves = useMoves(context);
  const { userId } = desk.user;
  useEffect(() => {
    if (importStore.getState().userId !== userId) startOver(userId);
  }, [userId]);
  useSafeDrop();
  useKeys([
    { keys: 'mod+Enter', label: moves.nextLabel, run: moves.next, isDisabled: moves.hindrance !== null },
    { keys: 'Alt+ArrowLeft', label: words.keys.back, run: moves.back, isDisabled: wizard.step === 'file' },
  ]);
  // A step is drawn in slices: all at once it takes longer than a frame.
  const step = useDeferredValue(wizard.step);
  const { file, source } = wizard;
  const sub =
    file && source ? words.subOpen(source.name, file.rowCount, file.headers.length, words.encodings[file.encoding]) : words.subFile;
  return (
    <div className={styles.page}>
      <PageHead title={words.title} sub={wizard.step === 'result' ? undefined : sub} actions={<DuplicatesLink />} />
      <StepBar moves={moves} />
      <StepBody step={step} context={context} />
    </div>
  );
}

/** Leads that may be one person, should there be any: mostly they came with a file. */
function DuplicatesLink() {
  const words = useWords().duplicates;
  const [, navigate] = useLocation();
  const pairs = usePairCount();
  return pairs > 0 ? <Button onClick={() => navigate('/duplicates')}>{words.badge(pairs)}</Button> : null;
}

function StepBody({ step, context }: { step: Step; context: WizardContext }) {
  if (step === 'columns') return <ColumnsStep context={context} />;
  if (step === 'check') return <CheckStep context={context} />;
  if (step === 'result') return <ResultStep context={context} />;
  return <FileStep context={context} />;
}
