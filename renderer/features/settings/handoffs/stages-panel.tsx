import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { foldWords } from '../../../../shared/domain/fold-words.ts';
import type { HandoffAgreements } from '../../../../shared/domain/handoff-agreements.ts';
import { Panel } from '../../../ui/panel.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { DraftProps } from './handoffs-section.tsx';

/** The stages sales moves an accepted opportunity through, one a line. */
export function StagesPanel({ draft, standing, edit, isEditable }: DraftProps) {
  const words = useWords().handoffLoop.settings;
  const { stages } = draft.handoffs;
  const [text, setText] = useState(stages.map(({ label }) => label).join('\n'));
  return (
    <Panel title={words.stages}>
      <div className={styles.fields}>
        <Textarea
          aria-label={words.stages}
          description={words.stagesHint}
          value={text}
          autosize
          maxRows={12}
          disabled={!isEditable}
          onChange={(event) => {
            const written = event.currentTarget.value;
            setText(written);
            edit({ stages: stagesIn(written, standing.handoffs.stages) });
          }}
        />
      </div>
    </Panel>
  );
}

/** A label that stood before keeps its code, so that handoffs at it stay there. */
const stagesIn = (text: string, before: HandoffAgreements['stages']): HandoffAgreements['stages'] => {
  const labels = [...new Set(text.split('\n').map((line) => line.trim().slice(0, 300)))].filter((label) => label !== '').slice(0, 20);
  return labels.map((label) => ({
    code: before.find((each) => each.label === label)?.code ?? (foldWords(label).replaceAll(' ', '-') || label),
    label,
  }));
};
