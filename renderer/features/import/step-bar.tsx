import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useWords } from '../../words/words.tsx';
import styles from './import.module.css';
import { importStore, isRunning, type Step, steps } from './import-store.ts';
import type { Moves } from './use-moves.ts';

/** Where the wizard is, the way back and the way on. What hinders the way on stands beside it in words. */
export function StepBar({ moves }: { moves: Moves }) {
  const words = useWords().importing;
  const { step, hindrance } = moves;
  const isResult = step === 'result';
  return (
    <section className={styles.bar} aria-label={words.steps}>
      <ol className={styles.steps}>
        {steps.map((each) => (
          <li key={each}>
            <StepMark step={each} moves={moves} />
          </li>
        ))}
      </ol>
      <span className={styles.hint} role="status">
        {hindrance && hindrance !== 'noFile' ? words.cannotGoOn[hindrance] : isResult || step === 'file' ? '' : words.nothingWritten}
      </span>
      {step !== 'file' && !isResult && (
        <Button onClick={moves.back} rightSection={<KeyCap keys="Alt+ArrowLeft" />} aria-keyshortcuts={ariaKeys('Alt+ArrowLeft')}>
          {words.back}
        </Button>
      )}
      <NextButton moves={moves} />
    </section>
  );
}

function NextButton({ moves }: { moves: Moves }) {
  const isBusy = useStore(importStore, ({ run }) => isRunning(run));
  const { step, hindrance, next, nextLabel } = moves;
  const isResult = step === 'result';
  if (isResult && isBusy) return null;
  return (
    <Button
      variant={isResult ? 'default' : 'filled'}
      onClick={next}
      disabled={hindrance !== null}
      rightSection={<KeyCap keys="mod+Enter" {...(isResult ? {} : { on: 'fill' })} />}
      aria-keyshortcuts={ariaKeys('mod+Enter')}
    >
      {nextLabel}
    </Button>
  );
}

function StepMark({ step, moves }: { step: Step; moves: Moves }) {
  const words = useWords().importing;
  const at = steps.indexOf(moves.step);
  const mine = steps.indexOf(step);
  const state = mine < at || (step === 'result' && moves.step === 'result') ? 'done' : mine === at ? 'now' : 'open';
  const isNow = mine === at;
  const canGoBack = mine < at && moves.step !== 'result';
  const mark = (
    <>
      <b className={styles.number}>
        {state === 'done' && !isNow ? <IconCheck size={12} stroke={2.4} aria-label={words.stepDone} /> : mine + 1}
      </b>
      {words.step[step]}
    </>
  );
  return canGoBack ? (
    <button type="button" className={styles.step} data-state={state} onClick={() => moves.goTo(step)}>
      {mark}
    </button>
  ) : (
    <span className={styles.step} data-state={isNow ? 'now' : state} aria-current={isNow ? 'step' : undefined}>
      {mark}
    </span>
  );
}
