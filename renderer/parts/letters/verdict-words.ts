import type { Letter } from '../../../shared/domain/bantfo.ts';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import type { Lead } from '../../../shared/domain/lead.ts';
import type { Verdict, VerdictReason } from '../../../shared/domain/verdict.ts';
import { useFormats, useWords } from '../../words/words.tsx';

/** A verdict with what it was found by. */
export type Judged = { verdict: Verdict; settings: CenterSettings; lead: Pick<Lead, 'score'> };

/** "one letter short of qualified", or until when to wait. */
export const useShortWord = (verdict: Verdict): string => {
  const words = useWords().call.verdict;
  const formats = useFormats();
  if (verdict.revisitOn) return words.until(formats.month(verdict.revisitOn));
  return verdict.kind === 'keepWorking' && verdict.missing.length > 0 ? words.short(verdict.missing.length) : '';
};

/** The reasons in words; open letters are told together, the way sales agreed on them. */
export const useVerdictSentences = ({ verdict, settings, lead }: Judged): string[] => {
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
