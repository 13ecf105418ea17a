import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import type { LeadMove } from '../../shared/domain/history.ts';
import { type Row, type TableName, tableNames } from '../../shared/tables.ts';
import { campaignCostRows } from './campaigns.ts';
import { sampleLibrary } from './content.ts';
import { type Files, importRefusals, importRuns, openFiles, placeInFile } from './files.ts';
import type { LeadBrief } from './lead-brief.ts';
import { makeBrief } from './make-brief.ts';
import { namedCompanies } from './named-companies.ts';
import { namedBriefs } from './named-leads.ts';
import { countIntoPast, openPastChecks, type PastChecks, pastCheckRows } from './past-checks.ts';
import { sampleTeams, sampleUsers } from './people.ts';
import { planLead } from './plan-lead.ts';
import { playLead } from './play.ts';
import { samplePresences } from './presences.ts';
import { type Random, seededRandom } from './random.ts';
import type { Story } from './story.ts';
import { makeWorld, type World } from './world.ts';

/** Rows of one table, each valid by its schema; parents come in an earlier block than their children. */
export type SampleBlock = { [T in TableName]: { table: T; rows: Row<T>[] } }[TableName];

export type SampleOptions = { leads?: number; now: number; seed?: number };

/** Leads whose rows are held in memory at a time. */
const leadsPerBlock = 250;
const freshLeads = 8;

/**
 * A believable center: people, campaigns, scripts, companies, and leads with a fortnight and more of history. The same
 * options give the same rows on every machine. Streams: what is held grows with the companies, not with leads or calls.
 */
export function* sampleCenter({ leads = 400, now, seed = 1 }: SampleOptions): Generator<SampleBlock> {
  const world = makeWorld(seed, leads, now);
  yield block('settings', [world.settings]);
  yield block('teams', [...sampleTeams]);
  yield block('users', [...sampleUsers]);
  yield block('agreements', [...world.agreements]);
  yield block('campaigns', [...world.campaigns]);
  yield block('campaignCosts', campaignCostRows(world.floor.homeDay, leads, now));
  yield block('dispositions', [...defaultDispositions]);
  yield block('scripts', [...world.scripts]);
  const library = sampleLibrary('ines', now - 30 * 86_400_000);
  yield block('contents', library.contents);
  yield block('mailTemplates', library.mailTemplates);
  yield block(
    'companies',
    world.companies.map(({ row }) => row),
  );
  const files = openFiles();
  const moves: Moves = new Map();
  const briefs = leadBriefs(world, leads);
  const contacts = contactsOf(world, leads);
  const past = openPastChecks(world);
  for (let from = 0; from < leads; from += leadsPerBlock)
    yield* leadBlocks(world, { briefs, contacts, files, moves, past }, Math.min(leadsPerBlock, leads - from));
  yield block('leadMoves', [...moves.values()]);
  yield block('ledgerChecks', pastCheckRows(past));
  yield block('presences', samplePresences(world));
  yield block('importRuns', importRuns(world, files));
  yield block('importRefusals', importRefusals(files));
}

const block = <T extends TableName>(table: T, rows: Row<T>[]): SampleBlock => ({ table, rows }) as SampleBlock;

type Moves = Map<string, LeadMove>;

/** Each lead is played by itself; what moved several at once is one move all the same. */
const joinMove = (moves: Moves, move: LeadMove): void => {
  const known = moves.get(move.id);
  const both = <Of>(a: readonly Of[] = [], b: readonly Of[] = []) => [...new Set([...a, ...b])];
  moves.set(move.id, {
    ...move,
    fromIds: both(known?.fromIds, move.fromIds),
    toIds: both(known?.toIds, move.toIds),
    count: move.count + (known?.count ?? 0),
    movedAt: Math.min(move.movedAt, known?.movedAt ?? move.movedAt),
  });
};

type Making = { briefs: Iterator<TurnOfLead>; contacts: ReadonlyMap<string, number>; files: Files; moves: Moves; past: PastChecks };

function* leadBlocks(world: World, { briefs, contacts, files, moves, past }: Making, count: number): Generator<SampleBlock> {
  const rows = new Map<TableName, Row<TableName>[]>();
  const stories: Story[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const next = briefs.next();
    if (next.done) break;
    const { brief, random } = next.value;
    const plan = planLead(world, random, brief);
    const file = placeInFile(files, plan.campaign?.id ?? null);
    const story = playLead(world, random, plan, { file, contactsAtCompany: contacts.get(plan.company.row.id) ?? 1 });
    stories.push(story);
    for (const [table, own] of story.rows) {
      if (table === 'companies') continue;
      const all = rows.get(table) ?? [];
      all.push(...own.values());
      rows.set(table, all);
    }
  }
  countIntoPast(past, world, stories);
  for (const move of rows.get('leadMoves') ?? []) joinMove(moves, move as LeadMove);
  rows.delete('leadMoves');
  for (const table of tableNames) {
    const own = rows.get(table);
    if (own) yield block(table, own as Row<typeof table>[]);
  }
}

/** Known leads of each company when all have come. */
const contactsOf = (world: World, leads: number): Map<string, number> => {
  const named = namedBriefs(world);
  const counts = new Map<string, number>();
  for (let at = 0; at < leads; at += 1) {
    const companyAt = named[at]?.companyAt ?? companyTurn(world, seededRandom(world.seed, 'lead', at), at - named.length);
    const id = world.companies[companyAt]?.row.id ?? '';
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
};

/** Each company has one lead before any has two; then some have many. */
const companyTurn = (world: World, random: Random, turn: number): number => {
  const others = world.companies.length - namedCompanies.length;
  return namedCompanies.length + (turn < others ? turn : Math.floor(others * random.next() ** 1.25));
};

type TurnOfLead = { brief: LeadBrief; random: Random };

/** The told leads first, then those that chance makes; each has randomness of its own. */
function* leadBriefs(world: World, leads: number): Generator<TurnOfLead> {
  const named = namedBriefs(world);
  const people = new Uint32Array(world.companies.length);
  for (let at = 0; at < leads; at += 1) {
    const random = seededRandom(world.seed, 'lead', at);
    const told = named[at];
    if (told) {
      yield { brief: told, random };
      continue;
    }
    const turn = at - named.length;
    const companyAt = companyTurn(world, random, turn);
    const company = world.companies[companyAt];
    if (!company) break;
    const ordinal = people[companyAt] ?? 0;
    people[companyAt] = ordinal + 1;
    yield { brief: makeBrief(random, companyAt, company, ordinal, turn < freshLeads), random };
  }
}
