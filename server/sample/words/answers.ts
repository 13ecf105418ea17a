import type { AnswerValue, Letter, LetterState } from '../../../shared/domain/bantfo.ts';
import { dayAfter } from '../../../shared/domain/zone.ts';
import type { Random } from '../random.ts';

/** What leads say to each letter, in their words, with the value a rep takes down. */
type Said = { words: string; value?: AnswerValue; inMonths?: number; hasAmount?: boolean; hasDecider?: boolean };
export type SpokenLetter = Exclude<LetterState, 'unknown'>;

const said = (words: string, value: AnswerValue = {}, more: Partial<Said> = {}): Said => ({ words, value, ...more });
const amount = { hasAmount: true };
const decider = { hasDecider: true };
const within = (inMonths: number) => ({ inMonths });

const english: Record<Letter, Record<SpokenLetter, readonly Said[]>> = {
  B: {
    favourable: [
      said('It is in the plan for the first quarter', { approval: 'approved' }, amount),
      said('Money is released, we only need the right offer', { approval: 'approved' }, amount),
      said('The group gave us the whole sum last week', { approval: 'approved' }, amount),
      said('I can sign that much myself', { approval: 'approved' }, amount),
    ],
    partly: [
      said('Planned, but the board has not seen it yet', { approval: 'planned' }, amount),
      said('Something is set aside, do not ask me how much', { approval: 'planned' }),
      said('If it pays back within two years we find the money', { approval: 'planned' }),
    ],
    unfavourable: [
      said('Not a cent before the new year', { approval: 'none' }),
      said('All spending above five thousand is stopped', { approval: 'none' }),
      said('There is no budget and there will be none', { approval: 'none' }),
    ],
  },
  A: {
    favourable: [
      said('That is my decision', { decisionRole: 'decides' }),
      said('I sign, and then I tell the others', { decisionRole: 'decides' }),
      said('My plant, my lines', { decisionRole: 'decides' }),
    ],
    partly: [
      said('I write the paper, the management signs it', { decisionRole: 'influences' }, decider),
      said('Above twenty-five thousand somebody else signs', { decisionRole: 'influences' }, decider),
      said('We decide as a team of three', { decisionRole: 'influences' }),
      said('Without maintenance nothing happens here', { decisionRole: 'influences' }, decider),
    ],
    unfavourable: [
      said('I only look after the machine', { decisionRole: 'uses' }, decider),
      said('The group in another country decides all of it', { decisionRole: 'none' }),
    ],
  },
  N: {
    favourable: [
      said('The filler stops twice a shift', { pain: 'Filler stops twice a shift', todaysSolution: 'Own maintenance' }),
      said('Every Monday it eats my morning', { pain: 'Line stops every Monday', todaysSolution: 'Restart by hand' }),
      said('A changeover takes us ninety minutes', { pain: 'Changeover takes 90 minutes' }),
      said('Spare parts for the old controls are gone', { pain: 'No spare parts for the controls', todaysSolution: 'Used parts' }),
      said('We throw away two pallets a day', { pain: 'Two pallets of waste a day' }),
      said('The palletiser is older than I am', { pain: 'Palletiser at its end', todaysSolution: 'Service contract until March' }),
    ],
    partly: [
      said('It stops, but nobody counts how often', { pain: 'Stops are not counted' }),
      said('We could run faster, I suppose', { pain: 'Line below its rate' }),
      said('The night shift complains, the day shift does not', { pain: 'Stops at night' }),
    ],
    unfavourable: [
      said('We bought new two years ago, all runs well'),
      said('No trouble here, touch wood'),
      said('We are moving that line to another plant'),
    ],
  },
  T: {
    favourable: [
      said('It has to run before the audit', {}, within(5)),
      said('In the summer stop, there is no other week', {}, within(8)),
      said('By Easter, the customer has it in writing', {}, within(4)),
      said('Before the new product starts', {}, within(6)),
    ],
    partly: [
      said('Some time next year', { horizonMonths: 12 }),
      said('When the extension of the hall is done', { horizonMonths: 10 }),
      said('Not before the merger is through', { horizonMonths: 9 }),
    ],
    unfavourable: [
      said('The year after next at the earliest', { horizonMonths: 24 }),
      said('We think about it again when the lease of the hall ends', { horizonMonths: 30 }),
      said('Nothing this year, nothing next year', { horizonMonths: 20 }),
    ],
  },
  F: {
    favourable: [
      said('Three lines, three shifts, PLC throughout', { fits: ['PLC', 'Three shifts', 'Over two lines', 'Own maintenance'] }),
      said('Four lines, and our own electricians', { fits: ['PLC', 'Over two lines', 'Own maintenance', 'Drawings at hand'] }),
    ],
    partly: [
      said('Two lines, one of them with relays', { fits: ['Two shifts', 'Own maintenance'] }),
      said('PLC yes, but an exotic one', { fits: ['PLC', 'Three shifts'] }),
    ],
    unfavourable: [
      said('We pack by hand, twelve people at a table', { fits: [] }),
      said('It is all leased, we may not touch it', { fits: [] }),
    ],
  },
  O: {
    favourable: [said('The works council is in favour'), said('Our insurer would pay a part of it')],
    partly: [said('The works council has a say in shift changes'), said('IT wants to see how it connects first')],
    unfavourable: [said('We are being sold'), said('Our group has a frame contract until 2029')],
  },
};

