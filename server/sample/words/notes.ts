import type { Random } from '../random.ts';

/** Notes as reps type them: short, in the middle of the next call, some in German. `{…}` is filled in. */

type Occasion =
  | 'gatekeeper'
  | 'voicemail'
  | 'callBack'
  | 'keepWorking'
  | 'qualified'
  | 'nurture'
  | 'notInterested'
  | 'doNotCall'
  | 'wrongNumber'
  | 'competitor';

const english: Record<Occasion, readonly string[]> = {
  gatekeeper: [
    'Switchboard: “{last} is on the line until eleven”. Try after lunch.',
    'Assistant took my name, no direct number. Friendly.',
    '{colleague} answered, {last} is at the other site on {weekday}s.',
    'Reception only puts through with a ticket number. Gave the guide as subject.',
  ],
  voicemail: [
    'Left word: retrofit guide, {machine}, I call again {weekday}.',
    'Mailbox. Greeting says back in the office on {weekday}.',
    'Left a message with my number, no names of others.',
  ],
  callBack: [
    'In a shift handover, asked for {weekday}. Knows what it is about.',
    'Has the numbers of {machine} on {weekday}, wants to look at them together.',
    'Short on the phone but not unwilling: “not now, but do call”.',
    'Waiting for the result of the budget round, then ten minutes.',
    'Wants {colleague} on the line next time. Invite both.',
    'Was walking the line, could not hear a word. Says {weekday} is quiet.',
    'Reads the guide on the train, wants to talk about page 9 afterwards.',
    'Auditors in the house until {weekday}. Then gladly.',
    'Asked what it costs before anything else. Told the range, wants to sleep on it.',
    'Still waiting for the stop list from {colleague}. Will have it on {weekday}.',
  ],
  keepWorking: [
    '{machine} stops about twice a shift, restart takes {minutes} min. Nobody writes it down. Sent the counting sheet.',
    'Knows us from the fair. Interested in the changeover, not in the controls. Budget not mentioned, ask next time.',
    'Two lines, the older one from 2004. Spare parts from the internet. Will ask {colleague} who signs.',
    'Liked the guide, page 9 above all. Wants a price idea before a visit; I said a range after three figures.',
    'Good talk, {minutes} min. Need is clear, timing is not: waits for the new hall.',
    'They had a supplier in last month, offer came in at double the plan. Open for a second one.',
    'Talks about waste rather than stops. Two pallets a day at {machine}. Take that up next time.',
    'Wants two pages, no brochure. Subject line “{machine}”.',
  ],
  qualified: [
    'Budget is in the plan, {colleague} signs. {machine} must run before the audit. Promised two pages and a call with our technician.',
    'All there: sum, date, reason. Asked twice when we could come. Prefers mornings.',
    'Stops cost them about {minutes} minutes a shift, worked it out together on the phone. Money is released. Hand over today.',
    'Payback under 18 months is the condition. {colleague} will join the first meeting. No slides, please.',
  ],
  nurture: [
    'New line is paid off in two years, then again. Friendly, wants to stay on the list.',
    'Project is frozen until the group has decided on the site. Call when the new plan is made.',
    'Everything goes into the new hall this year. {machine} comes after that.',
    'Just took over from a predecessor, sorting things out first. Worth another call.',
  ],
  notInterested: [
    'Bought new two years ago, all under warranty. Not rude, just no.',
    'Hand packing, twelve people at a table. Does not fit.',
    'Frame contract of the group until 2029, no exceptions.',
    'Plant closes next summer, line goes to another site.',
  ],
  doNotCall: ['Does not want to be called again. Said so twice, noted.', 'Asked to be taken off every list. Done.'],
  wrongNumber: ['Number belongs to a garage in {city}.', 'Private household. Apologised, number is wrong.'],
  competitor: ['Works for a competitor, wanted our price list.'],
};

