import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { setOpportunity } from '../../../shared/commands/set-opportunity.ts';
import type { Handoff } from '../../../shared/domain/handoff.ts';
import { handoffAgreementsOf } from '../../../shared/domain/handoff-agreements.ts';
import { useCache } from '../../data/desk.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useWords } from '../../words/words.tsx';
import { BarForm } from './bar-form.tsx';
import { currencies } from './currencies.ts';
import { useAnswer } from './use-answer.ts';

const unsaid = '';

/** Where an accepted opportunity stands, what it may bring and when. */
export function StageBar({ handoff, onClose }: { handoff: Handoff; onClose: () => void }) {
  const words = useWords().handoffLoop;
  const own = useWords().handoffs;
  const answer = useAnswer();
  const home = useCache((cache) => cache.settings?.currency ?? 'EUR');
  const stages = useCache((cache) => handoffAgreementsOf(cache.settings).stages);
  const [stage, setStage] = useState(handoff.opportunityStage ?? unsaid);
  const [value, setValue] = useState<number | ''>(handoff.value === null ? '' : handoff.value / 100);
  const [currency, setCurrency] = useState(handoff.currency ?? home);
  const [closeOn, setCloseOn] = useState(handoff.expectedCloseOn ?? '');
  const known = stages.some(({ code }) => code === stage) || stage === unsaid ? [] : [{ value: stage, label: stage }];
  const save = async () => {
    const minor = value === '' ? null : Math.round(value * 100);
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
        tone="field"
        width="100%"
        value={stage}
        options={[{ value: unsaid, label: words.noStage }, ...known, ...stages.map(({ code, label }) => ({ value: code, label }))]}
        onChange={setStage}
      />
      <NumberInput
        label={words.expectedValue}
        value={value}
        onChange={(next) => setValue(typeof next === 'number' ? next : '')}
        min={0}
        decimalScale={2}
        thousandSeparator
        hideControls
      />
      <InlineSelect
        label={own.currency}
        tone="field"
        width="100%"
        value={currency}
        options={[...new Set([home, ...currencies])].map((code) => ({ value: code, label: code }))}
        onChange={setCurrency}
      />
      <TextInput label={words.expectedClose} type="date" value={closeOn} onChange={(event) => setCloseOn(event.currentTarget.value)} />
    </BarForm>
  );
}
