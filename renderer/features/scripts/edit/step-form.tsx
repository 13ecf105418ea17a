import { TextInput } from '@mantine/core';
import { type Letter, letters } from '../../../../shared/domain/bantfo.ts';
import type { ScriptStep } from '../../../../shared/domain/script.ts';
import { answerKinds, stepKinds } from '../../../../shared/domain/script.ts';
import type { ScriptFault } from '../../../../shared/domain/script-checks.ts';
import { withAnswerAs, withKind } from '../../../../shared/domain/script-edits.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useWords } from '../../../words/words.tsx';
import { FaultList } from '../fault-list.tsx';
import styles from '../scripts.module.css';
import { BranchesForm } from './branches-form.tsx';
import { ChoicesForm } from './choices-form.tsx';
import { DetailSelect } from './detail-select.tsx';
import { StateSelect } from './fills-form.tsx';
import { SaidField } from './said-field.tsx';
import { type ChangeStep, useChangeStep } from './use-draft-editor.ts';
import { WaySelect } from './way-select.tsx';

/** One step as a form: what it is, what is said, how it is answered and where it leads. What a check found stands on top. */
export function StepForm({ step, faults }: { step: ScriptStep; faults: readonly ScriptFault[] }) {
  const words = useWords().scripts;
  const change = useChangeStep(step.id);
  const { kind } = step;
  return (
    <div className={styles.form}>
      <FaultList faults={faults} />
      <TextInput
        label={words.edit.title}
        data-field="title"
        size="xs"
        maxLength={80}
        value={step.title}
        onChange={(event) => {
          const title = event.currentTarget.value;
          change((each) => ({ ...each, title }), 'title');
        }}
      />
      <Segmented
        label={words.edit.kind}
        isFullWidth
        value={kind}
        items={stepKinds.map((value) => ({ value, label: words.edit.kinds[value] }))}
        onChange={(next) => change((each) => withKind(each, next))}
      />
      {kind !== 'branch' && (
        <SaidField
          label={kind === 'note' ? words.edit.noteText : words.say}
          name="say"
          value={step.say}
          onChange={(say) => change((each) => ({ ...each, say }), 'say')}
        />
      )}
      {kind !== 'branch' && kind !== 'note' && (
        <SaidField label={words.hint} minRows={1} value={step.hint} onChange={(hint) => change((each) => ({ ...each, hint }), 'hint')} />
      )}
      {kind === 'ask' && <AskForm step={step} onChange={change} />}
      {kind === 'branch' && <BranchesForm step={step} onChange={change} />}
      {(kind === 'say' || kind === 'note') && <OnwardField step={step} onChange={change} />}
    </div>
  );
}

function OnwardField({ step, onChange }: { step: ScriptStep; onChange: ChangeStep }) {
  const words = useWords().scripts;
  return (
    <div className={styles.itemWay}>
      <span className={styles.label}>{words.goesOn}</span>
      <WaySelect
        label={words.goesOn}
        ofStepId={step.id}
        value={step.goTo}
        onChange={(to) => onChange((each) => ({ ...each, goTo: to || null }))}
      />
    </div>
  );
}

/** How a question is answered, what its answer fills, and what is said where it is known already. */
function AskForm({ step, onChange }: { step: ScriptStep; onChange: ChangeStep }) {
  const words = useWords().scripts;
  const isChoice = step.answerAs === 'choice';
  return (
    <>
      <div className={styles.fillRow}>
        <span className={styles.label}>{words.edit.answeredBy}</span>
        <InlineSelect
          label={words.edit.answeredBy}
          tone="field"
          value={step.answerAs}
          options={answerKinds.map((value) => ({ value, label: words.edit.answerKinds[value] }))}
          onChange={(answerAs) => onChange((each) => withAnswerAs(each, answerAs))}
        />
        {step.answerAs === 'number' && (
          <TextInput
            aria-label={words.edit.unit}
            placeholder={words.edit.unit}
            size="xs"
            maxLength={60}
            value={step.unit}
            onChange={(event) => {
              const unit = event.currentTarget.value;
              onChange((each) => ({ ...each, unit }), 'unit');
            }}
          />
        )}
      </div>
      {isChoice ? <ChoicesForm step={step} onChange={onChange} /> : <TypedForm step={step} onChange={onChange} />}
      {!isChoice && <OnwardField step={step} onChange={onChange} />}
      <div className={styles.itemWay}>
        <span className={styles.label}>{words.edit.fillsField}</span>
        <DetailSelect
          label={words.edit.fillsField}
          none={words.edit.noField}
          value={step.detail}
          onChange={(detail) => onChange((each) => ({ ...each, detail }))}
        />
      </div>
      <SaidField
        label={words.edit.confirm}
        placeholder={words.edit.confirmHint}
        minRows={1}
        hasKnown
        value={step.confirm}
        onChange={(confirm) => onChange((each) => ({ ...each, confirm }), 'confirm')}
      />
    </>
  );
}

const noLetter = 'none';

/** The letter that an answer in words fills, and how good it is then. */
function TypedForm({ step, onChange }: { step: ScriptStep; onChange: ChangeStep }) {
  const words = useWords();
  const own = words.scripts.edit;
  const setLetter = (letter: Letter | typeof noLetter) =>
    onChange((each) => ({ ...each, fills: letter === noLetter ? null : { letter, state: each.fills?.state ?? 'favourable' } }));
  return (
    <div className={styles.fillRow}>
      <span className={styles.label}>{own.fills}</span>
      <InlineSelect<Letter | typeof noLetter>
        label={own.fills}
        tone="field"
        value={step.fills?.letter ?? noLetter}
        options={[
          { value: noLetter, label: own.noLetter },
          ...letters.map((letter) => ({ value: letter, label: words.states.letterName[letter] })),
        ]}
        onChange={setLetter}
      />
      {step.fills && (
        <StateSelect
          label={own.stateOf(own.theAnswer, words.states.letterName[step.fills.letter])}
          value={step.fills.state}
          onChange={(state) => onChange((each) => ({ ...each, fills: each.fills && { ...each.fills, state } }))}
        />
      )}
    </div>
  );
}
