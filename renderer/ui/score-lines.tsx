import { IconChevronRight } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ExplainedLine, ScoreEvidence } from '../../shared/domain/score-evidence.ts';
import type { Words } from '../words/en.ts';
import { useFormats, useWords } from '../words/words.tsx';
import styles from './score-lines.module.css';

type ScoreLinesProps = {
  lines: readonly ExplainedLine[];
  score: number;
  /** The model that gave the points, and what is needed, in words. */
  footer: string;
  /** What the rules are called, by id: said where a line is named after what it found. */
  ruleNames?: ReadonlyMap<string, string>;
  /** Ages are told at this instant. */
  now: number;
  /** As tall as its lines, where something around it scrolls. */
  isWhole?: boolean;
};

/** A score as the lines it is the sum of; each opens what it was made of, with how much of it has faded. */
export function ScoreLines({ lines, score, footer, ruleNames, now, isWhole = false }: ScoreLinesProps) {
  const words = useWords().score;
  const formats = useFormats();
  return (
    <>
      {lines.length === 0 && <p className="t2">{words.none}</p>}
      <ul className={isWhole ? undefined : styles.lines} aria-label={words.title}>
        {lines.map((line) => (
          <ScoreLineItem key={line.rule} line={line} ruleName={ruleNames?.get(line.rule)} now={now} />
        ))}
      </ul>
      <p className={styles.sum}>
        <span className="t2">{footer}</span>
        <b>{formats.count(score)}</b>
      </p>
    </>
  );
}

const dayMs = 86_400_000;

function ScoreLineItem({ line, ruleName, now }: { line: ExplainedLine; ruleName: string | undefined; now: number }) {
  const words = useWords().score;
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const evidence = line.evidence ?? [];
  const days = evidence.flatMap(({ at }) => (at === null ? [] : [Math.max(0, Math.floor((now - at) / dayMs))]));
  const age = days.length === 0 ? '' : Math.min(...days) === 0 ? words.today : words.old(Math.min(...days));
  const faded = line.full === undefined ? '' : words.faded(formats.count(line.points), formats.count(line.full), age);
  const why = [ruleName === line.label ? '' : ruleName, faded].filter(Boolean).join(', ');
  const points = <b className="b">{words.points(formats.count(line.points), line.points >= 0)}</b>;
  if (!line.evidence)
    return (
      <li className={styles.line}>
        <LineName label={line.label} why={why} />
        {points}
      </li>
    );
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={id}
        title={words.open(line.label)}
        onClick={() => setOpen(!isOpen)}
      >
        <IconChevronRight size={13} className={styles.mark} data-open={isOpen || undefined} aria-hidden />
        <LineName label={line.label} why={why} />
        {points}
      </button>
      {isOpen && (
        <ul id={id} className={styles.evidence}>
          {evidence.length === 0 && <li>{words.notHere}</li>}
          {evidence.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: facts of a line have no other name and never change places
            <li key={index}>
              <span className="cut">{evidenceText(each, words)}</span>
              {each.at !== null && <span className="t3 nowrap">{formats.shortDay(each.at, now)}</span>}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What was found; beneath it by which rule, and how much of it has faded. */
function LineName({ label, why }: { label: string; why: string }) {
  return (
    <span className={`grow ${styles.name}`}>
      <span className="cut">{label}</span> {why && <span className={`t3 sm ${styles.why}`}>{why}</span>}
    </span>
  );
}

const evidenceText = ({ kind, touchKind, title }: ScoreEvidence, words: Words['score']): string => {
  if (kind === 'attempt') return words.evidence.attempt;
  if (kind !== 'touch') return words.evidence[kind](title);
  const named = (words.touchKinds as Record<string, string>)[touchKind ?? ''] ?? '';
  // Many titles begin with what it was: "Badge scan, FachPack".
  if (title.toLowerCase().startsWith(named.toLowerCase())) return title;
  return [named, title].filter(Boolean).join(': ');
};
