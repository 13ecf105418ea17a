import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { replyAboutHandoff } from '../../../shared/commands/reply-about-handoff.ts';
import { rerouteHandoff } from '../../../shared/commands/reroute-handoff.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { whyRouted } from '../../../shared/domain/routing.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import { HandoffTrail } from './handoff-trail.tsx';
import styles from './handoffs.module.css';
import { type KeptBar, useBarFields, useKeptBar } from './kept-bar.ts';
import { PackageView } from './package-view.tsx';
import { SalespersonSelect } from './salesperson-select.tsx';
import { useAnswer } from './use-answer.ts';

/** A handoff of the log as opened: its package, what happened, and what this person may do about it. */
export function OpenedHandoff({ handoff, now }: { handoff: Handoff; now: number }) {
  const { user } = useDesk();
  const mayReroute = handoff.answer === 'waiting' && (user.role === 'teamLead' || user.role === 'manager' || user.role === 'admin');
  return (
    <>
      {handoff.askedAt !== null && user.role !== 'salesperson' && <Reply handoff={handoff} />}
      {mayReroute && <Reroute handoff={handoff} />}
      <PackageView of={handoff.package} routing={whyRouted(handoff)} repId={handoff.repId} now={now} handedOffAt={handoff.handedOffAt}>
        <HandoffTrail handoff={handoff} now={now} />
      </PackageView>
    </>
  );
}

function Reply({ handoff }: { handoff: Handoff }) {
  const bar = useKeptBar(handoff.id);
  return bar && <Replying handoff={handoff} bar={bar} />;
}

function Replying({ handoff, bar }: { handoff: Handoff; bar: KeptBar }) {
  const words = useWords().handoffLoop;
  const answer = useAnswer();
  const { users } = useWholeCache();
  const [{ reply }, change] = useBarFields(bar, 'reply', { reply: '' });
  const asked = handoff.history.findLast(({ kind }) => kind === 'asked');
  const name = users.get(asked?.byId ?? handoff.salespersonId)?.name ?? '';
  const clear = () => {
    change({ reply: '' });
    bar.drop();
  };
  const send = async () => {
    if (reply.trim() === '') return;
    if (await answer(words.replied, replyAboutHandoff, { handoffId: handoff.id, reply: reply.trim() })) clear();
  };
  return (
    <BarForm label={words.sendReply} onCancel={clear} isDisabled={reply.trim() === ''} onSubmit={() => void send()}>
      <Textarea
        className={styles.area}
        label={words.reply(name)}
        description={asked?.text}
        value={reply}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => change({ reply: event.currentTarget.value })}
      />
    </BarForm>
  );
}

function Reroute({ handoff }: { handoff: Handoff }) {
  const words = useWords().handoffLoop;
  const answer = useAnswer();
  const { users } = useWholeCache();
  const [isOpen, setIsOpen] = useState(false);
  const [salespersonId, setSalespersonId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const isReady = salespersonId !== null && salespersonId !== handoff.salespersonId && reason.trim() !== '';
  const reroute = async () => {
    if (salespersonId === null || !isReady) return;
    const args = { handoffId: handoff.id, salespersonId, reason: reason.trim().slice(0, 300) };
    if (await answer(words.rerouted(users.get(salespersonId)?.name ?? ''), rerouteHandoff, args)) setIsOpen(false);
  };
  if (!isOpen) {
    return (
      <div className={styles.acts}>
        <Button onClick={() => setIsOpen(true)}>{words.reroute}</Button>
      </div>
    );
  }
  return (
    <BarForm label={words.reroute} onCancel={() => setIsOpen(false)} isDisabled={!isReady} onSubmit={() => void reroute()}>
      <SalespersonSelect label={words.rerouteTo} value={salespersonId} onChange={setSalespersonId} />
      <TextInput
        className={styles.wide}
        label={words.rerouteReason}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </BarForm>
  );
}
