import { customNameOf, isOwnDetail } from '../../../shared/domain/lead-details.ts';
import type { ScriptCondition, ScriptContent } from '../../../shared/domain/script.ts';
import { useCache } from '../../data/desk.ts';
import { useFormats, useLocale, useWords } from '../../words/words.tsx';

/** A branch's condition as a clause: "Budget is favourable or partly". */
export const useConditionWords = ({ steps }: Pick<ScriptContent, 'steps'>): ((when: ScriptCondition) => string) => {
  const words = useWords();
  const { clauses, edit } = words.scripts;
  const formats = useFormats();
  const { locale } = useLocale();
  const campaigns = useCache((cache) => cache.campaigns);
  const currency = useCache((cache) => cache.settings?.currency) ?? 'EUR';
  const titleOf = (stepId: string) => steps.find(({ id }) => id === stepId)?.title ?? edit.untitled;
  const segments = useCache((cache) => cache.settings?.segments);
  const either = (items: readonly string[]) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(items);
  return (when) => {
    switch (when.on) {
      case 'answer':
        return clauses.answer(titleOf(when.stepId), either(when.is));
      case 'size': {
        const asked = steps.find(({ id }) => id === when.stepId);
        const sized = (size: number | null) => {
          if (size === null) return '';
          if (asked?.answerAs === 'amount') return formats.money(size, currency);
          return asked?.answerAs === 'date' ? clauses.months(size) : [formats.decimal(size), asked?.unit].filter(Boolean).join(' ');
        };
        return clauses.size(titleOf(when.stepId), sized(when.from), sized(when.below));
      }
      case 'letter':
        return clauses.letter(words.states.letterName[when.letter], either(when.is.map((state) => words.states.letter[state])));
      case 'detail': {
        const name = isOwnDetail(when.detail) ? edit.details[when.detail] : (customNameOf(when.detail) ?? when.detail);
        return clauses.detail(name, when.isKnown);
      }
      case 'stage':
        return clauses.stage(either(when.is.map((stage) => words.states.stage[stage])));
      case 'campaign':
        return clauses.campaign(either(when.is.map((id) => campaigns.get(id)?.name ?? clauses.otherCampaign)));
      case 'language': {
        const names = new Intl.DisplayNames(locale, { type: 'language' });
        return clauses.language(either(when.is.map((code) => names.of(code) ?? code)));
      }
      case 'segment':
        return clauses.segment(either(when.is.map((id) => segments?.find((each) => each.id === id)?.label ?? clauses.goneSegment)));
    }
  };
};
