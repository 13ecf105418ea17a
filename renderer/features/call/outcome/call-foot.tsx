import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import { CallAsk } from './call-ask.tsx';
import { DispositionBar } from './disposition-bar.tsx';
import { NoteField } from './note-field.tsx';
import styles from './outcome.module.css';
import { OutcomeAsk } from './outcome-ask.tsx';
import { usePressDisposition } from './use-outcome.ts';
import { ZoneAsk } from './zone-ask.tsx';

type CallFootProps = {
  /** `call`: what stands before the call; `zone`: where the lead is. */
  asked: 'call' | 'zone' | null;
  onAsk: (what: 'call' | 'zone' | null) => void;
  onFinished: () => void;
};

/** The note, and below it the outcomes, or what one of them asks for. */
export function CallFoot({ asked: before, onAsk, onFinished }: CallFootProps) {
  const words = useWords().call;
  const { draft, dispositions } = useCall();
  const press = usePressDisposition(onFinished);
  const asked = dispositions.find((each) => each.id === draft.askedCode);
  return (
    <section className={styles.foot} aria-label={words.outcome.title}>
      <NoteField />
      {before === 'call' ? (
        <CallAsk key={draft.leadId} onClose={() => onAsk(null)} />
      ) : before === 'zone' ? (
        <ZoneAsk key={draft.leadId} isBeforeCall={false} onClose={() => onAsk(null)} />
      ) : asked ? (
        <OutcomeAsk key={`${draft.leadId}${asked.id}`} disposition={asked} onFinished={onFinished} />
      ) : (
        <DispositionBar onPress={press} />
      )}
    </section>
  );
}
