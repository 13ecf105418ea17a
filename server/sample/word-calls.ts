import { type Letter, letters } from '../../shared/domain/bantfo.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import type { WindowPlace } from '../../shared/domain/window-calendar.ts';
import { dayAfter } from '../../shared/domain/zone.ts';
import type { BookedCall } from './book-calls.ts';
import type { CompanyProfile } from './companies.ts';
import type { LeadBrief } from './lead-brief.ts';
import type { CallPlan } from './lead-plan.ts';
import { itemAt, type Random } from './random.ts';
import { type SpokenAnswer, type SpokenLetter, sayLetter } from './words/answers.ts';
import { lastSaidWords, promiseWords, writeSampleNote } from './words/notes.ts';
import { sentMails } from './words/touches.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

type Wording = { brief: LeadBrief; company: CompanyProfile; place: WindowPlace; isGerman: boolean; calls: readonly BookedCall[] };

/** Gives booked calls their words: answers, notes, promises, reasons. */
export const wordCalls = (world: World, random: Random, facts: Wording): CallPlan[] => {
  const { brief, company, isGerman, calls } = facts;
  const colleague = `${random.pick(company.country.firstNames)} ${random.pick(company.country.lastNames)}`;
  const about = { isGerman, currency: company.country.currency, colleague, homeDay: world.floor.homeDay };
  const answers = spreadAnswers(random, brief.letters, calls, (letter, state) => sayLetter(random, letter, state, about));
  return calls.map((call, turn) => ({
    ...call,
    ...saidIn(random, facts, colleague, turn),
    answers: brief.more.exactCalls?.[turn]?.answers ?? answers[turn] ?? [],
    reasonCode: reasonFor(random, call.code),
    callback: call.code === 'callBack' ? callbackOf(world, random, facts, calls[turn + 1]) : null,
    revisitOn: call.code === 'nurture' ? dayAfter(world.floor.homeDay, { days: brief.more.revisitInDays ?? 30 }) : null,
    sends: call.code === 'keepWorking' && random.chance(0.5) ? { ...random.pick(sentMails), happenedAt: sendTime(call, world.now) } : null,
  }));
};

/** Who writes a note after what: hardly anybody after a mailbox, most after a talk. */
const noteChance: Readonly<Record<string, number>> = { voicemail: 0.3, gatekeeper: 0.6 };

const saidIn = (random: Random, facts: Wording, colleague: string, turn: number): Pick<CallPlan, 'note' | 'lastSaid'> => {
  const { brief, company, isGerman, calls } = facts;
  const exact = brief.more.exactCalls?.[turn];
  if (exact) return { note: exact.note, lastSaid: exact.lastSaid };
  const { code } = itemAt(calls, turn);
  const noteFacts = { isGerman, last: brief.person.lastName, colleague, city: company.city.name };
  const note = random.chance(noteChance[code] ?? 0.9) ? writeSampleNote(random, code, noteFacts) : null;
  const told = turn === calls.length - 1 ? brief.more.lastSaid : undefined;
  return { note, lastSaid: isContact(code) ? (told ?? lastSaidWords(random, isGerman)) : '' };
};

const sendTime = (call: BookedCall, now: number): number =>
  Math.min(call.at + call.ringMs + call.talkMs + call.wrapUpMs + 4 * minuteMs, now);

const contactCodes = new Set(defaultDispositions.filter(({ isConnect }) => isConnect).map(({ id }) => id));
export const isContact = (code: string): boolean => contactCodes.has(code);

const reasonFor = (random: Random, code: string): string | null => {
  const disposition = defaultDispositions.find(({ id }) => id === code);
  if (!disposition || disposition.reasons.length === 0) return null;
  const isAsked = disposition.needs.includes('reason') || disposition.reasons.length === 1 || code === 'nurture';
  return isAsked ? random.pick(disposition.reasons).code : null;
};

const stateOfMark: Readonly<Record<string, SpokenLetter>> = { f: 'favourable', p: 'partly', x: 'unfavourable' };
/** Calls in which people say more than a time; who only ever asked for another call said it there. */
const telling = new Set(['keepWorking', 'qualified', 'nurture', 'notInterested']);

/** Deals the letters out over the calls in which there was a talk; some are first half answered, then wholly. */
const spreadAnswers = (
  random: Random,
  wanted: string,
  calls: readonly BookedCall[],
  say: (letter: Letter, state: SpokenLetter) => SpokenAnswer,
): SpokenAnswer[][] => {
  const turnsOf = (isOne: (code: string) => boolean) => calls.flatMap(({ code }, turn) => (isOne(code) ? [turn] : []));
  const told = turnsOf((code) => telling.has(code));
  const talks = told.length > 0 ? told : turnsOf((code) => code === 'callBack');
  const dealt: SpokenAnswer[][] = calls.map(() => []);
  if (talks.length === 0) return dealt;
  letters.forEach((letter, at) => {
    const state = stateOfMark[wanted.charAt(at)];
    if (!state) return;
    const turn = random.int(0, talks.length - 1);
    dealt[itemAt(talks, turn)]?.push(say(letter, state));
    if (state === 'favourable' && turn > 0 && random.chance(0.5)) dealt[itemAt(talks, turn - 1)]?.push(say(letter, 'partly'));
  });
  return dealt;
};

const callbackOf = (
  world: World,
  random: Random,
  { brief, place, isGerman }: Wording,
  next: BookedCall | undefined,
): CallPlan['callback'] => {
  const promise = (!next && brief.more.promise) || promiseWords(random, isGerman);
  if (next) return { dueAt: Math.floor(next.at / (5 * minuteMs)) * 5 * minuteMs, promise, isPersonal: true };
  const { dueInWorkdays, dueInMinutes: minutes = 90 } = brief.more;
  if (dueInWorkdays !== undefined) return { dueAt: world.floor.promiseOn(random, place, dueInWorkdays), promise, isPersonal: true };
  const wished = world.now + minutes * minuteMs;
  const dueAt = minutes > 0 ? world.floor.promisable(place, wished) : world.floor.promisedBefore(place, wished);
  return { dueAt, promise, isPersonal: !brief.more.isSharedCallback };
};
