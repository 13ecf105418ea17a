import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import type { ScriptStep } from '../../../../shared/domain/script.ts';
import { changeChoice, moved, nowhere } from '../../../../shared/domain/script-edits.ts';
import { choiceKeys } from '../../../ui/choice-keys.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../scripts.module.css';
import { FillsForm } from './fills-form.tsx';
import type { ChangeStep } from './use-draft-editor.ts';
import { WaySelect } from './way-select.tsx';

/** The answers a question offers: their words, what they fill, where they lead; in the order of their keys. */
export function ChoicesForm({ step, onChange }: { step: ScriptStep; onChange: ChangeStep }) {
  const words = useWords().scripts.edit;
  const { choices } = step;
  return (
    <fieldset className={styles.itemList} aria-label={words.answersOffered}>
      {choices.map((choice, at) => {
        const name = words.answer(at + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers have no identity but their place, and their fields no state of their own
          <div key={at} className={styles.item}>
            <div className={styles.itemHead}>
              <KeyCap keys={choiceKeys[at] ?? '·'} />
              <TextInput
                aria-label={name}
                size="xs"
                className="grow"
                maxLength={300}
                error={choice.label.trim() === '' || choices.findIndex(({ label }) => label === choice.label) < at}
                placeholder={words.answerWords}
                value={choice.label}
                onChange={(event) => {
                  const label = event.currentTarget.value;
                  onChange((each) => changeChoice(each, at, { label }), `answer ${at}`);
                }}
              />
              <ItemButtons
                name={name}
                isFirst={at === 0}
                isLast={at === choices.length - 1}
                onMove={(by) => onChange((each) => ({ ...each, choices: moved(each.choices, at, by) }))}
                onRemove={() => onChange((each) => ({ ...each, choices: each.choices.toSpliced(at, 1) }))}
              />
            </div>
            <div className={styles.itemWay}>
              <span className="t3 sm">{words.leadsTo}</span>
              <WaySelect
                label={words.whereLeads(name)}
                ofStepId={step.id}
                value={choice.goTo}
                onChange={(goTo) => onChange((each) => changeChoice(each, at, { goTo }))}
              />
            </div>
            <FillsForm
              name={name}
              fills={choice.fills}
              onChange={(fills) => onChange((each) => changeChoice(each, at, { fills }), `fills ${at}`)}
            />
          </div>
        );
      })}
      {choices.length < choiceKeys.length && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange((each) => ({ ...each, choices: [...each.choices, { label: '', fills: [], goTo: nowhere }] }))}
        >
          {words.addAnswer}
        </Button>
      )}
    </fieldset>
  );
}

type ItemButtonsProps = { name: string; isFirst: boolean; isLast: boolean; onMove: (by: 1 | -1) => void; onRemove: () => void };

export function ItemButtons({ name, isFirst, isLast, onMove, onRemove }: ItemButtonsProps) {
  const words = useWords().scripts.edit;
  return (
    <span className={styles.itemButtons}>
      <ActionIcon size={24} variant="subtle" aria-label={words.up(name)} disabled={isFirst} onClick={() => onMove(-1)}>
        <IconArrowUp size={13} aria-hidden />
      </ActionIcon>
      <ActionIcon size={24} variant="subtle" aria-label={words.down(name)} disabled={isLast} onClick={() => onMove(1)}>
        <IconArrowDown size={13} aria-hidden />
      </ActionIcon>
      <ActionIcon size={24} variant="subtle" aria-label={words.remove(name)} onClick={onRemove}>
        <IconTrash size={13} aria-hidden />
      </ActionIcon>
    </span>
  );
}
