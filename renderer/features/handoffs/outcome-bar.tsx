import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { recordOutcome } from '../../../shared/commands/record-outcome.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { localClock } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { likelyCurrency } from '../../parts/currencies.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import styles from './handoffs.module.css';
import { type FollowingProps, useBarFields, useKeptBar } from './kept-bar.ts';
import { MoneyFields } from './money-fields.tsx';
import { SplitBar } from './split-bar.tsx';
import { StageBar } from './stage-bar.tsx';
import { useAnswer } from './use-answer.ts';

const steps = ['won', 'lost', 'stage', 'split'] as const;
type Step = (typeof steps)[number] | 'choose';

/** What became of an accepted handoff; a recorded outcome can be corrected the same way. */
export function OutcomeBar({ handoff }: { handoff: Handoff }) {
  const bar = useKeptBar(handoff.id);
  return bar && <Following handoff={handoff} bar={bar} />;
}

function Following({ handoff, bar }: Omit<FollowingProps, 'onClose'>) {
  const words = useWords().handoffs;
  const loop = useWords().handoffLoop;
  const [step, setStep] = useState<Step>(() => steps.find((each) => each === bar.now()?.step) ?? 'choose');
  const isOpen = handoff.outcome === 'open';
  useKeys([
    { keys: 'w', label: words.won, run: () => setStep('won') },
    { keys: 'l', label: words.lost, run: () => setStep('lost') },
    { keys: 's', label: loop.stage, run: () => setStep('stage'), isDisabled: !isOpen },
    { keys: 'd', label: loop.split, run: () => setStep('split') },
  ]);
  const close = () => {
    bar.drop();
    setStep('choose');
  };
  const form = { handoff, bar, onClose: close };
  if (step === 'won') return <Won {...form} />;
  if (step === 'lost') return <Lost {...form} />;
  if (step === 'stage') return <StageBar {...form} />;
  if (step === 'split') return <SplitBar {...form} />;
  return (
    <div className={styles.acts}>
      <Button
        size="md"
        variant={isOpen ? 'filled' : 'default'}
        onClick={() => setStep('won')}
        rightSection={<KeyCap keys="w" {...(isOpen ? { on: 'fill' as const } : {})} />}
        aria-keyshortcuts={ariaKeys('w')}
      >
        {words.won}
      </Button>
      <Button size="md" onClick={() => setStep('lost')} rightSection={<KeyCap keys="l" />} aria-keyshortcuts={ariaKeys('l')}>
        {words.lost}
      </Button>
      {isOpen && (
        <Button size="md" onClick={() => setStep('stage')} rightSection={<KeyCap keys="s" />} aria-keyshortcuts={ariaKeys('s')}>
          {loop.stage}
        </Button>
      )}
      <Button size="md" onClick={() => setStep('split')} rightSection={<KeyCap keys="d" />} aria-keyshortcuts={ariaKeys('d')}>
        {loop.split}
      </Button>
    </div>
  );
}

/** Today in the person's zone, for the date field. */
const useToday = (): string => {
  const { now, zone } = useDesk();
  return localClock(now(), zone).day;
};

function Won({ handoff, bar, onClose }: FollowingProps) {
  const words = useWords().handoffs;
  const formats = useFormats();
  const answer = useAnswer();
  const today = useToday();
  const home = useCache((cache) => cache.settings?.currency ?? 'EUR');
  const [{ value, currency, contractNumber, closedOn }, change] = useBarFields(bar, 'won', {
    value: handoff.value === null ? '' : String(handoff.value / 100),
    currency: likelyCurrency(handoff, home),
    contractNumber: handoff.contractNumber,
    closedOn: handoff.closedOn ?? today,
  });
  const minor = Math.round(Number(value) * 100);
  const isReady = minor > 0 && closedOn !== '';
  const record = async () => {
    if (!isReady) return;
    const outcome = { kind: 'won' as const, closedOn, value: minor, currency, contractNumber };
    const message = words.wonToast(handoff.package.name, formats.money(minor, currency));
    if (await answer(message, recordOutcome, { handoffId: handoff.id, outcome })) onClose();
  };
  return (
    <BarForm
      label={words.recordWon}
      onCancel={onClose}
      isDisabled={!isReady}
      hint={isReady ? undefined : words.valueMissing}
      onSubmit={() => void record()}
    >
      <MoneyFields label={words.value} value={value} currency={currency} home={home} onChange={change} autoFocus />
      <TextInput
        label={words.contractNumber}
        value={contractNumber}
        onChange={(event) => change({ contractNumber: event.currentTarget.value })}
      />
      <TextInput
        label={words.closedOn}
        type="date"
        value={closedOn}
        max={today}
        onChange={(event) => change({ closedOn: event.currentTarget.value })}
      />
    </BarForm>
  );
}

function Lost({ handoff, bar, onClose }: FollowingProps) {
  const words = useWords().handoffs;
  const answer = useAnswer();
  const today = useToday();
  const reasons = useCache((cache) => cache.settings?.lostReasons) ?? [];
  const [{ reason, closedOn }, change] = useBarFields(bar, 'lost', {
    reason: handoff.lostReason ?? '',
    closedOn: handoff.closedOn ?? today,
  });
  const record = async () => {
    if (!reason) return;
    const outcome = { kind: 'lost' as const, closedOn, reason };
    if (await answer(words.lostToast(handoff.package.name), recordOutcome, { handoffId: handoff.id, outcome })) onClose();
  };
  return (
    <BarForm label={words.recordLost} onCancel={onClose} isDisabled={!reason} onSubmit={() => void record()}>
      <InlineSelect
        label={words.lostReason}
        hasLabel
        placeholder={words.chooseReason}
        tone="field"
        width="100%"
        value={reason || null}
        options={reasons.map((each) => ({ value: each.code, label: each.label }))}
        onChange={(next) => change({ reason: next })}
      />
      <TextInput
        label={words.closedOn}
        type="date"
        value={closedOn}
        max={today}
        onChange={(event) => change({ closedOn: event.currentTarget.value })}
      />
    </BarForm>
  );
}
