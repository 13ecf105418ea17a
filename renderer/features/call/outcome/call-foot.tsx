import { useLayoutEffect, useMemo } from 'react';
import { isCounted } from '../../../../shared/domain/call.ts';
import { focusIfLost } from '../../../ui/key-target.ts';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { CallAsk } from './call-ask.tsx';
import { DispositionBar } from './disposition-bar.tsx';
import { NoteField } from './note-field.tsx';
import styles from './outcome.module.css';
import { OutcomeAsk } from './outcome-ask.tsx';
import { OutcomeProvider, type OutcomeSubject } from './outcome-subject.tsx';
import { usePressDisposition } from './use-outcome.ts';
import { ZoneAsk } from './zone-ask.tsx';

type CallFootProps = {
  /** `call`: what stands before the call; `zone`: where the lead is. */
  asked: 'call' | 'zone' | null;
  onAsk: (what: 'call' | 'zone' | null) => void;
  onFinished: () => void;
};

/** The note, and below it the outcomes, or what one of them asks for. */
export function CallFoot(props: CallFootProps) {
  const words = useWords().call;
  const { session, lead, company, settings, verdict, rows, now } = useCall();
  const subject = useMemo<OutcomeSubject>(
    () => ({
      lead,
      company,
      settings,
      verdict,
      now,
      attemptsAt: rows.attempts.filter(isCounted).map((each) => each.startedAt),
      edit: session.editOutcome,
    }),
    [session, lead, company, settings, verdict, rows.attempts, now],
  );
  return (
    <section className={styles.foot} aria-label={words.outcome.title}>
      <NoteField />
      <OutcomeProvider value={subject}>
        <Outcomes {...props} />
      </OutcomeProvider>
    </section>
  );
}

function Outcomes({ asked: before, onAsk, onFinished }: CallFootProps) {
  const { draft, dispositions } = useCall();
  const press = usePressDisposition(onFinished);
  // What was asked is gone from the foot, and with it the field that had the keyboard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for everything asked anew
  useLayoutEffect(focusIfLost, [before, draft.askedCode]);
  const asked = dispositions.find((each) => each.id === draft.askedCode);
  if (before === 'call') return <CallAsk key={draft.leadId} onClose={() => onAsk(null)} />;
  if (before === 'zone') return <ZoneAsk key={draft.leadId} isBeforeCall={false} onClose={() => onAsk(null)} />;
  if (asked) return <OutcomeAsk key={`${draft.leadId}${asked.id}`} disposition={asked} onFinished={onFinished} />;
  return <DispositionBar onPress={press} />;
}
