import { NumberInput, TextInput } from '@mantine/core';
import type { AnswerValue } from '../../../shared/domain/bantfo.ts';
import type { LetterDraft } from '../../data/db.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useLocale, useWords } from '../../words/words.tsx';
import { currencyOptions } from '../currencies.ts';
import type { StateHint } from './letter-draft.ts';
import styles from './letters.module.css';
import { useLetters } from './letters-context.ts';
import { TimingValue } from './timing-value.tsx';

export type SayLetter = (change: Partial<LetterDraft>, hint?: StateHint) => void;
export type ValueProps = { draft: LetterDraft; onSay: SayLetter };

/** Only what was said is kept: a field emptied is a field not known. */
export const withValue = (draft: LetterDraft, change: { [K in keyof AnswerValue]: AnswerValue[K] | undefined }): Partial<LetterDraft> => {
  const value = Object.fromEntries(Object.entries({ ...draft.value, ...change }).filter(([, each]) => each !== undefined && each !== ''));
  return { value: value as AnswerValue };
};

/** The structured part of an answer, in the form of its letter. `other` is words alone. */
export function LetterValue(props: ValueProps) {
  switch (props.draft.letter) {
    case 'B':
      return <BudgetValue {...props} />;
    case 'A':
      return <AuthorityValue {...props} />;
    case 'N':
      return <NeedValue {...props} />;
    case 'T':
      return <TimingValue {...props} />;
    case 'F':
      return <FitValue {...props} />;
    case 'O':
      return null;
  }
}

const stateOfApproval = { approved: 'favourable', planned: 'partly', none: 'unfavourable' } as const;

const minorDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

function BudgetValue({ draft, onSay }: ValueProps) {
  const words = useWords();
  const { settings } = useLetters();
  const currency = draft.value.currency ?? settings.currency;
  const setAmount = (name: 'amountFrom' | 'amountTo', major: number | undefined) => {
    const minor = major === undefined ? undefined : Math.round(major * 10 ** minorDigits(currency));
    onSay(withValue(draft, { [name]: minor, currency: major === undefined ? draft.value.currency : currency }));
  };
  return (
    <>
      <div className={styles.amounts}>
        <Amount
          label={words.call.letters.amountFrom}
          value={draft.value.amountFrom}
          currency={currency}
          onChange={(value) => setAmount('amountFrom', value)}
        />
        <span className="t3" aria-hidden>
          –
        </span>
        <Amount
          label={words.call.letters.amountTo}
          value={draft.value.amountTo}
          currency={currency}
          onChange={(value) => setAmount('amountTo', value)}
        />
        <InlineSelect
          label={words.call.letters.currency}
          tone="field"
          width={78}
          value={currency}
          options={currencyOptions(settings.currency, currency)}
          onChange={(value) => onSay(withValue(draft, { currency: value }))}
        />
      </div>
      <ChipRow
        label={words.call.letters.approval}
        value={draft.value.approval ?? null}
        items={(['approved', 'planned', 'none'] as const).map((value) => ({ value, label: words.answers.approval[value] }))}
        onChange={(approval) =>
          onSay(withValue(draft, { approval }), {
            now: stateOfApproval[approval],
            before: draft.value.approval && stateOfApproval[draft.value.approval],
          })
        }
      />
    </>
  );
}

type AmountProps = { label: string; value: number | undefined; currency: string; onChange: (major: number | undefined) => void };

function Amount({ label, value, currency, onChange }: AmountProps) {
  const { locale } = useLocale();
  const parts = new Intl.NumberFormat(locale).formatToParts(1_000.5);
  const partOf = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual;
  return (
    <NumberInput
      aria-label={label}
      placeholder={label}
      hideControls
      min={0}
      max={1_000_000_000}
      decimalScale={0}
      thousandSeparator={partOf('group', ',')}
      decimalSeparator={partOf('decimal', '.')}
      value={value === undefined ? '' : value / 10 ** minorDigits(currency)}
      onChange={(next) => onChange(next === '' ? undefined : Number(next))}
    />
  );
}

const stateOfRole = { decides: 'favourable', influences: 'partly', uses: 'partly', none: 'unfavourable' } as const;

function AuthorityValue({ draft, onSay }: ValueProps) {
  const words = useWords();
  return (
    <>
      <ChipRow
        label={words.call.letters.role}
        value={draft.value.decisionRole ?? null}
        items={(['decides', 'influences', 'uses', 'none'] as const).map((value) => ({ value, label: words.call.letters.roles[value] }))}
        onChange={(decisionRole) =>
          onSay(withValue(draft, { decisionRole }), {
            now: stateOfRole[decisionRole],
            before: draft.value.decisionRole && stateOfRole[draft.value.decisionRole],
          })
        }
      />
      <TextInput
        aria-label={words.call.letters.decidedBy}
        placeholder={words.call.letters.decidedBy}
        value={draft.value.decidedBy ?? ''}
        maxLength={300}
        onChange={(event) => onSay(withValue(draft, { decidedBy: event.currentTarget.value }))}
      />
    </>
  );
}

function NeedValue({ draft, onSay }: ValueProps) {
  const words = useWords().call.letters;
  return (
    <div className={styles.halves}>
      <TextInput
        aria-label={words.pain}
        placeholder={words.pain}
        value={draft.value.pain ?? ''}
        maxLength={300}
        onChange={(event) => onSay(withValue(draft, { pain: event.currentTarget.value }))}
      />
      <TextInput
        aria-label={words.todaysSolution}
        placeholder={words.todaysSolution}
        value={draft.value.todaysSolution ?? ''}
        maxLength={300}
        onChange={(event) => onSay(withValue(draft, { todaysSolution: event.currentTarget.value }))}
      />
    </div>
  );
}

/** The center's checklist; ticked by hand long ago and off the list since still counts. */
function FitValue({ draft, onSay }: ValueProps) {
  const words = useWords().call.letters;
  const { settings } = useLetters();
  const ticked = draft.value.fits ?? [];
  const list = [...new Set([...(settings.bantfo.fits ?? []), ...ticked])];
  if (list.length === 0) return null;
  const stateOf = (fits: readonly string[]) => (fits.length === list.length ? 'favourable' : 'partly');
  const say = (fits: string[]) =>
    onSay(withValue(draft, { fits: fits.length > 0 ? fits : undefined }), { now: stateOf(fits), before: stateOf(ticked) });
  return <ChipRow label={words.fits} isMultiple value={ticked} items={list.map((value) => ({ value, label: value }))} onChange={say} />;
}
