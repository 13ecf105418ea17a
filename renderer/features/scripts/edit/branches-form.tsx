import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ScriptCondition, ScriptContent, ScriptStep } from '../../../../shared/domain/script.ts';
import { changeBranch, moved, nowhere } from '../../../../shared/domain/script-edits.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../scripts.module.css';
import { ItemButtons } from './choices-form.tsx';
import { ConditionForm } from './condition-form.tsx';
import { type ChangeStep, useDraft } from './use-draft-editor.ts';
import { WaySelect } from './way-select.tsx';

type On = ScriptCondition['on'];
const kinds: On[] = ['letter', 'answer', 'size', 'detail', 'stage', 'campaign', 'language', 'segment'];

/** A condition that looks at something and says nothing yet. */
const emptyCondition = (on: On, content: ScriptContent): ScriptCondition => {
  const asked = (isChoice: boolean) =>
    content.steps.find(({ kind, answerAs }) => kind === 'ask' && (answerAs === 'choice') === isChoice)?.id ?? '';
  switch (on) {
    case 'answer':
      return { on, stepId: asked(true), is: [] };
    case 'size':
      return { on, stepId: asked(false), from: null, below: null };
    case 'letter':
      return { on, letter: 'B', is: [] };
    case 'detail':
      return { on, detail: 'title', isKnown: true };
    default:
      return { on, is: [] };
  }
};

/** Ways out of a branch, tried from the top; the last line is where all others go. */
export function BranchesForm({ step, onChange }: { step: ScriptStep; onChange: ChangeStep }) {
  const words = useWords().scripts.edit;
  const content = useDraft((state) => state.content);
  const { branches } = step;
  const setWhen = (at: number, when: ScriptCondition) => onChange((each) => changeBranch(each, at, { when }), `when ${at}`);
  return (
    <fieldset className={styles.itemList} aria-label={words.branches}>
      {branches.map(({ when, goTo }, at) => {
        const name = words.branch(at + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: branches have no identity but their place
          <div key={at} className={styles.item}>
            <div className={styles.itemHead}>
              <span className="t3 sm">{at === 0 ? words.ifFirst : words.elseIf}</span>
              <InlineSelect
                label={words.looksAt(name)}
                tone="field"
                value={when.on}
                options={kinds.map((on) => ({ value: on, label: words.conditions[on] }))}
                onChange={(on) => setWhen(at, emptyCondition(on, content))}
              />
              <span className="grow" />
              <ItemButtons
                name={name}
                isFirst={at === 0}
                isLast={at === branches.length - 1}
                onMove={(by) => onChange((each) => ({ ...each, branches: moved(each.branches, at, by) }))}
                onRemove={() => onChange((each) => ({ ...each, branches: each.branches.toSpliced(at, 1) }))}
              />
            </div>
            <ConditionForm name={name} when={when} onChange={(next) => setWhen(at, next)} />
            <div className={styles.itemWay}>
              <span className="t3 sm">{words.leadsTo}</span>
              <WaySelect
                label={words.whereLeads(name)}
                ofStepId={step.id}
                value={goTo}
                onChange={(to) => onChange((each) => changeBranch(each, at, { goTo: to }))}
              />
            </div>
          </div>
        );
      })}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() =>
          onChange((each) => ({ ...each, branches: [...each.branches, { when: emptyCondition('letter', content), goTo: nowhere }] }))
        }
      >
        {words.addBranch}
      </Button>
      <div className={styles.itemWay}>
        <span className="t2">{words.otherwise}</span>
        <WaySelect
          label={words.otherwise}
          ofStepId={step.id}
          value={step.goTo}
          onChange={(to) => onChange((each) => ({ ...each, goTo: to || null }))}
        />
      </div>
    </fieldset>
  );
}
