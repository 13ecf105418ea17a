import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { changeStage } from '../../../../shared/commands/change-stage.ts';
import { forecastStep, type HandStep, handSteps, reasonsFor, revisitParts } from '../../../../shared/domain/hand-steps.ts';
import { dayAfter, localClock } from '../../../../shared/domain/zone.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useWords } from '../../../words/words.tsx';
import { FootForm } from './foot-form.tsx';
import { leadIdOf } from './parked-actions.ts';
import type { ParkedFormProps } from './parked-foot.tsx';
import { useSettleByChange } from './use-settle.ts';

/** Days until a lead that is put to rest comes back, unless the person says another day. */
const restDays = 90;

/** A step that the lead can take from where it stands now. */
export function StepForm({ parked, onClose }: ParkedFormProps) {
  const words = useWords().parked;
  const { now, zone } = useDesk();
  const { leads, dispositions, settings } = useWholeCache();
  const settle = useSettleByChange(parked, onClose);
  const lead = leads.get(leadIdOf(parked) ?? '');
  const steps = lead ? handSteps.filter((step) => forecastStep([lead], step).able.length > 0) : [];
  const [step, setStep] = useState<HandStep | null>(steps[0] ?? null);
  const today = localClock(now(), zone).day;
  const [on, setOn] = useState(() => dayAfter(today, { days: restDays }));
  const [reason, setReason] = useState<string | null>(null);
  const reasons = step ? reasonsFor(step, dispositions.values()) : [];
  const needsReason = step === 'disqualify' && reasons.length > 0;
  const isReady = step !== null && (step !== 'nurture' || on > today) && (!needsReason || reason !== null);
  const take = () => {
    if (!lead || !step || !settings || !isReady) return;
    const [rest] = step === 'nurture' ? revisitParts([lead], on, settings, 1) : [];
    const args = { leadIds: [lead.id], event: step, reasonCode: needsReason ? reason : null, revisit: rest ? { on, at: rest.at } : null };
    void settle((run) => run(changeStage, args), words.done.step);
  };
  return (
    <FootForm
      label={words.forms.takeStep}
      onSubmit={take}
      onClose={onClose}
      isDisabled={!isReady}
      hint={steps.length === 0 ? words.forms.noSteps : undefined}
    >
      <ChipRow
        label={words.forms.step}
        value={step}
        items={steps.map((each) => ({ value: each, label: words.steps[each] }))}
        onChange={(value) => setStep(value as HandStep)}
      />
      {step === 'nurture' && (
        <TextInput
          type="date"
          label={words.forms.revisitOn}
          min={dayAfter(today, { days: 1 })}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
      )}
      {needsReason && (
        <div className="row">
          <span className="t2">{words.forms.reason}</span>
          <InlineSelect
            label={words.forms.reason}
            tone="field"
            value={reason}
            options={reasons.map(({ code, label }) => ({ value: code, label }))}
            onChange={setReason}
          />
        </div>
      )}
    </FootForm>
  );
}
