import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { dispositionGroups } from '../../../../shared/domain/call.ts';
import { type DispositionFault, type DispositionField, dispositionFaults } from '../../../../shared/domain/disposition-checks.ts';
import { freeNeeds, lastingKinds, outcomeKindOf, outcomeKinds, withGroup, withKind } from '../../../../shared/domain/outcome-kinds.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { RunDialog } from '../../../ui/run-dialog.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import { formOf, type OutcomeForm, rowOf } from './outcome-draft.ts';
import { OutcomeMovesPanel } from './outcome-moves-panel.tsx';
import { OutcomePreview } from './outcome-preview.tsx';
import { RetryFields } from './retry-fields.tsx';
import { usePublishOutcomes } from './use-publish-outcomes.ts';

type DialogProps = { row: Disposition; isNew: boolean; onClose: () => void };
type ErrorOf = (field: DispositionField) => string | undefined;

/** One outcome under the pen: checked as it is typed, with what it would do said below. */
export function OutcomeDialog({ row, isNew, onClose }: DialogProps) {
  const words = useWords().settings.dispositions;
  const { newId } = useDesk();
  const { dispositions } = useWholeCache();
  const publish = usePublishOutcomes();
  const [form, setForm] = useState(() => formOf(row));
  const [seen, setSeen] = useState(isNew ? [] : [row]);
  const [why, setWhy] = useState('');
  const [agreedBy, setAgreedBy] = useState('');
  const [isTried, setIsTried] = useState(false);
  const [isOvertaken, setIsOvertaken] = useState(false);
  const next = rowOf(form, newId);
  const faults = faultsOf(next, [...dispositions.values()]);
  const errorOf: ErrorOf = (field) => {
    const fault = faults.find((each) => each.field === field);
    // What is not typed yet is asked for when it is to be kept.
    const isUntouched = !isTried && (fault?.code === 'labelMissing' || fault?.code === 'reasonsMissing');
    return fault && !isUntouched ? words.faults[fault.code](fault.other ?? '') : undefined;
  };
  const keep = async () => {
    setIsTried(true);
    if (faults.length > 0) return;
    const outcome = await publish([next], seen, isNew ? words.added(next.label) : words.kept(next.label), {
      why: why.trim(),
      agreedBy: agreedBy.trim(),
    });
    if (outcome === 'kept') onClose();
    if (outcome !== 'overtaken') return;
    setIsOvertaken(true);
    setSeen([...dispositions.values()].filter(({ id }) => id === row.id));
  };
  return (
    <RunDialog
      title={isNew ? words.newTitle : words.editTitle(row.label)}
      words={{ cancel: words.cancel, run: words.keep }}
      width={600}
      onRun={() => void keep()}
      onClose={onClose}
    >
      <div className={styles.outcome}>
        {isOvertaken && (
          <p className="warn" role="alert">
            {words.overtaken}
          </p>
        )}
        <OutcomeFields form={form} onForm={setForm} isNew={isNew} errorOf={errorOf} />
        <OutcomePreview row={next} isSound={faults.length === 0} />
        {!isNew && <OutcomeMovesPanel before={row} after={next} isSound={faults.length === 0} />}
        <div className={styles.pair}>
          <TextInput label={words.why} value={why} maxLength={300} onChange={(event) => setWhy(event.currentTarget.value)} />
          <TextInput label={words.agreedBy} value={agreedBy} maxLength={300} onChange={(event) => setAgreedBy(event.currentTarget.value)} />
        </div>
      </div>
    </RunDialog>
  );
}

/** What is wrong with this one as it stands among the others; also when it is the last of a kind. */
const faultsOf = (next: Disposition, all: readonly Disposition[]): DispositionFault[] => {
  const others = all.filter(({ id }) => id !== next.id);
  return dispositionFaults([...others, next]).filter(({ id }) => id === next.id);
};

type FieldsProps = { form: OutcomeForm; onForm: (form: OutcomeForm) => void; isNew: boolean; errorOf: ErrorOf };

