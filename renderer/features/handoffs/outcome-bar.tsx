import { Button, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { recordOutcome } from '../../../shared/commands/record-outcome.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { localClock } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import { currencies } from './currencies.ts';
import styles from './handoffs.module.css';
import { SplitBar } from './split-bar.tsx';
import { StageBar } from './stage-bar.tsx';
import { useAnswer } from './use-answer.ts';

type Step = 'choose' | 'won' | 'lost' | 'stage' | 'split';

/** What became of an accepted handoff; a recorded outcome can be corrected the same way. */
export function OutcomeBar({ handoff }: { handoff: Handoff }) {
  const words = useWords().handoffs;
  const loop = useWords().handoffLoop;
  const [step, setStep] = useState<Step>('choose');
  const isOpen = handoff.outcome === 'open';
  useKeys([
    { keys: 'w', label: words.won, run: () => setStep('won') },
    { keys: 'l', label: words.lost, run: () => setStep('lost') },
    { keys: 's', label: loop.stage, run: () => setStep('stage'), isDisabled: !isOpen },
    { keys: 'd', label: loop.split, run: () => setStep('split') },
  ]);
  const close = () => setStep('choose');
  if (step === 'won') return <Won handoff={handoff} onClose={close} />;
  if (step === 'lost') return <Lost handoff={handoff} onClose={close} />;
  if (step === 'stage') return <StageBar handoff={handoff} onClose={close} />;
  if (step === 'split') return <SplitBar handoff={handoff} onClose={close} />;
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

function Won({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const words = useWords().handoffs;
  const formats = useFormats();
  const answer = useAnswer();
  const today = useToday();
  const home = useCache((cache) => cache.settings?.currency ?? 'EUR');
  const [value, setValue] = useState<number | ''>(handoff.value === null ? '' : handoff.value / 100);
  // The contract is likely in the money that the budget was told in.
  const told = handoff.package.answers.find(({ letter }) => letter === 'B')?.value.currency;
  const [currency, setCurrency] = useState(handoff.currency ?? told ?? home);
  const [contractNumber, setContractNumber] = useState(handoff.contractNumber);
  const [closedOn, setClosedOn] = useState(handoff.closedOn ?? today);
  const minor = value === '' ? 0 : Math.round(value * 100);
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
      <NumberInput
        label={words.value}
        value={value}
        onChange={(next) => setValue(typeof next === 'number' ? next : '')}
        min={0}
        decimalScale={2}
        thousandSeparator
        hideControls
        autoFocus
      />
      <InlineSelect
        label={words.currency}
        tone="field"
        width="100%"
        value={currency}
        options={[...new Set([home, currency, ...currencies])].map((code) => ({ value: code, label: code }))}
        onChange={setCurrency}
      />
      <TextInput label={words.contractNumber} value={contractNumber} onChange={(event) => setContractNumber(event.currentTarget.value)} />
      <TextInput
        label={words.closedOn}
        type="date"
        value={closedOn}
        max={today}
        onChange={(event) => setClosedOn(event.currentTarget.value)}
      />
    </BarForm>
  );
}

function Lost({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const words = useWords().handoffs;
  const answer = useAnswer();
  const today = useToday();
  const reasons = useCache((cache) => cache.settings?.lostReasons) ?? [];
  const [reason, setReason] = useState(handoff.lostReason);
  const [closedOn, setClosedOn] = useState(handoff.closedOn ?? today);
  const record = async () => {
    if (!reason) return;
    const outcome = { kind: 'lost' as const, closedOn, reason };
    if (await answer(words.lostToast(handoff.package.name), recordOutcome, { handoffId: handoff.id, outcome })) onClose();
  };
  return (
    <BarForm label={words.recordLost} onCancel={onClose} isDisabled={!reason} onSubmit={() => void record()}>
      <InlineSelect
        label={words.lostReason}
        placeholder={words.lostReason}
        tone="field"
        width="100%"
        value={reason}
        options={reasons.map((each) => ({ value: each.code, label: each.label }))}
        onChange={setReason}
      />
      <TextInput
        label={words.closedOn}
        type="date"
        value={closedOn}
        max={today}
        onChange={(event) => setClosedOn(event.currentTarget.value)}
      />
    </BarForm>
  );
}
