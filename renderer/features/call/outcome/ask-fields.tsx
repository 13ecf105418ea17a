import { TextInput } from '@mantine/core';
import { revisitAt } from '../../../../shared/domain/cadence.ts';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { formatPhone, readPhone } from '../../../../shared/domain/phone-number.ts';
import type { OutcomeDraft } from '../../../data/db.ts';
import { useDesk } from '../../../data/desk.ts';
import { useWords } from '../../../words/words.tsx';
import { BarringBlock } from './barring-block.tsx';
import { CallbackBlock, useChosenTime } from './callback-block.tsx';
import { NumberedChips } from './numbered-chips.tsx';
import styles from './outcome.module.css';
import { useSubject } from './outcome-subject.tsx';
import { RevisitBlock } from './revisit-block.tsx';
import type { Asked, Given } from './use-outcome.ts';

type FieldsProps = { disposition: Disposition; outcome: OutcomeDraft; asked: readonly Asked[] };

/** The fields of what is asked, in the order in which it is said on the phone. */
export function AskFields({ disposition, outcome, asked }: FieldsProps) {
  const words = useWords().call.outcome;
  const { lead } = useSubject();
  const has = (need: Asked) => asked.includes(need);
  return (
    <>
      {has('confirm') && <p className={styles.warning}>{words.neverAgain(leadName(lead))}</p>}
      {disposition.marksDoNotCall && <BarringBlock outcome={outcome} />}
      {has('callback') && <CallbackBlock outcome={outcome} />}
      {has('revisit') && <RevisitBlock outcome={outcome} />}
      {has('lacking') && <LackingBlock outcome={outcome} />}
      {disposition.reasons.length > 1 && <ReasonBlock disposition={disposition} outcome={outcome} isFirst={!has('revisit')} />}
      {has('number') && <NumberBlock outcome={outcome} />}
      {has('note') && <p className="t2">{words.needsNote}</p>}
      {has('giveUp') && <p className={styles.warning}>{words.givesUp(leadName(lead))}</p>}
    </>
  );
}

/** What was filled in, as it is recorded; null while something is missing. */
export const useGiven = (outcome: OutcomeDraft, asked: readonly Asked[]): (() => Given) | null => {
  const { newId } = useDesk();
  const { lead, settings } = useSubject();
  const chosen = useChosenTime(outcome);
  const has = (need: Asked) => asked.includes(need);
  const reasonCode = reasonOf(outcome);
  const number = numberOf(outcome, lead.country);
  const isReady =
    (!has('callback') || chosen !== null) &&
    (!has('revisit') || outcome.revisitOn !== null) &&
    (!has('reason') || outcome.reasonCode !== null) &&
    (!has('lacking') || reasonCode !== null) &&
    (!has('number') || number !== null) &&
    !has('note');
  if (!isReady) return null;
  return () => {
    const { promise, isPersonal, revisitOn } = outcome;
    const callback =
      has('callback') && chosen
        ? { callbackId: newId(), wall: chosen.wall, zone: chosen.zone, dueAt: chosen.at, promise, isPersonal, replacesId: lead.callbackId }
        : null;
    const revisit = has('revisit') && revisitOn ? { on: revisitOn, at: revisitAt(lead, revisitOn, settings) } : null;
    return { callback, revisit, newPhone: has('number') ? number : null, ...(reasonCode === null ? {} : { reasonCode }) };
  };
};

const reasonOf = ({ reasonCode, reasonWords }: OutcomeDraft): string | null => reasonCode ?? (reasonWords.trim().slice(0, 300) || null);

/** The number they gave; null while it cannot be dialled. */
const numberOf = ({ newNumber = '' }: OutcomeDraft, country: string | null) => {
  if (newNumber.trim() === '') return null;
  const phone = readPhone(newNumber, { country, kind: 'other' });
  return phone.number === null ? null : phone;
};

function ReasonBlock({ disposition, outcome, isFirst }: { disposition: Disposition; outcome: OutcomeDraft; isFirst: boolean }) {
  const words = useWords().call.outcome;
  const { edit } = useSubject();
  return (
    <NumberedChips
      label={words.why}
      isNumbered={isFirst}
      value={outcome.reasonCode}
      items={disposition.reasons.map(({ code, label }) => ({ value: code, label }))}
      onChoose={(reasonCode) => edit({ reasonCode })}
    />
  );
}

/** The right number, as they said it, and how it is read. */
function NumberBlock({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call;
  const { lead, edit } = useSubject();
  const text = outcome.newNumber ?? '';
  const phone = numberOf(outcome, lead.country);
  const howRead = phone?.number ? words.ask.numberIs(formatPhone(phone.number)) : text.trim() === '' ? '' : words.ask.numberUnreadable;
  return (
    <>
      <TextInput
        data-autofocus
        className={styles.when}
        aria-label={words.outcome.newNumber}
        placeholder={words.outcome.newNumber}
        maxLength={60}
        value={text}
        onChange={(event) => edit({ newNumber: event.currentTarget.value })}
      />
      <p className="t2" aria-live="polite">
        {howRead}
      </p>
    </>
  );
}

const lackingReasons = ['salesAgreed', 'knownElsewhere', 'cannotWait'] as const;

/** Said qualified while something is missing: it is allowed, and it says why. */
function LackingBlock({ outcome }: { outcome: OutcomeDraft }) {
  const words = useWords().call;
  const { edit } = useSubject();
  return (
    <>
      <NumberedChips
        label={words.outcome.whyQualified}
        isNumbered
        value={outcome.reasonCode}
        items={lackingReasons.map((value) => ({ value, label: words.reasons[value] ?? value }))}
        onChoose={(reasonCode) => edit({ reasonCode, reasonWords: '' })}
      />
      <TextInput
        className={styles.grow}
        aria-label={words.outcome.ownReason}
        placeholder={words.outcome.ownReason}
        maxLength={300}
        value={outcome.reasonWords}
        onChange={(event) => edit({ reasonWords: event.currentTarget.value, reasonCode: null })}
      />
    </>
  );
}