function OutcomeFields({ form, onForm, isNew, errorOf }: FieldsProps) {
  const words = useWords().settings.dispositions;
  const { row } = form;
  const change = (some: Partial<Disposition>) => onForm({ ...form, row: { ...row, ...some } });
  const offError = errorOf('isOff');
  return (
    <>
      <div className={styles.nameAndKey}>
        <TextInput
          data-autofocus
          label={words.label}
          maxLength={60}
          value={row.label}
          error={errorOf('label')}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
        <TextInput
          label={words.hotKey}
          maxLength={1}
          value={row.hotKey}
          error={errorOf('hotKey')}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => change({ hotKey: event.currentTarget.value })}
        />
      </div>
      <div className={styles.labelled}>
        <span>{words.group}</span>
        <Segmented
          label={words.group}
          value={row.group}
          items={dispositionGroups.map((value) => ({ value, label: words.groups[value] }))}
          onChange={(group) => onForm({ ...form, row: withGroup(row, group) })}
        />
      </div>
      {row.group === 'data' && (
        <Checkbox
          label={words.isConnect}
          description={words.isConnectHint}
          checked={row.isConnect}
          onChange={(event) => onForm({ ...form, row: withKind({ ...row, isConnect: event.currentTarget.checked }, outcomeKindOf(row)) })}
        />
      )}
      <KindField form={form} onForm={onForm} isNew={isNew} errorOf={errorOf} />
      <RetryFields form={form} onForm={onForm} errorOf={errorOf} />
      <AsksField form={form} onForm={onForm} errorOf={errorOf} />
      {!isNew && (
        <Checkbox
          label={words.isOff}
          description={words.offHint}
          error={offError}
          checked={!row.isOff}
          onChange={(event) => change({ isOff: !event.currentTarget.checked })}
        />
      )}
    </>
  );
}

function KindField({ form, onForm, isNew, errorOf }: FieldsProps) {
  const words = useWords().settings.dispositions;
  const kind = outcomeKindOf(form.row);
  const isLasting = !isNew && lastingKinds.includes(kind);
  const error = errorOf('kind');
  return (
    <div className={styles.labelled}>
      <span>{words.kind}</span>
      <InlineSelect
        label={words.kind}
        tone="field"
        width={280}
        value={kind}
        isDisabled={isLasting}
        options={outcomeKinds.map((value) => ({
          value,
          label: words.kinds[value],
          isDisabled: !isNew && value !== kind && lastingKinds.includes(value),
        }))}
        onChange={(next) => onForm(withKindOf(form, next))}
      />
      {isLasting && <p className={styles.hint}>{words.kindLasts}</p>}
      {error && <p className="bad sm">{error}</p>}
    </div>
  );
}

/** Another kind brings its own delay and last try; what was typed of names and reasons stays. */
const withKindOf = (form: OutcomeForm, kind: ReturnType<typeof outcomeKindOf>): OutcomeForm => {
  const { delay, unit, giveUp, row } = formOf(withKind(form.row, kind));
  return { ...form, row, delay, unit, giveUp };
};

function AsksField({ form, onForm, errorOf }: Omit<FieldsProps, 'isNew'>) {
  const words = useWords().settings.dispositions;
  const formats = useFormats();
  const { row } = form;
  const own = row.needs.filter((need) => !(freeNeeds as readonly string[]).includes(need));
  const kind = outcomeKindOf(row);
  const hasReasons = kind === 'close' || kind === 'doNotCall' || row.needs.includes('reason') || row.reasons.length > 0;
  return (
    <>
      <div className={styles.labelled}>
        <span>{words.asks}</span>
        <ChipRow
          label={words.asks}
          isMultiple
          value={row.needs}
          items={freeNeeds.map((value) => ({ value, label: words.needs[value] }))}
          onChange={(chosen) => onForm({ ...form, row: { ...row, needs: [...own, ...freeNeeds.filter((need) => chosen.includes(need))] } })}
        />
        {own.length > 0 && <p className={styles.hint}>{words.alwaysAsks(formats.list(own.map((need) => words.needs[need])))}</p>}
      </div>
      {hasReasons && (
        <Textarea
          label={words.reasonsLabel}
          description={kind === 'close' ? words.reasonsHint.close : words.reasonsHint.one}
          autosize
          minRows={2}
          maxRows={6}
          value={form.reasons}
          error={errorOf('reasons')}
          onChange={(event) => onForm({ ...form, reasons: event.currentTarget.value })}
        />
      )}
    </>
  );
}