const german: Record<Letter, Record<SpokenLetter, readonly Said[]>> = {
  ...english,
  B: {
    favourable: [
      said('Das steht im Plan für das erste Quartal', { approval: 'approved' }, amount),
      said('Das Geld ist freigegeben', { approval: 'approved' }, amount),
    ],
    partly: [
      said('Eingeplant ja, freigegeben nein', { approval: 'planned' }, amount),
      said('Wenn es sich in zwei Jahren rechnet, geht das', { approval: 'planned' }),
    ],
    unfavourable: [said('Ausgabenstopp bis auf Weiteres', { approval: 'none' })],
  },
  A: {
    favourable: [said('Das entscheide ich', { decisionRole: 'decides' })],
    partly: [said('Ich bereite vor, die Geschäftsführung unterschreibt', { decisionRole: 'influences' }, decider)],
    unfavourable: [said('Das entscheidet die Zentrale', { decisionRole: 'none' })],
  },
  N: {
    favourable: [
      said('Der Füller steht zweimal pro Schicht', { pain: 'Füller steht zweimal pro Schicht', todaysSolution: 'Eigene Instandhaltung' }),
      said('Für die alte Steuerung gibt es keine Teile mehr', { pain: 'Keine Ersatzteile für die Steuerung' }),
    ],
    partly: [said('Es steht schon mal, aber keiner zählt mit', { pain: 'Stillstände werden nicht gezählt' })],
    unfavourable: [said('Läuft alles, wir haben erst neu gekauft')],
  },
  T: {
    favourable: [said('Bis zum Audit muss es laufen', {}, within(5)), said('Im Sommerstillstand, anders geht es nicht', {}, within(8))],
    partly: [said('Irgendwann im nächsten Jahr', { horizonMonths: 12 })],
    unfavourable: [said('Frühestens übernächstes Jahr', { horizonMonths: 24 })],
  },
};

export type SpokenAnswer = { letter: Letter; state: SpokenLetter; words: string; value: AnswerValue };

/** One statement as a lead may have made it. `homeDay` is today; dates in it lie months ahead. */
export const sayLetter = (
  random: Random,
  letter: Letter,
  state: SpokenLetter,
  about: { isGerman: boolean; currency: string; colleague: string; homeDay: string },
): SpokenAnswer => {
  const phrase = random.pick((about.isGerman ? german : english)[letter][state]);
  const value: AnswerValue = { ...phrase.value };
  if (phrase.hasAmount) Object.assign(value, sumOf(random, about.currency));
  if (phrase.hasDecider) value.decidedBy = about.colleague;
  if (phrase.inMonths) {
    value.horizonMonths = phrase.inMonths;
    value.neededOn = `${dayAfter(about.homeDay, { months: phrase.inMonths }).slice(0, 8)}${random.pick(['01', '14', '15', '28'])}`;
  }
  return { letter, state, words: phrase.words, value };
};

/** How much more a number is in another currency, roughly. */
const pricesIn: Readonly<Record<string, number>> = { CZK: 25, DKK: 7, SEK: 11, NOK: 11, PLN: 4, RON: 5, BRL: 6 };

const sumOf = (random: Random, currency: string): AnswerValue => {
  const from = random.pick([15, 20, 25, 30, 40, 50, 60, 80, 120]) * (pricesIn[currency] ?? 1);
  return { amountFrom: from * 100_000, amountTo: Math.round(from * random.pick([1, 1.5, 2])) * 100_000, currency };
};
