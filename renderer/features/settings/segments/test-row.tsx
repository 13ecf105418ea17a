import { ActionIcon, MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { letters } from '../../../../shared/domain/bantfo.ts';
import { touchKinds } from '../../../../shared/domain/call.ts';
import type { Segment } from '../../../../shared/domain/segment.ts';
import type { SegmentFault } from '../../../../shared/domain/segment-faults.ts';
import { useWords } from '../../../words/words.tsx';
import { opsOf, type Subject, shapeOf, subjects, type TestForm, testAbout } from './rule-form.ts';
import styles from './segments.module.css';
import type { Choice } from './use-segment-values.ts';

type TestRowProps = {
  form: TestForm;
  place: string;
  isFocused: boolean;
  faults: ReadonlyMap<string, SegmentFault>;
  valuesOf: (subject: Subject) => Choice[];
  others: readonly Segment[];
  onChange: (form: TestForm) => void;
  onRemove: () => void;
};
type PartProps = Pick<TestRowProps, 'form' | 'valuesOf' | 'others'> & { edit: (change: Partial<TestForm>) => void };

/** Towns and companies come by the thousand; typing narrows them. */
const shownChoices = 60;
const anyKind = 'any';

/** One test: what it asks about, how, and with what it compares. */
export function TestRow({ form, place, isFocused, faults, valuesOf, others, onChange, onRemove }: TestRowProps) {
  const words = useWords().settings.segments;
  const fault = faults.get(form.key);
  const edit = (change: Partial<TestForm>) => onChange({ ...form, ...change });
  const groupOf = (subject: Subject) =>
    words.subjectGroups[subject.startsWith('lead.') ? 'lead' : subject.startsWith('company.') ? 'company' : 'known'];
  const data = [...Map.groupBy(subjects, groupOf)].map(([group, items]) => ({
    group,
    items: items.map((value) => ({ value, label: words.subjects[value] })),
  }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of fields, not a fieldset with a legend of its own
    <div className={styles.test} role="group" aria-label={words.testOf(place)}>
      <Select
        aria-label={words.field}
        autoFocus={isFocused}
        allowDeselect={false}
        searchable
        maxDropdownHeight={320}
        data={data}
        value={form.subject}
        onChange={(value) => {
          const subject = subjects.find((each) => each === value);
          if (subject && subject !== form.subject) onChange(testAbout(form.key, subject));
        }}
      />
      <div className={styles.parts}>
        <Parts form={form} edit={edit} valuesOf={valuesOf} others={others} />
      </div>
      <ActionIcon variant="subtle" aria-label={words.removeTest} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {fault && (
        <p className={styles.fault} role="alert">
          {words.faults[fault]}
        </p>
      )}
    </div>
  );
}

function Parts(props: PartProps) {
  const shape = shapeOf(props.form.subject);
  if (shape === 'touch') return <TouchParts {...props} />;
  if (shape === 'answer') return <AnswerParts {...props} />;
  if (shape === 'segment') return <SegmentPart {...props} />;
  const isCompared = props.form.op !== 'known' && props.form.op !== 'unknown';
  return (
    <>
      <OpPart {...props} />
      {isCompared && <ValuePart {...props} />}
    </>
  );
}

function OpPart({ form, edit }: PartProps) {
  const words = useWords().settings.segments;
  const ops = opsOf(form.subject);
  return (
    <Select
      className={styles.op}
      aria-label={words.op}
      allowDeselect={false}
      value={form.op}
      data={ops.map((value) => ({ value, label: words.ops[value] }))}
      onChange={(op) => edit({ op: ops.find((each) => each === op) ?? form.op })}
    />
  );
}

function ValuePart({ form, edit, valuesOf }: PartProps) {
  const words = useWords().settings.segments;
  const { subject, values } = form;
  const shape = shapeOf(subject);
  if (shape === 'number')
    return (
      <TextInput
        className={styles.small}
        aria-label={words.number}
        inputMode="numeric"
        value={values[0] ?? ''}
        onChange={(event) => edit({ values: [event.currentTarget.value] })}
      />
    );
  if (shape === 'yesNo')
    return (
      <Select
        className={styles.op}
        aria-label={words.values}
        allowDeselect={false}
        value={values[0] ?? null}
        data={valuesOf(subject)}
        onChange={(value) => edit({ values: value ? [value] : [] })}
      />
    );
  if (shape === 'text')
    return (
      <TagsInput
        className={styles.grow}
        aria-label={words.values}
        placeholder={values.length === 0 ? words.typeAndEnter : ''}
        acceptValueOnBlur
        maxTags={60}
        limit={shownChoices}
        data={valuesOf(subject).map(({ value }) => value)}
        value={values}
        onChange={(next) => edit({ values: next })}
      />
    );
  return <ManyValues label={words.values} data={valuesOf(subject)} values={values} onChange={(next) => edit({ values: next })} />;
}

type ManyValuesProps = { label: string; data: Choice[]; values: string[]; onChange: (values: string[]) => void };

/** Some of the center's own values; one that is kept and no longer there stays in sight. */
function ManyValues({ label, data, values, onChange }: ManyValuesProps) {
  const words = useWords().settings.segments;
  const lost = values.filter((value) => !data.some((each) => each.value === value));
  return (
    <MultiSelect
      className={styles.grow}
      aria-label={label}
      placeholder={values.length === 0 ? words.choose : ''}
      searchable
      maxValues={60}
      limit={300}
      data={[...data, ...lost.map((value) => ({ value, label: value }))]}
      value={values}
      onChange={onChange}
    />
  );
}

function TouchParts({ form, edit }: PartProps) {
  const all = useWords();
  const words = all.settings.segments;
  return (
    <>
      <TextInput
        className={styles.small}
        aria-label={words.atLeast}
        inputMode="numeric"
        value={form.atLeast}
        onChange={(event) => edit({ atLeast: event.currentTarget.value })}
      />
      <span className="t2">{words.times}</span>
      <Select
        className={styles.op}
        aria-label={words.touchKind}
        allowDeselect={false}
        value={form.touch ?? anyKind}
        data={[
          { value: anyKind, label: words.anyTouch },
          ...touchKinds.map((value) => ({ value: value as string, label: all.settings.score.touchKinds[value] })),
        ]}
        onChange={(value) => edit({ touch: touchKinds.find((each) => each === value) ?? null })}
      />
      <span className="t2">{words.within}</span>
      <TextInput
        className={styles.small}
        aria-label={words.withinDays}
        inputMode="numeric"
        placeholder={words.ever}
        value={form.withinDays}
        onChange={(event) => edit({ withinDays: event.currentTarget.value })}
      />
    </>
  );
}

function AnswerParts({ form, edit, valuesOf }: PartProps) {
  const { settings, states } = useWords();
  const words = settings.segments;
  return (
    <>
      <Select
        className={styles.op}
        aria-label={words.letter}
        allowDeselect={false}
        value={form.letter}
        data={letters.map((value) => ({ value, label: states.letterName[value] }))}
        onChange={(value) => edit({ letter: letters.find((each) => each === value) ?? form.letter })}
      />
      <ManyValues label={words.states} data={valuesOf('answer')} values={form.values} onChange={(values) => edit({ values })} />
    </>
  );
}

function SegmentPart({ form, edit, others }: PartProps) {
  const words = useWords().settings.segments;
  const [value] = form.values;
  const data = others.map(({ id, label }) => ({ value: id, label }));
  return (
    <Select
      className={styles.grow}
      aria-label={words.otherSegment}
      placeholder={words.choose}
      data={data}
      value={value ?? null}
      onChange={(next) => edit({ values: next ? [next] : [] })}
    />
  );
}
