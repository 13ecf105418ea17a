import { useCallback } from 'react';
import type { Answer, AnswerValue } from '../../shared/domain/bantfo.ts';
import type { Words } from './en.ts';
import type { Formats } from './format.ts';
import { useFormats, useWords } from './words.tsx';

type Spoken = Pick<Answer, 'state' | 'value' | 'words'>;

const rangeOf = ({ amountFrom: from, amountTo: to, currency = 'EUR' }: AnswerValue, words: Words['answers'], formats: Formats): string => {
  const money = (minor: number) => formats.money(minor, currency);
  if (from !== undefined && to !== undefined) return from === to ? money(from) : words.amount(money(from), money(to));
  if (from !== undefined) return words.from(money(from));
  return to === undefined ? '' : words.upTo(money(to));
};

const budgetPart = (value: AnswerValue, words: Words['answers'], formats: Formats): string[] => [
  rangeOf(value, words, formats),
  value.approval ? words.approval[value.approval] : '',
];

const restParts = (value: AnswerValue, words: Words['answers'], formats: Formats): string[] => [
  value.decisionRole ? words.decisionRole[value.decisionRole] : '',
  value.decidedBy ? (value.decisionRole === 'decides' ? words.decidesWith : words.decidedBy)(value.decidedBy) : '',
  value.pain ?? '',
  value.todaysSolution ? words.todaysSolution(value.todaysSolution) : '',
  value.neededOn ? words.neededOn(formats.date(value.neededOn)) : '',
  value.horizonMonths !== undefined && !value.neededOn ? words.horizon(value.horizonMonths) : '',
  ...(value.fits ?? []),
];

/** One line for an answer: its structured value, else the words used, else its state. */
export const answerLine = ({ state, value, words: said }: Spoken, words: Words, formats: Formats): string => {
  const parts = [...budgetPart(value, words.answers, formats), ...restParts(value, words.answers, formats)].filter((part) => part !== '');
  return words.answers.listed(parts) || said || words.states.letter[state];
};

export const useAnswerLine = (): ((answer: Spoken) => string) => {
  const words = useWords();
  const formats = useFormats();
  return useCallback((answer) => answerLine(answer, words, formats), [words, formats]);
};
