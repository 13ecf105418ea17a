import { Checkbox, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { CallingWindowRule } from '../../../shared/domain/center-settings.ts';
import { regionsOf } from '../../../shared/domain/holidays.ts';
import { ChipRow } from '../../ui/chip-row.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { Words } from '../../words/en.ts';
import { useNames } from '../../words/use-names.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './settings.module.css';
import { clockOf, minuteOf, weekdayName } from './window-words.ts';

type Draft = Omit<CallingWindowRule, 'from' | 'till'> & { from: string; till: string };

const draftOf = (rule: CallingWindowRule): Draft => ({ ...rule, from: clockOf(rule.from), till: clockOf(rule.till) });

type Fault = keyof Words['settings']['windows']['faults'];
type Faults = { readonly [field in 'days' | 'from' | 'till' | 'endsOn' | 'source']?: Fault };

/** What keeps a draft from being a rule, by the field that is wrong: a time that is none, no hours, no day, no source. */
const faultsOf = ({ from, till, weekdays, startsOn, endsOn, isClosed, source }: Draft): Faults => {
  const [begin, end] = [minuteOf(from), minuteOf(till)];
  return {
    ...(weekdays.length === 0 && { days: 'days' }),
    ...(begin === null && { from: 'time' }),
    ...(end === null && { till: 'time' }),
    ...(begin !== null && end !== null && begin >= end && { till: 'hours' }),
    ...(startsOn !== undefined && endsOn !== undefined && endsOn < startsOn && { endsOn: 'dates' }),
    ...(source.trim() === '' && { source: isClosed ? 'whyClosed' : 'source' }),
  };
};

/** The rule a draft without faults stands for. */
const ruleOf = ({ from, till, ...rest }: Draft): CallingWindowRule => ({
  ...rest,
  from: minuteOf(from) ?? 0,
  till: minuteOf(till) ?? 0,
  source: rest.source.trim(),
});

const without = <Key extends keyof Draft>(draft: Draft, key: Key): Draft => {
  const { [key]: _, ...rest } = draft;
  return rest as Draft;
};

const anywhere = '-';

type RuleDialogProps = { rule: CallingWindowRule; isNew: boolean; onKeep: (rule: CallingWindowRule) => void; onClose: () => void };

/** One rule: where, for whom, on which days and dates, between which hours, and where it is taken from. */
export function WindowRuleDialog({ rule, isNew, onKeep, onClose }: RuleDialogProps) {
  const words = useWords().settings.windows;
  const [draft, setDraft] = useState(() => draftOf(rule));
  const change = (some: Partial<Draft>) => setDraft({ ...draft, ...some });
  const [isTried, setIsTried] = useState(false);
  const faults = faultsOf(draft);
  const said = (field: keyof Faults) => isTried && faults[field] && words.faults[faults[field]];
  const submit = () => {
    setIsTried(true);
    if (Object.keys(faults).length === 0) onKeep(ruleOf(draft));
  };
  return (
    <FormDialog
      title={isNew ? words.newRule : words.changeRule}
      words={{ cancel: words.cancel, save: words.keep }}
      width={560}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className={styles.reason}>
        <Where draft={draft} onDraft={setDraft} />
        <Segmented
          label={words.audience}
          value={draft.audience ?? 'all'}
          items={(['all', 'business', 'consumer'] as const).map((value) => ({ value, label: words.audiences[value] }))}
          onChange={(value) => setDraft(value === 'all' ? without(draft, 'audience') : { ...draft, audience: value })}
        />
        <Weekdays value={draft.weekdays} onChange={(weekdays) => change({ weekdays })} />
        {said('days') && (
          <p className="bad" role="alert">
            {said('days')}
          </p>
        )}
        <div className="row" style={{ gap: 8, alignItems: 'start' }}>
          <TextInput
            label={words.from}
            w={110}
            value={draft.from}
            error={said('from')}
            maxLength={5}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <TextInput
            label={words.till}
            w={110}
            value={draft.till}
            error={said('till')}
            maxLength={5}
            onChange={(event) => change({ till: event.currentTarget.value })}
          />
          <DayField
            label={words.startsOn}
            value={draft.startsOn}
            onChange={(day) => setDraft(day ? { ...draft, startsOn: day } : without(draft, 'startsOn'))}
          />
          <DayField
            label={words.endsOn}
            value={draft.endsOn}
            error={said('endsOn')}
            onChange={(day) => setDraft(day ? { ...draft, endsOn: day } : without(draft, 'endsOn'))}
          />
        </div>
        <Checkbox
          label={words.isClosed}
          checked={draft.isClosed ?? false}
          onChange={(event) => setDraft(event.currentTarget.checked ? { ...draft, isClosed: true } : without(draft, 'isClosed'))}
        />
        {!draft.isClosed && (
          <Checkbox
            label={words.onHolidays}
            checked={draft.onHolidays ?? false}
            onChange={(event) => setDraft(event.currentTarget.checked ? { ...draft, onHolidays: true } : without(draft, 'onHolidays'))}
          />
        )}
        <TextInput
          label={draft.isClosed ? words.whyClosed : words.source}
          maxLength={300}
          value={draft.source}
          error={said('source')}
          onChange={(event) => change({ source: event.currentTarget.value })}
        />
      </div>
    </FormDialog>
  );
}

function Where({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const words = useWords().settings.windows;
  const formats = useFormats();
  const names = useNames();
  const countries = useCountries().sort((a, b) => formats.compare(a.label, b.label));
  const regions = draft.country === null ? [] : regionsOf(draft.country);
  return (
    <div className="row" style={{ gap: 8 }}>
      <InlineSelect
        label={words.country}
        tone="field"
        width={220}
        isSearchable
        value={draft.country ?? anywhere}
        options={[{ value: anywhere, label: draft.isClosed ? words.everywhere : words.elsewhere }, ...countries]}
        onChange={(country) => onDraft({ ...without(draft, 'region'), country: country === anywhere ? null : country })}
      />
      {regions.length > 0 && draft.country !== null && (
        <InlineSelect
          label={words.region}
          tone="field"
          width={220}
          isSearchable
          value={draft.region ?? anywhere}
          options={[
            { value: anywhere, label: words.wholeCountry(names.country(draft.country)) },
            ...regions.map(({ code, name }) => ({ value: code, label: name })),
          ]}
          onChange={(region) => onDraft(region === anywhere ? without(draft, 'region') : { ...draft, region })}
        />
      )}
    </div>
  );
}

/** Every country that has a name, by its code. */
const useCountries = (): { value: string; label: string }[] => {
  const names = useNames();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .map((code) => ({ value: code, label: names.country(code) }))
    .filter(({ value, label }) => label !== value);
};

function Weekdays({ value, onChange }: { value: readonly number[]; onChange: (weekdays: number[]) => void }) {
  const words = useWords().settings.windows;
  const formats = useFormats();
  const items = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ value: String(weekday), label: weekdayName(weekday, formats).slice(0, 3) }));
  return (
    <ChipRow
      label={words.days}
      isMultiple
      value={value.map(String)}
      items={items}
      onChange={(chosen) => onChange(chosen.map(Number).sort((a, b) => a - b))}
    />
  );
}

type DayFieldProps = { label: string; value: string | undefined; error?: ReactNode; onChange: (day: string | undefined) => void };

function DayField({ label, value, error, onChange }: DayFieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      w={150}
      value={value ?? ''}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
