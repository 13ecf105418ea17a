import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { answerHandoff } from '../../../shared/commands/answer-handoff.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { revisitAfterRest } from '../../../shared/domain/nurture-rest.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useWords } from '../../words/words.tsx';
import { AskBar } from './ask-bar.tsx';
import { BarForm } from './bar-form.tsx';
import styles from './handoffs.module.css';
import { type KeptBar, useBarFields, useKeptBar } from './kept-bar.ts';
import { useAnswer } from './use-answer.ts';

const steps = ['accept', 'reject', 'ask'] as const;
type Step = (typeof steps)[number] | 'choose';

/** Accept with a next step, or reject with a reason that says where the lead goes. Everything in place, nothing pops up. */
export function AnswerBar({ handoff }: { handoff: Handoff }) {
  const bar = useKeptBar(handoff.id);
  return bar && <Answering handoff={handoff} bar={bar} />;
}

type BarProps = { handoff: Handoff; bar: KeptBar };

function Answering({ handoff, bar }: BarProps) {
  const words = useWords().handoffs;
  const loop = useWords().handoffLoop;
  const [step, setStep] = useState<Step>(() => steps.find((each) => each === bar.now()?.step) ?? 'choose');
  const rep = useCache((cache) => cache.users.get(handoff.repId)?.name ?? '');
  const firstName = rep.split(' ')[0] ?? rep;
  useKeys([
    { keys: 'a', label: words.accept, run: () => setStep('accept') },
    { keys: 'r', label: words.reject, run: () => setStep('reject') },
    { keys: 'q', label: loop.ask(firstName), run: () => setStep('ask') },
  ]);
  const close = () => {
    bar.drop();
    setStep('choose');
  };
  if (step === 'accept') return <Accept handoff={handoff} bar={bar} onClose={close} />;
  if (step === 'reject') return <Reject handoff={handoff} bar={bar} rep={firstName} onClose={close} />;
  if (step === 'ask') return <AskBar handoff={handoff} bar={bar} rep={firstName} onClose={close} />;
  return (
    <div className={styles.acts}>
      <Button
        size="md"
        variant="filled"
        onClick={() => setStep('accept')}
        rightSection={<KeyCap keys="a" on="fill" />}
        aria-keyshortcuts={ariaKeys('a')}
      >
        {words.accept}
      </Button>
      <Button size="md" onClick={() => setStep('reject')} rightSection={<KeyCap keys="r" />} aria-keyshortcuts={ariaKeys('r')}>
        {words.reject}
      </Button>
      <Button size="md" onClick={() => setStep('ask')} rightSection={<KeyCap keys="q" />} aria-keyshortcuts={ariaKeys('q')}>
        {loop.ask(firstName)}
      </Button>
      <span className="grow" />
      <span className="t3 sm">{handoff.askedAt ? loop.waitsForReply(firstName) : words.rejectHint(firstName)}</span>
    </div>
  );
}

function Accept({ handoff, bar, onClose }: BarProps & { onClose: () => void }) {
  const words = useWords().handoffs;
  const answer = useAnswer();
  const [{ note }, change] = useBarFields(bar, 'accept', { note: '' });
  const accept = async () => {
    const args = { handoffId: handoff.id, answer: 'accepted' as const, rejectReason: null, note, backTo: null, revisit: null };
    if (await answer(words.acceptedToast(handoff.package.name), answerHandoff, args)) bar.drop();
  };
  return (
    <BarForm label={words.accept} onCancel={onClose} onSubmit={() => void accept()}>
      <TextInput
        className={styles.wide}
        label={words.acceptNote}
        value={note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        autoFocus
      />
    </BarForm>
  );
}

function Reject({ handoff, bar, rep, onClose }: BarProps & { rep: string; onClose: () => void }) {
  const words = useWords().handoffs;
  const { now, zone } = useDesk();
  const answer = useAnswer();
  const reasons = useCache((cache) => cache.settings?.rejectReasons) ?? [];
  const [{ code, note }, change] = useBarFields(bar, 'reject', { code: '', note: '' });
  const reason = reasons.find((each) => each.code === code);
  const reject = async () => {
    if (!reason) return;
    const revisit = reason.backTo === 'nurture' ? revisitAfterRest(now(), zone) : null;
    const args = { handoffId: handoff.id, answer: 'rejected' as const, rejectReason: reason.code, note, backTo: reason.backTo, revisit };
    if (await answer(words.rejectedToast(handoff.package.name), answerHandoff, args)) bar.drop();
  };
  const goes = reason && (reason.backTo === 'queue' ? words.rejectGoes.queue(rep) : words.rejectGoes.nurture);
  return (
    <BarForm label={words.sendBack} onCancel={onClose} isDisabled={!reason} hint={goes} onSubmit={() => void reject()}>
      <InlineSelect
        label={words.rejectReason}
        hasLabel
        placeholder={words.chooseReason}
        tone="field"
        width="100%"
        value={code || null}
        options={reasons.map((each) => ({ value: each.code, label: each.label }))}
        onChange={(next) => change({ code: next })}
      />
      <TextInput
        className={styles.wide}
        label={words.rejectNote(rep)}
        value={note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </BarForm>
  );
}
