import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { answerAt, goToStep, type ScriptPlace, type ScriptTalk } from '../../../../shared/domain/script-walk.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './script.module.css';

const jumpKey = 'j';

type StepJumpProps = { talk: ScriptTalk; place: ScriptPlace; walked: number; total: number; title: string };

/** How far one is; opened, every step of the script with its answer, to go to by arrows and ↵. */
export function StepJump({ talk, place, walked, total, title }: StepJumpProps) {
  const words = useWords().call;
  const { session } = useCall();
  const [isOpen, setIsOpen] = useState(false);
  useKeys([{ keys: jumpKey, label: words.script.jump, group: words.groups.script, run: () => setIsOpen(true) }]);
  const steps = talk.script.steps.filter(({ kind }) => kind !== 'branch');
  return (
    <Menu opened={isOpen} onChange={setIsOpen} position="bottom-end" width={320} returnFocus>
      <Menu.Target>
        <button type="button" className={styles.jump} aria-keyshortcuts={ariaKeys(jumpKey)}>
          <StepBar walked={walked} total={total} />
          <span className="cut">{words.script.stepOf(walked + 1, total, title)}</span>
          <KeyCap keys={jumpKey} on="bare" />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={styles.jumpList}>
        {steps.map((step) => {
          const answer = answerAt(step.id, place.path);
          return (
            <Menu.Item
              key={step.id}
              data-current={step.id === place.stepId || undefined}
              leftSection={answer ? <IconCheck size={14} aria-hidden /> : <span style={{ width: 14 }} />}
              onClick={() => session.walkTo(goToStep(talk, place, step.id))}
            >
              {step.title} {answer && <span className="t3">{answer}</span>}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

const shownSteps = 14;

function StepBar({ walked, total }: { walked: number; total: number }) {
  const stateOf = (index: number) => (index < walked ? 'done' : index === walked ? 'now' : 'open');
  return (
    <span className={styles.steps} aria-hidden>
      {Array.from({ length: Math.min(total, shownSteps) }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps of a bar have no identity but their place
        <i key={index} data-state={stateOf(index)} />
      ))}
    </span>
  );
}
