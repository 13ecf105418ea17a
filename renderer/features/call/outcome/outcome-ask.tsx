import type { Disposition } from '../../../../shared/domain/call.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useWords } from '../../../words/words.tsx';
import { useCall, useOutcomeDraft } from '../call-view.tsx';
import { AskFields, useGiven } from './ask-fields.tsx';
import { type AskAction, AskPane } from './ask-pane.tsx';
import { useEffectOfOutcome } from './use-effect-words.ts';
import { useAsked, useRecordOutcome } from './use-outcome.ts';

type OutcomeAskProps = { disposition: Disposition; onFinished: () => void };

/** What a disposition asks for, filled in where the outcomes stood, with what will happen said before it does. */
export function OutcomeAsk(props: OutcomeAskProps) {
  const outcome = useOutcomeDraft();
  return outcome && <OpenAsk {...props} outcome={outcome} />;
}

function OpenAsk({ disposition, outcome, onFinished }: OutcomeAskProps & { outcome: OutcomeDraft }) {
  const words = useWords().call.outcome;
  const { session } = useCall();
  const asked = useAsked()(disposition);
  const effect = useEffectOfOutcome(disposition, outcome);
  const record = useRecordOutcome(onFinished);
  const given = useGiven(outcome, asked);
  const run = () => given && record(disposition, given());
  const isReady = given !== null;
  // What cannot be undone by the next press, or ends the tries, takes the same key once more.
  const isPressedAgain = asked.includes('confirm') || asked.every((each) => each === 'giveUp');
  const action: AskAction = {
    label: words.record(disposition.label),
    run,
    isReady,
    ...(asked.includes('confirm') ? { tone: 'bad' } : {}),
    ...(isPressedAgain ? { alsoKeys: disposition.hotKey } : {}),
  };
  return (
    <AskPane title={disposition.label} keys={disposition.hotKey} effect={effect} action={action} onClose={() => session.askFor(null)}>
      <AskFields disposition={disposition} outcome={outcome} asked={asked} />
    </AskPane>
  );
}
