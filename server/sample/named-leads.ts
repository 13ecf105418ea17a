import { anaBrief } from './ana.ts';
import type { LeadBrief } from './lead-brief.ts';
import { namedCompanyAt } from './named-companies.ts';
import { sampleUser } from './people.ts';
import { inventPhone, mailAddress } from './person.ts';
import { itemAt, seededRandom } from './random.ts';
import { toldHandoffs } from './told-handoffs.ts';
import type { Told } from './told-lead.ts';
import { toldOpen } from './told-open.ts';
import type { World } from './world.ts';

/** Outcomes by their keys on the call screen: `1` No answer … `7` Qualified. */
const codes: Readonly<Record<string, string>> = {
  1: 'noAnswer',
  2: 'busy',
  3: 'voicemail',
  4: 'gatekeeper',
  5: 'callBack',
  6: 'keepWorking',
  7: 'qualified',
  8: 'nurture',
};

/** The told leads, always the first of a center. */
export const namedBriefs = (world: World): LeadBrief[] => [
  anaBrief(world),
  ...[...toldOpen, ...toldHandoffs].map((told, turn) => briefOf(world, told, turn)),
];

const briefOf = (world: World, told: Told, turn: number): LeadBrief => {
  const { who, owner, fate, campaign = 'fachPack', outcomes = '', lastAgo = 1, letters: marks = 'uuuuuu', isWithoutPhone, ...more } = told;
  const [name = '', title = '', company = ''] = who.split('|');
  const [firstName = '', lastName = ''] = name.split(' ');
  const companyAt = namedCompanyAt(company);
  const { row, country, city } = itemAt(world.companies, companyAt);
  const random = seededRandom(world.seed, 'told', turn);
  const steps = [...outcomes].map((key) => codes[key] ?? 'noAnswer');
  return {
    companyAt,
    person: {
      firstName,
      lastName,
      title,
      email: mailAddress(firstName.charAt(0), lastName, row.domain),
      phones: isWithoutPhone ? [] : [inventPhone(random, country.calling, city.phone, 'work')],
      language: country.language,
    },
    fate,
    campaignId: campaign,
    teamId: sampleUser(owner).teamId ?? 'north',
    ownerId: owner,
    outcomes: steps,
    lastAgo,
    letters: marks,
    more: { gaps: steps.slice(1).map(() => 1), ...more },
  };
};
