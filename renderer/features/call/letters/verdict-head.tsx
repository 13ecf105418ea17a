import type { Letter } from '../../../../shared/domain/bantfo.ts';
import type { ScriptStep } from '../../../../shared/domain/script.ts';
import type { VerdictReason } from '../../../../shared/domain/verdict.ts';
import { Drawing } from '../../../ui/drawing.tsx';
import { StageGlyph } from '../../../ui/stage-glyph.tsx';
import { cssColor } from '../../../ui/tokens.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { type CallView, useCall } from '../call-view.tsx';
import { useSay } from '../script/merge-values.ts';
import styles from './letters.module.css';

/** What letters and score say together, why, and what to ask next. It advises and blocks nothing. */
export function VerdictHead() {
  const words = useWords().call.verdict;
  const { verdict } = useCall();
  const sentences = useVerdictSentences(useCall());
  const question = useQuestion(verdict.kind === 'keepWorking' ? verdict.nextLetter : null);
  return (
    <div className={styles.verdict} aria-live="polite">
      <h2>
        <VerdictGlyph />
        {words.kinds[verdict.kind]} <span className={`t3 ${styles.short}`}>{useShortWord()}</span>
      </h2>
      <p>
        {sentences.join(' ')} {question && words.ask(question)}
      </p>
    </div>
  );
}

function VerdictGlyph() {
  const { kind } = useCall().verdict;
  if (kind === 'qualify') return <StageGlyph stage="qualified" />;
  if (kind === 'nurture') return <StageGlyph stage="nurture" />;
  if (kind === 'disqualify') return <StageGlyph stage="disqualified" />;
  return (
    <Drawing width={14}>
      <path d="M7 1.2 12.8 7 7 12.8 1.2 7z" fill="none" stroke={cssColor('warn')} strokeWidth="1.5" />
      <path d="M7 4.2v3.2M7 9.2v.9" stroke={cssColor('warn')} strokeWidth="1.5" />
    </Drawing>
  );
}

/** "one letter short of qualified", or until when to wait. */
const useShortWord = (): string => {
  const words = useWords().call.verdict;
  const formats = useFormats();
  const { verdict } = useCall();
  if (verdict.revisitOn) return words.until(formats.month(verdict.revisitOn));
  return verdict.kind === 'keepWorking' && verdict.missing.length > 0 ? words.short(verdict.missing.length) : '';
};

/** The reasons in words; open letters are told together, the way sales agreed on them. */
export const useVerdictSentences = ({ verdict, settings, lead }: Pick<CallView, 'verdict' | 'settings' | 'lead'>): string[] => {
  const words = useWords().call.verdict;
  const formats = useFormats();
  const named = (which: readonly Letter[]) => formats.list(which);
  const required = settings.bantfo.required;
  const openIn = (state: string) =>
    verdict.reasons.flatMap((reason) => (reason.code === 'letterOpen' && reason.state === state ? [reason.letter] : []));
  const [unknown, partly] = [openIn('unknown'), openIn('partly')];
  const open = [
    unknown.length > 0 && words.open(named(unknown), unknown.length),
    partly.length > 0 && words.partly(named(partly), partly.length),
  ].filter((each) => each !== false);
  const rest = verdict.reasons.flatMap((reason) => sentenceOf(reason, words, formats) ?? []);
  const score = verdict.reasons.some(({ code }) => code === 'scoreShort' || code === 'scoreReached')
    ? []
    : [words.score(formats.count(lead.score), formats.count(settings.score.threshold))];
  return [
    ...(open.length > 0 ? [words.requires(open.join(', '), named(required))] : []),
    ...rest,
    ...(verdict.kind === 'keepWorking' ? score : []),
  ];
};

/** A day told against this is told with its year. */
const inAnyYear = 0;

const sentenceOf = (
  reason: VerdictReason,
  words: ReturnType<typeof useWords>['call']['verdict'],
  formats: ReturnType<typeof useFormats>,
): string | undefined => {
  switch (reason.code) {
    case 'letterOpen':
      return undefined;
    case 'letterStale':
      return reason.staleness.cause === 'passed'
        ? words.passed(reason.letter, formats.date(reason.staleness.neededOn))
        : words.stale(reason.letter, formats.shortDay(reason.answeredAt, inAnyYear));
    case 'letterUnfavourable':
      return words.unfavourable(reason.letter);
    case 'knockOut':
      return words.knockOut(reason.letter);
    case 'beyondHorizon':
      return words.beyondHorizon(formats.date(reason.neededOn), reason.horizonMonths);
    case 'noDecisionMaker':
      return words.noDecisionMaker;
    case 'requiredFavourable':
      return words.favourable(formats.list(reason.letters));
    case 'scoreReached':
      return words.score(formats.count(reason.score), formats.count(reason.threshold));
    case 'scoreShort':
      return words.scoreShort(formats.count(reason.score), formats.count(reason.threshold));
  }
};

/** How well a step asks for a letter: by the answers that fill it, then by how little else it asks. */
const asksFor = (step: ScriptStep, letter: Letter): number => {
  const fills = step.choices.flatMap((choice) => choice.fills.filter((each) => each.state !== 'unknown'));
  const own = fills.filter((each) => each.letter === letter).length + (step.fills?.letter === letter ? 1 : 0);
  return own === 0 ? 0 : own - (fills.length - own) / 100;
};

/** The script's own question for a letter: of the step that asks for it most. */
export const useQuestion = (letter: Letter | null): string | null => {
  const { script } = useCall();
  const say = useSay();
  if (!letter || !script) return null;
  const asking = script.steps.filter((each) => asksFor(each, letter) > 0);
  const step = asking.toSorted((a, b) => asksFor(b, letter) - asksFor(a, letter))[0];
  return step ? say(step.say) : null;
};
