import { type Answer, type Letter, letters } from './bantfo.ts';
import type { Handoff, HandoffPackage } from './handoff.ts';
import { formatPhone } from './phone-number.ts';
import { localClock } from './zone.ts';

/** A package as a document: what page, PDF and mail have in common, in the order it is read. */
/** `href`: what a telephone does with it, where it can. */
export type DocumentLine = { label?: string; text: string; note?: string; href?: string };
export type PackageDocument = {
  title: string;
  subtitle: string;
  /** The promise, which sales keeps; empty: none was made. */
  promise: string;
  first: string;
  sections: { title: string; lines: DocumentLine[] }[];
};

export type DocumentNames = { rep: string; salesperson: string; zone: string };

const letterNames: Record<Letter, string> = { B: 'Budget', A: 'Authority', N: 'Need', T: 'Timing', F: 'Fit', O: 'Other' };
const stateWords: Record<Answer['state'], string> = {
  unknown: 'not known',
  unfavourable: 'unfavourable',
  partly: 'partly',
  favourable: 'favourable',
};
const sure: Record<Answer['confidence'], string> = { sure: 'sure', likely: 'likely', guess: 'a guess' };
const approvals = { approved: 'approved', planned: 'planned', none: 'not approved' };
const deciders = { decides: 'decides', influences: 'influences the decision', uses: 'uses it', none: 'has no part in the decision' };

/** The package as it was frozen; nothing in it is looked up again. Times in the zone, dates as `11 Nov 2026`. */
export const packageDocument = (
  handoff: Pick<Handoff, 'package' | 'number' | 'handedOffAt' | 'answerDueAt' | 'routing' | 'choiceReason'>,
  names: DocumentNames,
): PackageDocument => {
  const of = handoff.package;
  const at = (instant: number) => wordsOfTime(instant, names.zone);
  return {
    title: of.name,
    subtitle: [of.title, of.companyName, of.city].filter(Boolean).join(', '),
    promise: of.promise,
    first: firstStep(of),
    sections: [
      { title: 'Handoff', lines: handoffLines(handoff, names, at) },
      { title: 'How to reach them', lines: reachLines(of) },
      { title: 'Budget, authority, need, timing, fit, other', lines: letters.map((letter) => letterLine(of, letter, names.zone)) },
      { title: of.noteBy ? `Note of ${of.noteBy}` : 'Note', lines: of.note ? [{ text: of.note }] : [] },
      {
        title: `Script answers${of.scriptName ? `, ${of.scriptName}` : ''}`,
        lines: of.scriptAnswers.map(({ question, answer }) => ({ label: question, text: answer })),
      },
      {
        title: `Score ${of.score}, model ${of.scoreModel}`,
        lines: [...of.scoreLines].sort((a, b) => b.points - a.points).map(({ label, points }) => ({ label, text: String(points) })),
      },
      { title: 'Calls and touches', lines: trailLines(of, names.zone) },
    ].filter(({ lines }) => lines.length > 0),
  };
};

/** What to do first: keep the promise; else ask what is still open; else call. */
export const firstStep = (of: Pick<HandoffPackage, 'promise' | 'answers' | 'name'>): string => {
  if (of.promise) return `Keep what was promised: ${of.promise}`;
  const open = letters.filter((letter) => letter !== 'O' && !of.answers.some((each) => each.letter === letter && each.state !== 'unknown'));
  if (open.length > 0)
    return `Call ${of.name} and ask about ${open.map((letter) => letterNames[letter].toLowerCase()).join(', ')}: nobody has yet.`;
  return `Call ${of.name} and agree on the next step.`;
};

const handoffLines = (
  {
    number,
    handedOffAt,
    answerDueAt,
    routing,
    choiceReason,
  }: Pick<Handoff, 'number' | 'handedOffAt' | 'answerDueAt' | 'routing' | 'choiceReason'>,
  { rep, salesperson }: DocumentNames,
  at: (instant: number) => string,
): DocumentLine[] => [
  { label: 'Number', text: number },
  { label: 'From', text: rep },
  {
    label: 'To',
    text: salesperson,
    ...(routing.length > 0 ? { note: [routing.join(', '), choiceReason].filter(Boolean).join(': ') } : {}),
  },
  { label: 'Handed off', text: at(handedOffAt) },
  { label: 'Answer by', text: at(answerDueAt) },
];

const reachLines = ({ phones, email, companyName, isKeyAccount, campaignName }: HandoffPackage): DocumentLine[] => [
  ...phones
    .filter(({ number, asWritten }) => number !== null || asWritten.trim() !== '')
    .map(({ kind, number, extension, asWritten }) => ({
      label: `Phone, ${kind}`,
      text: number ? [formatPhone(number), extension && `ext. ${extension}`].filter(Boolean).join(' ') : asWritten,
      ...(number ? { href: extension ? `tel:${number};ext=${extension}` : `tel:${number}` } : {}),
    })),
  ...(email ? [{ label: 'Mail', text: email, href: `mailto:${email}` }] : []),
  ...(companyName ? [{ label: 'Company', text: companyName, ...(isKeyAccount ? { note: 'key account' } : {}) }] : []),
  ...(campaignName ? [{ label: 'Campaign', text: campaignName }] : []),
];

const letterLine = (of: HandoffPackage, letter: Letter, zone: string): DocumentLine => {
  const answer = of.answers.find((each) => each.letter === letter);
  if (!answer) return { label: letterNames[letter], text: 'Not asked' };
  const said = [answer.words && `“${answer.words}”`, wordsOfDay(localClock(answer.answeredAt, zone).day), sure[answer.confidence]];
  return {
    label: letterNames[letter],
    text: `${valueWords(answer) || answer.words || stateWords[answer.state]} (${stateWords[answer.state]})`,
    note: said.filter(Boolean).join(', '),
  };
};

const valueWords = ({ value }: Answer): string => {
  const money = (minor: number) => `${value.currency ?? ''} ${(minor / 100).toLocaleString('en', { maximumFractionDigits: 2 })}`.trim();
  const range = [value.amountFrom, value.amountTo].filter((each) => each !== undefined).map(money);
  return [
    [...new Set(range)].join(' to '),
    value.approval ? approvals[value.approval] : '',
    value.decisionRole ? deciders[value.decisionRole] : '',
    value.decidedBy ? `decided by ${value.decidedBy}` : '',
    value.pain ?? '',
    value.todaysSolution ? `today: ${value.todaysSolution}` : '',
    value.neededOn
      ? `needed ${wordsOfDay(value.neededOn)}`
      : value.horizonMonths !== undefined
        ? `within ${value.horizonMonths} months`
        : '',
    ...(value.fits ?? []),
  ]
    .filter(Boolean)
    .join(', ');
};

const trailLines = (of: HandoffPackage, zone: string): DocumentLine[] => {
  const day = (instant: number | null) => (instant === null ? '' : wordsOfDay(localClock(instant, zone).day));
  const span = [day(of.firstAttemptAt), day(of.lastAttemptAt)].filter(Boolean);
  return [
    { label: 'Calls', text: `${of.attempts}, ${of.connects} answered`, note: [...new Set(span)].join(' to ') },
    { label: 'Other touches', text: String(of.touches), note: of.firstTouchAt === null ? '' : `since ${day(of.firstTouchAt)}` },
  ];
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const wordsOfDay = (day: string): string => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

const two = (value: number): string => String(value).padStart(2, '0');

const wordsOfTime = (at: number, zone: string): string => {
  const { day, hour, minute } = localClock(at, zone);
  return `${wordsOfDay(day)}, ${two(hour)}:${two(minute)} (${zone})`;
};
