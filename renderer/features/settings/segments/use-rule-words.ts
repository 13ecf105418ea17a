import type { Segment, SegmentRule, SegmentTest } from '../../../../shared/domain/segment.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import type { Subject } from './rule-form.ts';
import { useValueWord } from './use-segment-values.ts';

const shownValues = 6;

/** A rule as one would say it: "Stage is Working and (Country is Germany or at least 2 downloads within 30 days)". */
export const useRuleWords = (segments: readonly Segment[]): ((rule: SegmentRule) => string) => {
  const all = useWords();
  const words = all.settings.segments;
  const formats = useFormats();
  const valueWord = useValueWord();

  const values = (subject: Subject, some: readonly string[]): string => {
    const shown = some.slice(0, shownValues).map((each) => valueWord(subject, each));
    return [shown.join(words.or), some.length > shownValues ? words.more(some.length - shownValues) : ''].filter(Boolean).join(' ');
  };
  const test = (rule: SegmentTest): string => {
    switch (rule.kind) {
      case 'lead':
      case 'company': {
        const subject: Subject = rule.kind === 'lead' ? `lead.${rule.field}` : `company.${rule.field}`;
        return words.tests[rule.op](words.subjects[subject], values(subject, rule.values));
      }
      case 'touch':
        return words.touches(
          rule.atLeast,
          formats.count(rule.atLeast),
          rule.touch === null ? words.anyTouch : all.settings.score.touchKinds[rule.touch],
          rule.withinDays,
        );
      case 'answer':
        return words.tests.is(all.states.letterName[rule.letter], values('answer', rule.states));
      case 'segment':
        return words.inSegment(segments.find(({ id }) => id === rule.segmentId)?.label ?? words.gone);
    }
  };
  const say = (rule: SegmentRule, depth: number): string => {
    if (!('of' in rule)) return test(rule);
    if (rule.of.length === 0) return words.nothing;
    const parts = rule.of.map((each) => say(each, depth + 1)).join(rule.kind === 'all' ? words.and : words.or);
    if (rule.kind === 'none') return words.not(parts);
    return depth > 0 && rule.of.length > 1 ? `(${parts})` : parts;
  };
  return (rule) => say(rule, 0);
};
