import { changeStage } from '../../shared/commands/change-stage.ts';
import type { AnyCommand, CommandName } from '../../shared/commands/registry.ts';
import { commands } from '../../shared/commands/registry.ts';
import type { User } from '../../shared/domain/people.ts';
import { chooseDoing, type Doing, type Surroundings } from '../simulation/actions.ts';

/** What keeps a center going besides what its people do in the simulation: leads come in, take every step there is, and come back. */

type Scene = Surroundings & { number: number };
const doing = (name: CommandName, args: Record<string, unknown>): Doing => ({ command: commands[name] as unknown as AnyCommand, args });

const names = ['Ana', 'Ben', 'Cem', 'Dana', 'Eve'] as const;

const comeIn = ({ random, number, newId, desktop }: Scene): Doing => {
  const { user } = desktop;
  const teamId = user.teamId ?? random.pick(['north', 'south']);
  return doing('addLead', {
    leadId: newId(),
    firstName: random.pick(names),
    lastName: `Nr ${number}`,
    title: '',
    email: `n${number}@acme.example`,
    phones: [],
    language: null,
    street: '',
    city: '',
    region: '',
    postcode: '',
    country: 'DE',
    campaignId: random.pick([null, 'spring', 'autumn']),
    source: random.pick(['tradeShow', 'inquiry', 'referral', 'webForm']),
    companyName: random.pick(['Acme', 'Bolt', '']),
    teamId,
    ownerId: user.role === 'rep' ? user.id : null,
    note: '',
  });
};

const someOf = ({ random, desktop }: Scene, wanted: (stage: string) => boolean): string[] => {
  const leads = desktop.seen('leads').filter(({ stage }) => wanted(stage));
  if (leads.length === 0) return [];
  return [...new Set(Array.from({ length: 1 + random.below(4) }, () => random.pick(leads).id))];
};

const step = (scene: Scene): Doing | null => {
  const leadIds = someOf(scene, () => true);
  const event = scene.random.pick(changeStage.args.shape.event.options);
  return leadIds.length > 0 ? doing('changeStage', { leadIds, event, reasonCode: 'other', revisit: null }) : null;
};

const comeBack = (scene: Scene): Doing | null => {
  const leadIds = someOf(scene, (stage) => ['nurture', 'keepInformed', 'disqualified', 'lost'].includes(stage));
  return leadIds.length > 0 ? doing('recycleLeads', { leadIds, why: 'once more' }) : null;
};

const qualify = (scene: Scene): Doing | null => {
  const [leadId] = someOf(scene, (stage) => stage === 'working' || stage === 'lead');
  if (!leadId) return null;
  const lead = scene.desktop.seen('leads').find(({ id }) => id === leadId);
  return doing('logCall', {
    attemptId: scene.newId(),
    leadId,
    dispositionCode: 'qualified',
    endedAt: scene.now - 540_000,
    startedAt: scene.now - 600_000,
    talkMs: 60_000,
    number: '+4989555',
    localHour: 10,
    reasonCode: null,
    callback: null,
    revisit: null,
    lastSaid: '',
    note: '',
    noteId: scene.newId(),
    assignmentGeneration: lead?.assignmentGeneration ?? 0,
  });
};

const handOff = (scene: Scene): Doing | null => {
  const [leadId] = someOf(scene, (stage) => stage === 'qualified');
  if (!leadId) return null;
  return doing('handOffLead', {
    handoffId: scene.newId(),
    leadId,
    salespersonId: scene.random.pick(['sol', 'sam']),
    routing: [],
    promise: '',
  });
};

const merge = (scene: Scene): Doing | null => {
  const [keptId, mergedId] = someOf(scene, (stage) => stage !== 'merged' && stage !== 'purged');
  return keptId && mergedId ? doing('mergeLeads', { keptId, mergedId, choices: {}, score: null }) : null;
};

const takeApart = ({ random, desktop }: Scene): Doing | null => {
  const merges = desktop.seen('leadMerges').filter(({ undoneAt }) => undoneAt === null);
  if (merges.length === 0) return null;
  const { keptId, leadId } = random.pick(merges);
  return doing('undoMerge', { keptId, mergedId: leadId });
};

const often = { comeIn: 6, step: 6, comeBack: 2, qualify: 4, handOff: 8, merge: 1, takeApart: 1, anything: 60 };
const made = { comeIn, step, comeBack, qualify, handOff, merge, takeApart } as const;

/** What this person does next; null when nothing fits. Who marks a lead never to be called ends it, so that is rarer than on a real day. */
export const nextDoing = (scene: Scene): Doing | null => {
  const kind = scene.random.weighted(often);
  const next = kind === 'anything' ? chooseDoing(scene) : made[kind](scene);
  if (!next || !mayDo(scene.desktop.user, next)) return null;
  return isEnding(next) && scene.random.chance(0.9) ? null : next;
};

const mayDo = (user: Pick<User, 'role'>, { command }: Doing): boolean => command.roles.includes(user.role);

const isEnding = ({ command, args }: Doing): boolean =>
  command.name === 'markDoNotCall' || command.name === 'importDoNotCall' || args.dispositionCode === 'doNotCall';
