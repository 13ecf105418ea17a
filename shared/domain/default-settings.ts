import { defaultStaleDays } from './bantfo-policy.ts';
import type { CenterSettings } from './center-settings.ts';
import { defaultCadence } from './default-cadence.ts';
import { defaultCallingWindows } from './default-calling-windows.ts';
import { defaultScoreRules } from './default-score-rules.ts';
import { defaultBars } from './duplicates/bars.ts';
import { defaultFloor } from './floor-settings.ts';
import { handoffAgreements } from './handoff-agreements.ts';
import { defaultPulse } from './pulse-settings.ts';
import { noRecycling } from './recycling.ts';
import { defaultMeasures } from './reports/measure-settings.ts';
import { defaultReturns } from './returns.ts';
import type { Stage } from './stage.ts';

const minute = 60_000;

/** What marketing and sales mean by each stage, in plain words; shown wherever the stage is shown. */
export const defaultDefinitions: Record<Stage, string> = {
  touch: 'Somebody did something with us: a download, a visit, a badge scan. We do not yet know whom to call.',
  contact: 'A known person at a known company whom we can reach. Nothing says yet that there is a need.',
  lead: 'A contact with a sign of interest of their own: they asked, downloaded, came to us or were recommended. Somebody has to call.',
  working: 'We have spoken with the person and are finding out the six letters. There is always a next call with a date.',
  qualified:
    'Budget, need and timing are favourable, nothing speaks against it and the score is at the threshold. Sales agrees to call this qualified.',
  handedOff: 'A salesperson has the package and has 24 working hours to accept or to reject with a reason.',
  accepted: 'Sales works on it as an opportunity of its own.',
  won: 'A contract is signed; its value and date are known.',
  lost: 'Sales worked on it and it did not become a contract; the reason is known.',
  nurture: 'Worth having, but not now. There is a day on which we call again.',
  keepInformed: 'Not ready for long. Receives news and is not called until something changes.',
  disqualified: 'Will not become business, for a reason that is written down.',
  merged: 'The same person as another lead, which carries on the history.',
  purged: 'Personal data erased on request or by law; only the count stays.',
};

/** Why sales may send a handoff back, and where the lead goes then. */
export const defaultRejectReasons: CenterSettings['rejectReasons'] = [
  { code: 'budgetNotApproved', label: 'Budget not approved', backTo: 'queue' },
  { code: 'noDecisionMaker', label: 'Decision maker not involved', backTo: 'queue' },
  { code: 'needUnclear', label: 'Need not clear enough', backTo: 'queue' },
  { code: 'notReachable', label: 'Cannot be reached', backTo: 'queue' },
  { code: 'tooEarly', label: 'Too early', backTo: 'nurture' },
  { code: 'projectPaused', label: 'Project paused', backTo: 'nurture' },
];

/** Why an accepted handoff came to nothing. */
export const defaultLostReasons: CenterSettings['lostReasons'] = [
  { code: 'choseIncumbent', label: 'Chose the incumbent' },
  { code: 'choseCompetitor', label: 'Chose a competitor' },
  { code: 'price', label: 'Price' },
  { code: 'projectStopped', label: 'Project stopped' },
  { code: 'plantSold', label: 'Plant sold or closed' },
  { code: 'noDecision', label: 'No decision made' },
];

/** The agreements a new center begins with; its managers can change every one of them. */
export const defaultSettings: CenterSettings = {
  id: 'center',
  name: 'New center',
  zone: 'Europe/Berlin',
  city: 'Hamburg',
  currency: 'EUR',
  defaultCountry: 'DE',
  definitions: defaultDefinitions,
  bantfo: {
    required: ['B', 'N', 'T'],
    horizonMonths: 12,
    knockOuts: ['F'],
    fits: ['PLC', 'Three shifts', 'Over two lines', 'Own maintenance', 'Drawings at hand'],
    staleDays: defaultStaleDays,
  },
  score: { model: '12', warmFrom: 40, hotFrom: 65, threshold: 60, rules: [...defaultScoreRules] },
  queue: { pulseDays: 14, keyAccountPulseDays: 7, firstCallWithinMs: 30 * minute, callbackGraceMs: 30 * minute },
  cadence: defaultCadence,
  callingWindows: [...defaultCallingWindows],
  wrapUpLimitMs: 2 * minute,
  handoffAnswerHours: 24,
  handoffs: handoffAgreements.parse({}),
  duplicates: defaultBars,
  floor: defaultFloor,
  rejectReasons: defaultRejectReasons,
  lostReasons: defaultLostReasons,
  entryStages: null,
  returns: defaultReturns,
  measures: defaultMeasures,
  terms: {},
  reasonDefinitions: {},
  recycling: noRecycling,
  segments: [],
  pulse: defaultPulse,
};
