import { MultiSelect, NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { letterStates, letters } from '../../../../shared/domain/bantfo.ts';
import type { ScriptCondition } from '../../../../shared/domain/script.ts';
import { stages } from '../../../../shared/domain/stage.ts';
import { minorDigits } from '../../../../shared/domain/typed-answer.ts';
import { useCache, useWholeCache } from '../../../data/desk.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useLocale, useWords } from '../../../words/words.tsx';
import styles from '../scripts.module.css';
import { DetailSelect } from './detail-select.tsx';
import { spokenLanguages } from './spoken-languages.ts';
import { useDraft } from './use-draft-editor.ts';

type On = ScriptCondition['on'];
type ConditionFormProps<Kind extends On = On> = {
  name: string;
  when: Extract<ScriptCondition, { on: Kind }>;
  onChange: (when: ScriptCondition) => void;
};

/** What a branch looks at, and for what. */
export function ConditionForm({ name, when, onChange }: ConditionFormProps) {
  const words = useWords();
  const own = words.scripts.edit;
  const { locale } = useLocale();
  const { campaigns, settings } = useWholeCache();
  const languages = new Intl.DisplayNames(locale, { type: 'language' });
  const several = (items: { value: string; label: string }[], is: readonly string[], take: (is: string[]) => ScriptCondition) => (
    <MultiSelect
      aria-label={own.anyOf(name)}
      size="xs"
      searchable
      error={is.length === 0}
      placeholder={is.length === 0 ? own.choose : ''}
      data={items}
      value={[...is]}
      onChange={(next) => onChange(take(next))}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 90 } }}
    />
  );
  switch (when.on) {
    case 'answer':
      return <AnswerCondition name={name} when={when} onChange={onChange} several={several} />;
    case 'size':
      return <SizeCondition name={name} when={when} onChange={onChange} />;
    case 'letter':
      return (
        <>
          <InlineSelect
            label={own.letterOf(name)}
            tone="field"
            value={when.letter}
            options={letters.map((letter) => ({ value: letter, label: words.states.letterName[letter] }))}
            onChange={(letter) => onChange({ ...when, letter })}
          />
          {several(
            letterStates.map((state) => ({ value: state, label: words.states.letter[state] })),
            when.is,
            (is) => ({ ...when, is: letterStates.filter((state) => is.includes(state)) }),
          )}
        </>
      );
    case 'detail':
      return (
        <div className={styles.fillRow}>
          <DetailSelect label={own.detailOf(name)} value={when.detail} onChange={(detail) => detail && onChange({ ...when, detail })} />
          <InlineSelect
            label={own.isKnown(name)}
            tone="field"
            value={when.isKnown ? 'known' : 'open'}
            options={[
              { value: 'known', label: own.known },
              { value: 'open', label: own.notKnown },
            ]}
            onChange={(is) => onChange({ ...when, isKnown: is === 'known' })}
          />
        </div>
      );
    case 'stage':
      return several(
        stages.map((stage) => ({ value: stage, label: words.states.stage[stage] })),
        when.is,
        (is) => ({ ...when, is: stages.filter((stage) => is.includes(stage)) }),
      );
    case 'campaign':
      return several(
        [...campaigns.values()].map(({ id, name: label }) => ({ value: id, label })),
        when.is,
        (is) => ({ ...when, is }),
      );
    case 'segment':
      return several(
        (settings?.segments ?? []).map(({ id, label }) => ({ value: id, label })),
        when.is,
        (is) => ({ ...when, is }),
      );
    case 'language':
      return several(
        spokenLanguages.map((code) => ({ value: code, label: languages.of(code) ?? code })),
        when.is,
        (is) => ({ ...when, is }),
      );
  }
}

type Several = (items: { value: string; label: string }[], is: readonly string[], take: (is: string[]) => ScriptCondition) => ReactNode;

function AskedSelect({
  name,
  value,
  isChoice,
  onChange,
}: {
  name: string;
  value: string;
  isChoice: boolean;
  onChange: (stepId: string) => void;
}) {
  const words = useWords().scripts.edit;
  const steps = useDraft((state) => state.content.steps);
  const asked = steps.filter(
    ({ kind, answerAs }) => kind === 'ask' && (isChoice ? answerAs === 'choice' : answerAs !== 'choice' && answerAs !== 'text'),
  );
  return (
    <InlineSelect
      label={words.question(name)}
      tone={asked.some(({ id }) => id === value) ? 'field' : 'warn'}
      value={value || null}
      placeholder={asked.length === 0 ? words.noQuestion : words.choose}
      options={asked.map(({ id, title }) => ({ value: id, label: title || words.untitled }))}
      onChange={onChange}
    />
  );
}

function AnswerCondition({ name, when, onChange, several }: ConditionFormProps<'answer'> & { several: Several }) {
  const steps = useDraft((state) => state.content.steps);
  const asked = steps.find(({ id }) => id === when.stepId);
  const labels = [...new Set([...(asked?.choices.map(({ label }) => label) ?? []), ...when.is])].filter((label) => label !== '');
  return (
    <>
      <AskedSelect name={name} isChoice value={when.stepId} onChange={(stepId) => onChange({ ...when, stepId, is: [] })} />
      {several(
        labels.map((label) => ({ value: label, label })),
        when.is,
        (is) => ({ ...when, is }),
      )}
    </>
  );
}

function SizeCondition({ name, when, onChange }: ConditionFormProps<'size'>) {
  const words = useWords().scripts.edit;
  const steps = useDraft((state) => state.content.steps);
  const currency = useCache((cache) => cache.settings?.currency) ?? 'EUR';
  const asked = steps.find(({ id }) => id === when.stepId);
  const unit = asked?.answerAs === 'amount' ? 10 ** minorDigits(currency) : 1;
  const suffix =
    asked?.answerAs === 'amount' ? ` ${currency}` : asked?.answerAs === 'date' ? words.monthsSuffix : asked?.unit ? ` ${asked.unit}` : '';
  const edge = (which: 'from' | 'below') => (
    <NumberInput
      aria-label={which === 'from' ? words.sizeFrom(name) : words.sizeBelow(name)}
      placeholder={which === 'from' ? words.from : words.below}
      size="xs"
      thousandSeparator=" "
      suffix={suffix}
      value={when[which] === null ? '' : when[which] / unit}
      onChange={(next) => onChange({ ...when, [which]: next === '' ? null : Math.round(Number(next) * unit * 100) / 100 })}
    />
  );
  return (
    <>
      <AskedSelect name={name} isChoice={false} value={when.stepId} onChange={(stepId) => onChange({ ...when, stepId })} />
      <div className={styles.fillRow}>
        {edge('from')}
        {edge('below')}
      </div>
    </>
  );
}
