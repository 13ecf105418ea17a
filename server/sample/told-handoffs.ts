import type { Fate, HandoffBrief } from './lead-brief.ts';
import type { Told } from './told-lead.ts';

const handoff = (more: Partial<HandoffBrief> & Pick<HandoffBrief, 'salespersonId' | 'routing'>): HandoffBrief => ({
  promise: 'A call with our technician within two days.',
  answer: 'waiting',
  answerMinutes: 0,
  rejectReason: null,
  answerNote: '',
  outcome: 'open',
  outcomeDays: 0,
  value: 0,
  contractNumber: '',
  lostReason: null,
  ...more,
});

/** Accepted after so many minutes, with the salesperson's next step. */
const accepted = (salespersonId: string, routing: string[], answerMinutes: number, answerNote: string, more: Partial<HandoffBrief> = {}) =>
  handoff({ salespersonId, routing, answer: 'accepted', answerMinutes, answerNote, ...more });

const letters = 'fpffpu';
const qualified = (who: string, owner: string, lastAgo: number, given: HandoffBrief, more: Partial<Told> = {}): Told => {
  const fate: Fate = given.outcome !== 'open' ? given.outcome : given.answer === 'waiting' ? 'handedOff' : given.answer;
  return { who, owner, fate, campaign: 'retrofitGuide', outcomes: '167', lastAgo, letters, handoff: given, ...more };
};

export const toldHandoffs: readonly Told[] = [
  qualified(
    'Rosa Blanco|Plant manager|aceites',
    'elif',
    0,
    handoff({ salespersonId: 'david', routing: ['language es', '6 open'], promise: 'Offer in Spanish for one press line.' }),
    { campaign: 'webInquiry' },
  ),
  qualified('Lukas Brenner|Managing director|ostalb', 'mara', 0, accepted('david', ['territory DE', '5 open'], 67, 'demo next week')),
  qualified(
    'Karin Vogel|Technical director|harz',
    'priya',
    3,
    handoff({ salespersonId: 'david', routing: ['territory DE', '4 open'], promise: 'Visit in the week of the summer stop.' }),
    { campaign: 'fachPack' },
  ),
  qualified(
    'Paul Reuter|Owner|reuter',
    'mara',
    3,
    handoff({
      salespersonId: 'camille',
      routing: ['3 open'],
      answer: 'rejected',
      answerMinutes: 300,
      rejectReason: 'budgetNotApproved',
      answerNote: 'Bank has not agreed yet. Ask for B again.',
    }),
    { campaign: 'coldList' },
  ),
  qualified('Greta Holm|Plant manager|oresund', 'tomasz', 4, accepted('nils', ['territory SE', '2 open'], 48, 'offer sent'), {
    campaign: 'webInquiry',
  }),
  qualified('Nina Falk|COO|elbe', 'mara', 5, handoff({ salespersonId: 'camille', routing: ['company owner', '3 open'] }), {
    campaign: 'fachPack',
  }),
  qualified('Karl Aumann|Head of engineering|donau', 'priya', 5, accepted('david', ['territory DE', '3 open'], 120, 'site visit agreed'), {
    campaign: 'coldList',
  }),
  qualified(
    'Irene Costa|Plant manager|azulejos',
    'mara',
    6,
    accepted('camille', ['territory PT'], 60, 'offer on site', {
      outcome: 'won',
      outcomeDays: 6,
      value: 38_400,
      contractNumber: '2231',
    }),
    { campaign: 'referrals' },
  ),
  qualified(
    'Piet Vermeer|Operations director|zuid',
    'jonas',
    7,
    accepted('nils', ['territory NL'], 240, 'offer sent', { outcome: 'lost', outcomeDays: 5, lostReason: 'choseIncumbent' }),
  ),
  qualified(
    'Helen Byrne|Head of engineering|shannon',
    'priya',
    8,
    accepted('orla', ['company owner', 'territory IE'], 22, 'frame contract drafted', {
      outcome: 'won',
      outcomeDays: 8,
      value: 61_900,
      contractNumber: '2226',
    }),
    { campaign: 'fachPack' },
  ),
  qualified(
    'Jiří Novotný|Technical director|morava',
    'tomasz',
    9,
    handoff({
      salespersonId: 'david',
      routing: ['territory CZ'],
      answer: 'rejected',
      answerMinutes: 420,
      rejectReason: 'tooEarly',
      answerNote: 'Too early, revisit when the new cellar is built.',
    }),
    { revisitInDays: 170 },
  ),
  qualified('Anders Lund|Plant manager|vanern', 'sam', 10, accepted('nils', ['territory SE'], 60, 'pilot on one line')),
  qualified(
    'Camille Roux|Managing director|roux',
    'elif',
    10,
    accepted('camille', ['territory FR'], 180, 'contract with the lawyer', {
      outcome: 'won',
      outcomeDays: 8,
      value: 27_300,
      contractNumber: '2219',
    }),
    { campaign: 'webinar' },
  ),
  qualified('Stefan Wirth|Owner|wirth', 'priya', 11, accepted('david', ['territory CH'], 35, 'offer sent')),
  qualified('Oskar Lind|VP operations|malaren', 'tomasz', 11, accepted('nils', ['territory SE'], 60, 'second call on Friday'), {
    campaign: 'webinar',
  }),
  qualified(
    'Maria Silva|Plant manager|sado',
    'mara',
    11,
    accepted('camille', ['territory PT'], 120, 'site visit', {
      outcome: 'lost',
      outcomeDays: 9,
      lostReason: 'plantSold',
    }),
  ),
];
