import { TextInput } from '@mantine/core';
import { revisitAt } from '../../../../shared/domain/cadence.ts';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useDesk } from '../../../data/desk.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall, useOutcomeDraft } from '../call-view.tsx';
import { useVerdictSentences } from '../letters/verdict-head.tsx';
import { type AskAction, AskPane } from './ask-pane.tsx';
import { BarringBlock } from './barring-block.tsx';
import { CallbackBlock, useChosenTime } from './callback-block.tsx';
import { NumberedChips } from './numbered-chips.tsx';
import styles from './outcome.module.css';
import { RevisitBlock } from './revisit-block.tsx';
import { useEffectWords } from './use-effect-words.ts';
import { type Asked, useAsked, useRecordOutcome } from './use-outcome.ts';

type OutcomeAskProps = { disposition: Disposition; onFinished: () => void };

/** What a disposition asks for, filled in where the outcomes stood, with what will happen said before it does. */
export function OutcomeAsk(props: OutcomeAskProps) {
  const outcome = useOutcomeDraft();
  return outcome && <OpenAsk {...props} outcome={outcome} />;
}

function OpenAsk({ disposition, outcome, onFinished }: OutcomeAskProps & { outcome: OutcomeDraft }) {
  const words = useWords().call.outcome;
  const { newId } = useDesk();
  const { session, lead, settings } = useCall();
  const asked = useAsked()(disposition);
  const chosen = useChosenTime(outcome);
  const effect = useEffectOfOutcome(disposition, outcome);
  const record = useRecordOutcome(onFinished);
  const has = (need: Asked) => asked.includes(need);
  const isReady =
    (!has('callback') || chosen !== null) &&
    (!has('revisit') || outcome.revisitOn !== null) &&
    (!has('reason') || outcome.reasonCode !== null) &&
    (!has('lacking') || reasonOf(outcome) !== null) &&
    !has('note');
  const run = () => {
    const { promise, isPersonal, revisitOn } = outcome;
    const callback =
      has('callback') && chosen
        ? { callbackId: newId(), wall: chosen.wall, zone: chosen.zone, dueAt: chosen.at, promise, isPersonal, replacesId: lead.callbackId }
        : null;
    const revisit = has('revisit') && revisitOn ? { on: revisitOn, at: revisitAt(lead, revisitOn, settings) } : null;
    const reasonCode = reasonOf(outcome);
    record(disposition, reasonCode === null ? { callback, revisit } : { callback, revisit, reasonCode });
  };
  const action: AskAction = has('confirm')
    ? { label: disposition.label, run, isReady, tone: 'bad', alsoKeys: disposition.hotKey }
    : { label: words.record(disposition.label), run, isReady };
  return (
    <AskPane title={disposition.label} keys={disposition.hotKey} effect={effect} action={action} onClose={() => session.askFor(null)}>
      {has('confirm') && <p className={styles.warning}>{words.neverAgain(leadName(lead))}</p>}
      {disposition.marksDoNotCall && <BarringBlock outcome={outcome} />}
      {has('callback') && <CallbackBlock outcome={outcome} />}
      {has('revisit') && <RevisitBlock outcome={outcome} />}
      {has('lacking') && <LackingBlock outcome={outcome} />}
      {disposition.reasons.length > 1 && <ReasonBlock disposition={disposition} outcome={outcome} isFirst={!has('revisit')} />}
      {has('note') && <p className="t2">{words.needsNote}</p>}
    </AskPane>
  );
}

const reasonOf = ({ reasonCode, reasonWords }: OutcomeDraft): string | null => reasonCode ?? (reasonWords.trim().slice(0, 300) || null);

const useEffectOfOutcome = (disposition: Disposition, outcome: OutcomeDraft): string => {
  const words = useWords().call.effects;
  const formats = useFormats();
  const effect = useEffectWords();
  const { verdict } = useCall();
  const sentences = useVerdictSentences();
  if (disposition.raises === 'qualify' && verdict.kind !== 'qualify') return sentences.join(' ');
  if (disposition.needs.includes('callback')) return outcome.isPersonal ? words.callbackMine : words.callbackTeam;
  return outcome.revisitOn ? words.revisit(formats.date(outcome.revisitOn)) : effect(disposition);
};

/** Why, in the center's own codes; a number chooses while nobody types. */
function ReasonBlock({ disposition, outcome, isFirst }: { disposition: Disposition; outcome: OutcomeDraft; isFirst: boolean }) {
  const words = useWords().call.outcome;
  const { session } = useCall();
  return (
    <NumberedChips
      label={words.why}
      isNumbered={isFirst}
      value={outcome.reasonCode}
      items={disposition.reasons.map(({ code, label }) => ({ value: code, label }))}
      onChoose={(reasonCode) => session.editOutcome({ reasonCode })}
    />
  );
}

const lackingReasons = ['salesAgreed', 'knownElsewhere', 'cannotWait'] as const;

/** Said qualified while something is missing: it is allowed, and it says why. */
function LackingBlock({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call;
  const { session } = useCall();
  return (
    <>
      <NumberedChips
        label={words.outcome.whyQualified}
        isNumbered
        value={outcome.reasonCode}
        items={lackingReasons.map((value) => ({ value, label: words.reasons[value] ?? value }))}
        onChoose={(reasonCode) => session.editOutcome({ reasonCode, reasonWords: '' })}
      />
      <TextInput
        className={styles.grow}
        aria-label={words.outcome.ownReason}
        placeholder={words.outcome.ownReason}
        maxLength={300}
        value={outcome.reasonWords}
        onChange={(event) => session.editOutcome({ reasonWords: event.currentTarget.value, reasonCode: null })}
      />
    </>
  );
}
