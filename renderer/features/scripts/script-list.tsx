import { Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import type { Script } from '../../../shared/domain/script.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { Panel } from '../../ui/panel.tsx';
import { Tag, type Tone } from '../../ui/tag.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './scripts.module.css';

const toneOf: Record<Script['state'], Tone | undefined> = { live: 'ok', draft: 'warn', retired: undefined };

type ScriptListProps = {
  scripts: readonly Script[];
  chosenId: string | null;
  languageOf: (code: string) => string;
  onChoose: (script: Script) => void;
  onNew: () => void;
  onImport: () => void;
  onFormat: () => void;
};

/** Every version of every script, the newest of each first. */
export function ScriptList({ scripts, chosenId, languageOf, onChoose, onNew, onImport, onFormat }: ScriptListProps) {
  const words = useWords().scripts;
  const formats = useFormats();
  const sharing = new Set(scripts.filter(({ state, share }) => state === 'live' && share < 100).map(({ scriptKey }) => scriptKey));
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
              title={script.name}
              onClick={() => onChoose(script)}
            >
              <span className="b cut">{script.name || words.edit.unnamed}</span>{' '}
              <Tag tone={toneOf[script.state]}>{words.state[script.state]}</Tag>{' '}
              <span className="t3 sm cut">
                {words.version(script.version)}, {languageOf(script.language)}
                {script.state === 'live' && sharing.has(script.scriptKey) && `, ${formats.percent(script.share / 100)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.listActs}>
        <Button
          size="compact-sm"
          px={6}
          leftSection={<IconPlus size={14} aria-hidden />}
          rightSection={<KeyCap keys="c" />}
          aria-keyshortcuts={ariaKeys('c')}
          onClick={onNew}
        >
          {words.edit.newScript}
        </Button>
        <Menu position="top-end" width="max-content">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" px={5} aria-label={words.edit.moreForList}>
              <IconDots size={15} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onImport}>{words.file.takeIn}</Menu.Item>
            <Menu.Item onClick={onFormat}>{words.file.format}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </Panel>
  );
}
