import type { Script } from '../../../shared/domain/call.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

const toneOf: Record<Script['state'], Tone | undefined> = { live: 'ok', draft: 'warn', retired: undefined };

type ScriptListProps = {
  scripts: readonly Script[];
  chosenId: string;
  languageOf: (code: string) => string;
  onChoose: (script: Script) => void;
};

/** Every version of every script, the newest of each first. */
export function ScriptList({ scripts, chosenId, languageOf, onChoose }: ScriptListProps) {
  const words = useWords().scripts;
  return (
    <Panel
      title={words.title}
      count={scripts.length}
      right={
        <span className="row" style={{ gap: 3 }}>
          <KeyCap keys="[" />
          <KeyCap keys="]" />
        </span>
      }
      className={styles.list}
    >
      <ul>
        {scripts.map((script) => (
          <li key={script.id}>
            <button
              type="button"
              aria-current={script.id === chosenId || undefined}
              className={styles.script}
              onClick={() => onChoose(script)}
            >
              <span className="b cut">{script.name}</span> <Tag tone={toneOf[script.state]}>{words.state[script.state]}</Tag>{' '}
              <span className="t3 sm cut">
                {words.version(script.version)}, {languageOf(script.language)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
