import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { touchKinds } from '../../../../shared/domain/call.ts';
import type { CenterSettings } from '../../../../shared/domain/center-settings.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { usePublish } from '../../../data/use-publish.ts';
import { ChipRow } from '../../../ui/chip-row.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';

/** What brings back who is kept informed. */
export function ReturnsPanel({ settings: { returns }, mayEdit }: { settings: CenterSettings; mayEdit: boolean }) {
  const words = useWords().nurture.returns;
  const formats = useFormats();
  const publish = usePublish();
  const [score, setScore] = useState(returns.scoreFrom === null ? '' : String(returns.scoreFrom));
  const [kinds, setKinds] = useState(returns.touchKinds);
  const text = score.trim();
  const scoreFrom = text === '' ? null : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  const isSound = scoreFrom === null || (scoreFrom >= 1 && scoreFrom <= 1000);
  const next = { scoreFrom, touchKinds: touchKinds.filter((each) => kinds.includes(each)) };
  const isChanged = !isSameValue(next, { ...returns, touchKinds: touchKinds.filter((each) => returns.touchKinds.includes(each)) });
  return (
    <Panel title={words.title}>
      <div className={styles.fields}>
        <p className={styles.hint}>{words.hint}</p>
        {mayEdit ? (
          <span className={styles.withUnit}>
            <TextInput
              label={words.score}
              description={words.scoreHint}
              inputMode="numeric"
              value={score}
              error={isSound ? null : words.fault}
              onChange={({ currentTarget: { value } }) => setScore(value)}
            />
          </span>
        ) : (
          <p>
            <span className="t2">{words.score}</span>{' '}
            <b className="b">{returns.scoreFrom === null ? '–' : formats.count(returns.scoreFrom)}</b>
          </p>
        )}
        <div className={styles.labelled}>
          <span>{words.kinds}</span>
          {mayEdit ? (
            <ChipRow
              label={words.kinds}
              isMultiple
              value={kinds}
              items={touchKinds.map((value) => ({ value, label: words.kindNames[value] }))}
              onChange={setKinds}
            />
          ) : (
            <p className="t2">{formats.list(returns.touchKinds.map((each) => words.kindNames[each]))}</p>
          )}
          <p className={styles.hint}>{words.always}</p>
        </div>
        {mayEdit && (
          <div className="row" style={{ justifyContent: 'flex-end' }}>
            <Button
              variant="filled"
              disabled={!isChanged || !isSound}
              onClick={() => void publish({ returns: next }, { returns }, { said: words.published, undone: words.undone })}
            >
              {words.publish}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}
