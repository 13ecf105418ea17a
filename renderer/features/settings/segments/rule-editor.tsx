import { ActionIcon, Button, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Segment } from '../../../../shared/domain/segment.ts';
import type { SegmentFault } from '../../../../shared/domain/segment-faults.ts';
import { useDesk } from '../../../data/desk.ts';
import { useWords } from '../../../words/words.tsx';
import type { Subject } from './rule-form.ts';
import { freshGroup, type GroupForm, type RuleForm, testAbout, withNode } from './rule-form.ts';
import styles from './segments.module.css';
import { TestRow } from './test-row.tsx';
import type { Choice } from './use-segment-values.ts';

type RuleEditorProps = {
  form: GroupForm;
  onChange: (form: GroupForm) => void;
  /** By key; said beside what is wrong. */
  faults: ReadonlyMap<string, SegmentFault>;
  valuesOf: (subject: Subject) => Choice[];
  /** The segments that a test may ask for. */
  others: readonly Segment[];
};
type Edit = (key: string, next: RuleForm | null, focus?: string) => void;
type GroupProps = Omit<RuleEditorProps, 'form' | 'onChange'> & {
  group: GroupForm;
  /** Where it stands, as people count: `2.1`; empty for the whole rule. */
  place: string;
  edit: Edit;
  /** The node whose first field gets the focus as it appears. */
  focused: string | null;
};

const kinds = ['all', 'any', 'none'] as const;
/** Deeper than this nobody can say any more what a rule means. */
const deepest = 4;

/** A rule as groups in groups of tests. What is added gets the focus; what is removed gives it to its group. */
export function RuleEditor({ form, onChange, ...rest }: RuleEditorProps) {
  const [focused, setFocused] = useState<string | null>(null);
  const edit: Edit = (key, next, focus) => {
    onChange(withNode(form, key, next));
    if (focus) setFocused(focus);
  };
  return <Group group={form} place="" edit={edit} focused={focused} {...rest} />;
}

function Group({ group, place, edit, focused, ...rest }: GroupProps) {
  const words = useWords().settings.segments;
  const { newId } = useDesk();
  const fault = rest.faults.get(group.key);
  const depth = place === '' ? 0 : place.split('.').length;
  const add = (node: RuleForm, focus: string) => edit(group.key, { ...group, of: [...group.of, node] }, focus);
  const addTest = () => {
    const key = newId();
    add(testAbout(key, 'lead.stage'), key);
  };
  const addGroup = () => {
    const inner = newId();
    add(freshGroup(newId(), group.kind === 'any' ? 'all' : 'any', [testAbout(inner, 'lead.stage')]), inner);
  };
  const remove = (key: string) => {
    edit(key, null);
    document.getElementById(`add-${group.key}`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a row with its buttons
    <div className={styles.group} role="group" aria-label={words.groupOf(place)} data-faulty={fault ? true : undefined}>
      <div className={styles.groupHead}>
        <Select
          aria-label={words.groupKind}
          w={186}
          allowDeselect={false}
          value={group.kind}
          data={kinds.map((value) => ({ value, label: words.groups[value] }))}
          onChange={(kind) => edit(group.key, { ...group, kind: kinds.find((each) => each === kind) ?? group.kind })}
        />
        <span className="grow" />
        <Button id={`add-${group.key}`} size="xs" leftSection={<IconPlus size={13} aria-hidden />} onClick={addTest}>
          {words.addTest}
        </Button>
        {depth < deepest && (
          <Button size="xs" leftSection={<IconPlus size={13} aria-hidden />} onClick={addGroup}>
            {words.addGroup}
          </Button>
        )}
        {place !== '' && (
          <ActionIcon variant="subtle" aria-label={words.removeGroup} onClick={() => edit(group.key, null)}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {fault && (
        <p className={styles.fault} role="alert">
          {words.faults[fault]}
        </p>
      )}
      {group.of.map((node, index) => {
        const at = place === '' ? String(index + 1) : `${place}.${index + 1}`;
        return node.kind === 'test' ? (
          <TestRow
            key={node.key}
            form={node}
            place={at}
            isFocused={focused === node.key}
            onChange={(next) => edit(node.key, next)}
            onRemove={() => remove(node.key)}
            {...rest}
          />
        ) : (
          <Group key={node.key} group={node} place={at} edit={edit} focused={focused} {...rest} />
        );
      })}
    </div>
  );
}
