import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { CallAsk } from './call-ask.tsx';
import { DispositionBar } from './disposition-bar.tsx';
import { NoteField } from './note-field.tsx';
import styles from './outcome.module.css';
import { OutcomeAsk } from './outcome-ask.tsx';
import { usePressDisposition } from './use-outcome.ts';

type CallFootProps = { isCallAsked: boolean; onCallAsked: (isAsked: boolean) => void; onFinished: () => void };

/** The note, and below it the outcomes, or what one of them asks for. */
export function CallFoot({ isCallAsked, onCallAsked, onFinished }: CallFootProps) {
  const words = useWords().call;
  const { draft, dispositions } = useCall();
  const press = usePressDisposition(onFinished);
  const asked = dispositions.find((each) => each.id === draft.askedCode);
  return (
    <section className={styles.foot} aria-label={words.outcome.title}>
      <NoteField />
      {isCallAsked ? (
        <CallAsk key={draft.leadId} onClose={() => onCallAsked(false)} />
      ) : asked ? (
        <OutcomeAsk key={`${draft.leadId}${asked.id}`} disposition={asked} onFinished={onFinished} />
      ) : (
        <DispositionBar onPress={press} />
      )}
    </section>
  );
}