const german: Record<Occasion, readonly string[]> = {
  gatekeeper: [
    'Zentrale: „{last} ist bis elf in der Halle“. Nach der Mittagspause noch einmal.',
    'Sekretariat notiert, keine Durchwahl. Freundlich.',
  ],
  voicemail: ['Nachricht hinterlassen: Leitfaden, {machine}. Melde mich {weekdayDe} wieder.'],
  callBack: [
    'War in der Übergabe, bittet um Anruf am {weekdayDe}. Weiß, worum es geht.',
    'Wartet auf das Ergebnis der Budgetrunde, danach zehn Minuten.',
    'Will beim nächsten Mal {colleague} dabeihaben.',
    'Stand an der Linie, nichts zu verstehen. {weekdayDe} ist es ruhiger.',
    'Auditoren im Haus bis {weekdayDe}. Danach gern.',
    'Fragt zuerst nach dem Preis. Rahmen genannt, will darüber schlafen.',
    'Liest den Leitfaden übers Wochenende, danach Seite 9 besprechen.',
  ],
  keepWorking: [
    '{machine} steht etwa zweimal pro Schicht, je {minutes} min. Keiner schreibt mit. Zählbogen geschickt.',
    'Kennt uns von der Messe. Umrüsten ist das Thema, nicht die Steuerung. Budget noch offen.',
    'Zwei Linien, die ältere von 2004. Ersatzteile aus dem Netz. Klärt mit {colleague}, wer unterschreibt.',
    'Möchte zwei Seiten, keine Broschüre. Preisrahmen erst nach drei Zahlen.',
    'Bedarf klar, Zeitpunkt nicht: wartet auf die neue Halle. {minutes} min gesprochen.',
    'Redet mehr vom Ausschuss als vom Stillstand. Zwei Paletten am Tag. Dort ansetzen.',
    'Letzten Monat war ein Anbieter da, Angebot doppelt so hoch wie geplant. Offen für ein zweites.',
  ],
  qualified: [
    'Budget freigegeben, {colleague} unterschreibt. {machine} muss vor dem Audit laufen. Zwei Seiten und Termin mit Technik zugesagt.',
    'Alles da: Summe, Termin, Grund. Fragt zweimal, wann wir kommen können.',
  ],
  nurture: [
    'Alles geht dieses Jahr in die neue Halle. Danach {machine}.',
    'Projekt liegt auf Eis, bis der Konzern über den Standort entschieden hat.',
  ],
  notInterested: ['Neu gekauft, alles in Garantie. Nett, aber nein.', 'Rahmenvertrag der Gruppe bis 2029.'],
  doNotCall: ['Möchte nicht mehr angerufen werden. Vermerkt.'],
  wrongNumber: ['Nummer gehört einer Werkstatt in {city}.'],
  competitor: ['Arbeitet beim Wettbewerb, wollte die Preisliste.'],
};

const machines = [
  'the filler',
  'line 2',
  'the palletiser',
  'the case packer',
  'the labeller',
  'line 4',
  'the flow wrapper',
  'the depalletiser',
];
const machinesDe = ['der Füller', 'Linie 2', 'der Palettierer', 'der Packer', 'der Etikettierer', 'Linie 4'];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const weekdaysDe = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'];

export type NoteFacts = { isGerman: boolean; last: string; colleague: string; city: string };

/** A note for an outcome; null where reps write none (No answer, Busy). */
export const writeSampleNote = (random: Random, code: string, facts: NoteFacts): string | null => {
  if (!(code in english)) return null;
  const template = random.pick((facts.isGerman ? german : english)[code as Occasion]);
  const day = random.int(0, 4);
  const values: Record<string, string> = {
    last: facts.last,
    colleague: facts.colleague,
    city: facts.city,
    machine: random.pick(facts.isGerman ? machinesDe : machines),
    minutes: String(random.pick([8, 10, 12, 15, 20, 25, 40])),
    weekday: weekdays[day] ?? '',
    weekdayDe: weekdaysDe[day] ?? '',
  };
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  return text.replace(/(^|[.!?] )(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
};

const promises = [
  'after the shift change',
  'result of the budget round',
  'numbers of line 2',
  'who signs above 25k',
  'price for two lines',
  'what the audit asked for',
  'after the holiday',
  'with maintenance on the line',
  'date for the site visit',
  'whether the plan was released',
  'stops of last week, counted',
  '“first thing in the morning”',
];
const promisesDe = [
  'nach der Übergabe',
  'Ergebnis der Budgetrunde',
  'Zahlen von Linie 2',
  'wer unterschreibt',
  'nach dem Audit',
  '„lieber vor neun“',
];

/** What a callback is about, in the words it was promised with. */
export const promiseWords = (random: Random, isGerman: boolean): string => random.pick(isGerman ? promisesDe : promises);

const lastWords = [
  'Send me two pages and call me next week.',
  'If it pays back in two years we talk.',
  'I have to ask maintenance first.',
  'The stops cost more than I thought.',
  'We count them now, ask me again.',
  'Line 2 first, the others later.',
  'My boss wants three offers.',
  'Not the brochure again, please.',
];
const lastWordsDe = [
  'Schicken Sie mir zwei Seiten, dann sprechen wir.',
  'Ich muss erst die Instandhaltung fragen.',
  'Wir zählen jetzt mit, fragen Sie noch mal.',
  'Linie 2 zuerst, der Rest später.',
];

export const lastSaidWords = (random: Random, isGerman: boolean): string => random.pick(isGerman ? lastWordsDe : lastWords);

export const handoffPromises = [
  'Two pages on stops only by Thursday, then a call with our technician.',
  'A price range for two lines by mail, then a site visit.',
  'A call together with the decision maker next week.',
  'Reference from a plant of the same size, then a date for a visit.',
  'Somebody who knows their controls calls back within two days.',
];
/** What sales writes with a rejection, by reason. */
export const rejectedNotes: Readonly<Record<string, readonly string[]>> = {
  budgetNotApproved: ['Budget is planned, not approved. Ask B again in the new plan.', 'Nobody has released anything yet. Need is real.'],
  noDecisionMaker: ['Spoke with the wrong person. Find out who signs.', 'The one who decides had never heard of it.'],
  needUnclear: ['Could not say which line. Please size the loss first.'],
  tooEarly: ['Hall is not built yet. Worth a call when it is.', 'Too early by a year. Good people, keep warm.'],
};
export const acceptedNotes = [
  'offer sent',
  'demo next week',
  'site visit agreed',
  'second call with the CFO',
  'pilot on one line',
  'sent the calculation',
  'meets the plant manager',
];
