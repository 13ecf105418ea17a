import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { leadName } from '../../../../shared/domain/lead.ts';
import type { PulseKind } from '../../../../shared/domain/pulse-settings.ts';
import type { Segment } from '../../../../shared/domain/segment.ts';
import { segmentFaults } from '../../../../shared/domain/segment-faults.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { NumberField } from '../handoffs/number-field.tsx';
import styles from '../settings.module.css';
import { MixField } from './mix-field.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { faultsOfForm, ruleFormOf, ruleOf } from './rule-form.ts';
import own from './segments.module.css';
import { useSegmentCounts } from './use-segment-counts.ts';
import { useSegmentValues } from './use-segment-values.ts';

type SegmentDialogProps = {
  segment: Segment;
  /** All of the draft, with or without this one. */
  segments: readonly Segment[];
  isNew: boolean;
  onKeep: (segment: Segment) => void;
  onClose: () => void;
};

/** One segment under the pen, with who is in it as the rule changes; it is kept only when nothing is wrong with it. */
export function SegmentDialog({ segment, segments, isNew, onKeep, onClose }: SegmentDialogProps) {
  const words = useWords().settings.segments;
  const { newId } = useDesk();
  const [label, setLabel] = useState(segment.label);
  const [maxSilenceDays, setSilence] = useState(segment.maxSilenceDays);
  const [mix, setMix] = useState<readonly PulseKind[]>(segment.mix ?? []);
  const [form, setForm] = useState(() => ruleFormOf(segment.rule, newId));
  const [isTried, setIsTried] = useState(false);
  const valuesOf = useSegmentValues();
  const others = segments.filter(({ id }) => id !== segment.id);
  const next: Segment = {
    id: segment.id,
    label: label.trim(),
    rule: ruleOf(form),
    maxSilenceDays: maxSilenceDays || null,
    ...(mix.length > 0 ? { mix: [...mix] } : {}),
  };
  const faults = faultsOfForm(form, segment.id, others);
  const name = segmentFaults(next, others).find((fault) => fault === 'noName' || fault === 'sameName');
  const submit = () => {
    setIsTried(true);
    if (!name && faults.size === 0) onKeep(next);
  };
  // What is not filled in yet is no fault until somebody is done with it; what can never hold is one at once.
  const said = isTried ? faults : new Map([...faults].filter(([, fault]) => fault !== 'noValue' && fault !== 'noNumber'));
  return (
    <FormDialog
      title={isNew ? words.newTitle : words.editTitle}
      words={{ cancel: words.cancel, save: words.keep }}
      width={760}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={words.label}
        value={label}
        maxLength={120}
        error={isTried && name ? words.faults[name] : null}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <div className={styles.labelled} style={{ justifyItems: 'stretch' }}>
        <span>{words.rule}</span>
        <RuleEditor form={form} onChange={setForm} faults={said} valuesOf={valuesOf} others={others} />
      </div>
      <Matches segment={next} segments={[...others, next]} isSound={faults.size === 0} />
      <NumberField
        label={words.maxSilence}
        unit={words.maxSilenceHint}
        value={maxSilenceDays}
        most={1000}
        isOptional
        onChange={setSilence}
      />
      <MixField label={words.mix} hint={words.mixHint} mix={mix} least={0} onChange={setMix} />
    </FormDialog>
  );
}

const shownNames = 5;

/** How many are in it now, with the first of them by name. */
function Matches({ segment, segments, isSound }: { segment: Segment; segments: Segment[]; isSound: boolean }) {
  const words = useWords().settings.segments;
  const formats = useFormats();
  const { leads } = useCache((cache) => cache);
  const { counts, isCounting } = useSegmentCounts({ wanted: isSound ? [[segment.id, segment.rule]] : [], segments });
  const ids = counts?.profiles.get(segment.id)?.leadIds;
  const names = (ids ?? []).slice(0, shownNames).flatMap((id) => {
    const lead = leads.get(id);
    return lead ? [leadName(lead)] : [];
  });
  const title = !ids ? words.counting : ids.length === 0 ? words.nobody : words.matches(ids.length, formats.count(ids.length));
  return (
    <div className={own.match} aria-live="polite" aria-busy={isSound && isCounting}>
      {!isSound && <p className="t2">{words.faulty}</p>}
      {isSound && <b className="b">{title}</b>}
      {isSound && names.length > 0 && <span className="t2">{words.first(names.join(', '), (ids?.length ?? 0) > names.length)}</span>}
    </div>
  );
}
