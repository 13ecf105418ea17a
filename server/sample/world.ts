import type { Agreement } from '../../shared/domain/agreement.ts';
import type { CenterSettings } from '../../shared/domain/center-settings.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import type { Campaign } from '../../shared/domain/people.ts';
import { createScorer, type Scorer } from '../../shared/domain/score.ts';
import type { Script } from '../../shared/domain/script.ts';
import { dayAfter, minuteOfDay } from '../../shared/domain/zone.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { sampleAgreements, sampleSettings } from './agreements.ts';
import { campaignRows } from './campaigns.ts';
import { type CompanyProfile, companyCount, makeCompanies } from './companies.ts';
import { type Floor, openFloor } from './floor.ts';
import { sampleTeams, sampleUsers } from './people.ts';
import { sampleScripts } from './scripts/sample-scripts.ts';

/** What all stories of a sample center share. */
export type World = {
  seed: number;
  now: number;
  settings: CenterSettings;
  /** What was agreed on so far. */
  agreements: readonly Agreement[];
  scorer: Scorer;
  floor: Floor;
  companies: readonly CompanyProfile[];
  campaigns: readonly Campaign[];
  scripts: readonly Script[];
  /** Rows of the center that commands may ask for, by table and id. */
  rows: ReadonlyMap<TableName, ReadonlyMap<string, Row<TableName>>>;
};

/** When the center began, in days before now: all companies were known by then. */
const foundedDaysAgo = 180;
const scriptsPublishedDaysAgo = 29;

export const makeWorld = (seed: number, leads: number, now: number): World => {
  const settings = sampleSettings;
  const floor = openFloor(settings, now);
  const nineOn = (daysAgo: number) => minuteOfDay(dayAfter(floor.homeDay, { days: -daysAgo }), 9 * 60, settings.zone, 'later');
  const campaigns = campaignRows(floor.homeDay, leads);
  const scripts = sampleScripts(nineOn(scriptsPublishedDaysAgo), 'ines');
  return {
    seed,
    now,
    settings,
    agreements: sampleAgreements('ines', nineOn),
    scorer: createScorer(settings),
    floor,
    companies: makeCompanies(seed, companyCount(leads), nineOn(foundedDaysAgo)),
    campaigns,
    scripts,
    rows: new Map<TableName, ReadonlyMap<string, Row<TableName>>>([
      ['settings', byId([unscored(settings)])],
      ['teams', byId(sampleTeams)],
      ['users', byId(sampleUsers)],
      ['campaigns', byId(campaigns)],
      ['dispositions', byId(defaultDispositions)],
      ['scripts', byId(scripts)],
    ]),
  };
};

/** Commands that would score a lead after every call find no rules: a story scores its lead itself, once, when it counts. */
const unscored = (settings: CenterSettings): CenterSettings => ({ ...settings, score: { ...settings.score, rules: [] } });

const byId = (rows: readonly Row<TableName>[]): ReadonlyMap<string, Row<TableName>> => new Map(rows.map((row) => [row.id, row]));
