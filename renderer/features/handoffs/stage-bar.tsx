import { TextInput } from '@mantine/core';
import { setOpportunity } from '../../../shared/commands/set-opportunity.ts';
import { handoffAgreementsOf } from '../../../shared/domain/handoff-agreements.ts';
import { useCache } from '../../data/desk.ts';
import { likelyCurrency } from '../../parts/currencies.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import { type FollowingProps, useBarFields } from './kept-bar.ts';
import { MoneyFields } from './money-fields.tsx';
import { useAnswer } from './use-answer.ts';

const unsaid = '';

/** Where an accepted opportunity stands, what it may bring and when. */
export function StageBar({ handoff, bar, onClose }: FollowingProps) {
  const words = useWords().handoffLoop;
  const answer = useAnswer();
  const home = useCache((cache) => cache.settings?.currency ?? 'EUR');
  const stages = useCache((cache) => handoffAgreementsOf(cache.settings).stages);
  const [{ stage, value, currency, closeOn }, change] = useBarFields(bar, 'stage', {
    stage: handoff.opportunityStage ?? unsaid,
    value: handoff.value === null ? '' : String(handoff.value / 100),
    currency: likelyCurrency(handoff, home),
    closeOn: handoff.expectedCloseOn ?? '',
  });
  const known = stages.some(({ code }) => code === stage) || stage === unsaid ? [] : [{ value: stage, label: stage }];
  const save = async () => {
    const minor = value === '' ? null : Math.round(Number(value) * 100);
    const args = {
      handoffId: handoff.id,
      stage: stage || null,
      expectedCloseOn: closeOn || null,
      value: minor,
      currency: minor === null ? null : currency,
    };
    if (await answer(words.stageSaved(handoff.package.name), setOpportunity, args)) onClose();
  };
  return (
    <BarForm label={words.saveStage} onCancel={onClose} onSubmit={() => void save()}>
      <InlineSelect
        label={words.stageOf}
        hasLabel
        tone="field"
        width="100%"
        value={stage}
        options={[{ value: unsaid, label: words.noStage }, ...known, ...stages.map(({ code, label }) => ({ value: code, label }))]}
        onChange={(next) => change({ stage: next })}
      />
      <MoneyFields label={words.expectedValue} value={value} currency={currency} home={home} onChange={change} />
      <TextInput
        label={words.expectedClose}
        type="date"
        value={closeOn}
        onChange={(event) => change({ closeOn: event.currentTarget.value })}
      />
    </BarForm>
  );
}
