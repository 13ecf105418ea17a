import { IconHelpCircle } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { type DecimalMark, decimalMarks } from '../../../shared/domain/campaign-cost-file.ts';
import { type NumberProof, readableNumbers } from '../../../shared/domain/import/numbers.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './columns-step.module.css';
import { importStore } from './import-store.ts';
import { answerNumber, numberMarkNow } from './wizard-actions.ts';

const keyOf: Record<DecimalMark, string> = { point: '3', comma: '4' };

/** Asked when the numbers of a column read both ways: `12.000` is twelve or twelve thousand. */
export function NumberQuestion() {
  const column = useStore(importStore, ({ columns }) => columns.find((each) => each.target === 'employees'));
  return column?.numbers?.mustAsk ? <Question header={column.header} numbers={column.numbers} /> : null;
}

function Question({ header, numbers }: { header: string; numbers: NumberProof }) {
  const words = useWords().importing.numbers;
  const formats = useFormats();
  useStore(importStore, ({ numberAnswer }) => numberAnswer);
  const chosen = numberMarkNow();
  useKeys(decimalMarks.map((mark) => ({ keys: keyOf[mark], label: words.key[mark], run: () => answerNumber(mark) })));
  const { sample, both, onlyPoint, onlyComma } = numbers;
  const count = formats.count;
  return (
    <Panel
      title={
        <>
          <IconHelpCircle size={16} stroke={1.8} className="warn" aria-hidden />
          {sample ? words.ask(sample.text, count(sample.point), count(sample.comma)) : words.askMixed}
        </>
      }
    >
      <div className={styles.question}>
        <p className="t2">
          {sample ? words.bothWays(both, readableNumbers(numbers), header) : words.mixed(header)} {words.noneProves}
        </p>
        <div className={styles.options} role="radiogroup" aria-label={words.mark}>
          {decimalMarks.map((mark) => (
            // biome-ignore lint/a11y/useSemanticElements: a radio drawn as a card, with its key
            <button
              key={mark}
              type="button"
              role="radio"
              aria-checked={chosen === mark}
              aria-keyshortcuts={ariaKeys(keyOf[mark])}
              className={styles.option}
              onClick={() => answerNumber(mark)}
            >
              <KeyCap keys={keyOf[mark]} />
              <span className="b">{words.marks[mark]}</span>
              {sample && <small>{words.means(sample.text, count(sample[mark]))}</small>}
              <small>{words.keeps(mark === 'point' ? onlyComma : onlyPoint)}</small>
            </button>
          ))}
        </div>
      </div>
    </Panel>
  );
}
