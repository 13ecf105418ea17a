import { ActionIcon, NumberInput, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type Letter, type LetterState, letterStates, letters } from '../../../../shared/domain/bantfo.ts';
import type { ScriptChoice } from '../../../../shared/domain/script.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { LetterGlyph } from '../../../ui/letter-glyph.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../scripts.module.css';

type Fills = ScriptChoice['fills'];
type Fill = Fills[number];

/** What an answer says about letters: any of the six, how good it is, and the one thing of its value that a script can know. */
export function FillsForm({ name, fills, onChange }: { name: string; fills: Fills; onChange: (fills: Fills) => void }) {
  const words = useWords();
  const own = words.scripts.edit;
  const open = letters.filter((letter) => !fills.some((each) => each.letter === letter));
  const change = (at: number, next: Partial<Fill>) => onChange(fills.map((each, index) => (index === at ? { ...each, ...next } : each)));
  return (
    <div className={styles.fillsForm}>
      {fills.map((fill, at) => (
        <div key={fill.letter} className={styles.fillRow}>
          <span className={styles.fillLetter} title={words.states.letterName[fill.letter]}>
            <LetterGlyph state={fill.state} size={12} isDecorative /> {fill.letter}
          </span>
          <StateSelect
            label={own.stateOf(name, words.states.letterName[fill.letter])}
            value={fill.state}
            onChange={(state) => change(at, { state })}
          />
          <FillValue fill={fill} onChange={(value) => change(at, { value })} />
          <ActionIcon
            size={24}
            variant="subtle"
            aria-label={own.withoutLetter(name, fill.letter)}
            onClick={() => onChange(fills.toSpliced(at, 1))}
          >
            <IconX size={13} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {open.length > 0 && (
        <InlineSelect<Letter>
          label={own.fillsLetter(name)}
          value={null}
          placeholder={own.addLetter}
          options={open.map((letter) => ({ value: letter, label: words.states.letterName[letter] }))}
          onChange={(letter) => onChange([...fills, { letter, state: 'favourable', value: {} }])}
        />
      )}
    </div>
  );
}

export function StateSelect({ label, value, onChange }: { label: string; value: LetterState; onChange: (state: LetterState) => void }) {
  const words = useWords();
  return (
    <InlineSelect
      label={label}
      tone="field"
      width={112}
      value={value}
      options={letterStates.map((state) => ({ value: state, label: words.states.letter[state] }))}
      onChange={onChange}
    />
  );
}

function FillValue({ fill, onChange }: { fill: Fill; onChange: (value: Fill['value']) => void }) {
  const words = useWords();
  const own = words.scripts.edit;
  const { letter, value } = fill;
  const set = (change: Fill['value']) => onChange({ ...value, ...change });
  if (letter === 'B') {
    return (
      <InlineSelect
        label={own.approval}
        tone="field"
        width={116}
        placeholder={own.anyApproval}
        value={value.approval ?? null}
        options={(['approved', 'planned', 'none'] as const).map((each) => ({ value: each, label: words.answers.approval[each] }))}
        onChange={(approval) => set({ approval })}
      />
    );
  }
  if (letter === 'A') {
    return (
      <InlineSelect
        label={own.role}
        tone="field"
        width={116}
        placeholder={own.anyRole}
        value={value.decisionRole ?? null}
        options={(['decides', 'influences', 'uses', 'none'] as const).map((each) => ({
          value: each,
          label: words.answers.decisionRole[each],
        }))}
        onChange={(decisionRole) => set({ decisionRole })}
      />
    );
  }
  if (letter === 'T') {
    return (
      <NumberInput
        aria-label={own.months}
        placeholder={own.months}
        size="xs"
        w={116}
        min={0}
        max={120}
        suffix={own.monthsSuffix}
        value={value.horizonMonths ?? ''}
        onChange={(months) => set({ horizonMonths: typeof months === 'number' ? months : undefined })}
      />
    );
  }
  if (letter !== 'N') return <span />;
  return (
    <TextInput
      aria-label={words.call.letters.pain}
      placeholder={words.call.letters.pain}
      size="xs"
      maxLength={300}
      value={value.pain ?? ''}
      onChange={(event) => set({ pain: event.currentTarget.value || undefined })}
    />
  );
}
