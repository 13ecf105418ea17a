import { readPhone } from '../../shared/domain/phone-number.ts';
import { localClock } from '../../shared/domain/zone.ts';
import type { LeadBrief } from './lead-brief.ts';
import { namedCompanyAt } from './named-companies.ts';
import { mailAddress } from './person.ts';
import type { SpokenAnswer } from './words/answers.ts';
import type { World } from './world.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const hours = ['twelve', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];

const said: readonly SpokenAnswer[] = [
  {
    letter: 'N',
    state: 'favourable',
    words: 'Line 2 stops every week, and every Monday it eats my morning',
    value: { pain: 'Line 2 stops weekly, 40 min', todaysSolution: 'Restart by hand' },
  },
  {
    letter: 'B',
    state: 'favourable',
    words: 'It is in the plan for Q1',
    value: { amountFrom: 4_000_000, amountTo: 6_000_000, currency: 'EUR', approval: 'approved' },
  },
  { letter: 'A', state: 'partly', words: 'Peter signs above 25', value: { decisionRole: 'influences', decidedBy: 'Peter Vogt, CFO' } },
  {
    letter: 'F',
    state: 'partly',
    words: 'Who services the line today I would have to ask',
    value: { fits: ['PLC', 'Three shifts', 'Over two lines', 'Drawings at hand'] },
  },
];

/** Ana Keller of Nordhaus: the lead a rep sees first, one letter short of qualified, with a promise that is due now. */
export const anaBrief = (world: World): LeadBrief => {
  const companyAt = namedCompanyAt('nordhaus');
  const company = world.companies[companyAt]?.row;
  const place = { country: 'DE', zones: ['Europe/Berlin'], city: 'Munich' };
  const wished = world.now - 5 * 60_000;
  const dueInMinutes = Math.round((world.floor.promisable(place, wished) - world.now) / 60_000);
  const due = localClock(world.now + Math.min(dueInMinutes, dueInMinutes < 15 ? -5 : dueInMinutes) * 60_000, 'Europe/Berlin');
  return {
    companyAt,
    person: {
      firstName: 'Ana',
      lastName: 'Keller',
      title: 'Plant manager',
      email: mailAddress('A', 'Keller', company?.domain ?? null),
      phones: [readPhone('+49 89 5550 0142', { country: 'DE', kind: 'work' })],
      language: 'en',
    },
    fate: 'working',
    campaignId: 'retrofitGuide',
    teamId: 'north',
    ownerId: 'mara',
    outcomes: ['noAnswer', 'gatekeeper', 'callBack'],
    lastAgo: 4,
    letters: 'fpfupu',
    more: {
      dueInMinutes: dueInMinutes < 15 ? -5 : dueInMinutes,
      promise: 'what the CFO thinks',
      exactCalls: [
        { ago: 6, minute: 9 * 60 + 12, code: 'noAnswer', talkMinutes: 0, note: null, lastSaid: '', answers: [] },
        {
          ago: 6,
          minute: 13 * 60 + 5,
          code: 'gatekeeper',
          talkMinutes: 1,
          note: 'Mrs Thoma: “after lunch is best”.',
          lastSaid: '',
          answers: [],
        },
        {
          ago: 4,
          minute: 14 * 60 + 20,
          code: 'callBack',
          talkMinutes: 4,
          note: 'Line 2 stops every week, forty minutes each time. Money is in the plan for the first quarter, Peter Vogt (CFO) signs. Wants to speak with him before she says a date.',
          lastSaid: `Call me ${weekdays[due.weekday - 1]} after ${hours[due.hour % 12]}, then I know what the CFO thinks.`,
          answers: said,
        },
      ],
      touches: [
        {
          kind: 'badgeScan',
          title: 'Badge scan, FachPack',
          detail: 'Hall 3, stand 3-418',
          buyingPhase: null,
          daysAgo: 54,
          minute: 11 * 60 + 40,
        },
        { kind: 'download', title: 'Retrofit guide', detail: 'First download', buyingPhase: 'learning', daysAgo: 40, minute: 17 * 60 + 5 },
        { kind: 'visit', title: 'Pricing page, 6 min', detail: '', buyingPhase: null, minutes: 6, daysAgo: 15, minute: 22 * 60 + 30 },
        {
          kind: 'download',
          title: 'Retrofit guide',
          detail: 'Second download',
          buyingPhase: 'interest',
          daysAgo: 15,
          minute: 22 * 60 + 41,
        },
      ],
    },
  };
};
