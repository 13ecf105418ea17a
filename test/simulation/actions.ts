import type { AnyCommand, CommandName } from '../../shared/commands/registry.ts';
import { commands } from '../../shared/commands/registry.ts';
import { letterStates, letters } from '../../shared/domain/bantfo.ts';
import type { Attempt, Callback, Disposition } from '../../shared/domain/call.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import type { Lead } from '../../shared/domain/lead.ts';
import type { Row, TableName } from '../../shared/tables.ts';
import { anImportedRow } from '../builders/imported-row.ts';
import { argsFromSchema } from './args-from-schema.ts';
import { reps, salespeople } from './center.ts';
import type { Random } from './random.ts';
import type { SimDesktop } from './sim-desktop.ts';

/** What people do in the simulation: every kind of command there is, on what they see. */

export type Doing = { command: AnyCommand; args: Record<string, unknown> };
/** Of a desktop, what choosing looks at. */
type Desk = Pick<SimDesktop, 'user' | 'seen' | 'leases' | 'outbox'>;
export type Surroundings = { random: Random; newId: () => string; desktop: Desk; now: number };
type Scene = Surroundings & {
  rows: <T extends TableName>(table: T) => Row<T>[];
  lead: Lead | undefined;
};
type Action = (scene: Scene) => Record<string, unknown> | null;

const hourMs = 3_600_000;

const promise = ({ random, newId, now }: Scene) => ({
  callbackId: newId(),
  wall: '2026-11-24T09:00',
  zone: 'Europe/Berlin',
  dueAt: now + random.below(72) * hourMs,
  promise: random.pick(['promised', 'later']),
  isPersonal: random.chance(0.6),
});

const revisit = { on: '2027-01-11', at: Date.UTC(2027, 0, 11, 8) };

const onLead =
  (make: (lead: Lead, scene: Scene) => Record<string, unknown>): Action =>
  (scene) =>
    scene.lead ? make(scene.lead, scene) : null;

const onHandoff =
  (wanted: (handoff: Handoff) => boolean, make: (handoff: Handoff, scene: Scene) => Record<string, unknown>): Action =>
  (scene) => {
    const fitting = scene.rows('handoffs').filter(wanted);
    return fitting.length > 0 ? make(scene.random.pick(fitting), scene) : null;
  };

const ended = (
  attempt: Pick<Attempt, 'id' | 'leadId' | 'assignmentGeneration'>,
  disposition: Disposition,
  scene: Scene,
): Record<string, unknown> => ({
  attemptId: attempt.id,
  leadId: attempt.leadId,
  dispositionCode: disposition.id,
  endedAt: scene.now,
  talkMs: 60_000,
  wrapUpMs: 0,
  reasonCode: disposition.needs.includes('reason') ? (disposition.reasons[0]?.code ?? 'other') : null,
  scriptId: null,
  scriptPath: [],
  assignmentGeneration: attempt.assignmentGeneration,
  callback: disposition.needs.includes('callback') || scene.random.chance(0.1) ? promise(scene) : null,
  revisit: disposition.needs.includes('revisit') ? revisit : null,
  lastSaid: '',
});

const made: Partial<Record<CommandName, Action>> = {
  startAttempt: onLead((lead, { newId, desktop }) => ({
    fence: desktop.leases().get(lead.id)?.fenceNow() ?? null,
    attemptId: newId(),
    leadId: lead.id,
    number: '+4989555',
    scriptId: null,
    localHour: 10,
    assignmentGeneration: lead.assignmentGeneration,
    overrideReason: null,
  })),
  recordDisposition: (scene) => {
    // A call is ended where it was dialled, and now and then at the person's other machine too.
    const { random, desktop } = scene;
    const dialled = new Set(desktop.outbox().map((entry) => entry.args.attemptId));
    const isEndedHere = (each: Attempt) => (each.dispositionCode === null ? dialled.has(each.id) : random.chance(0.5));
    const open = scene.rows('attempts').filter((each) => each.userId === desktop.user.id && isEndedHere(each));
    const dispositions = scene.rows('dispositions');
    if (open.length === 0 || dispositions.length === 0) return null;
    return ended(scene.random.pick(open), scene.random.pick(dispositions), scene);
  },
  logCall: (scene) => {
    const dispositions = scene.rows('dispositions');
    if (!scene.lead || dispositions.length === 0) return null;
    const { id: leadId, assignmentGeneration } = scene.lead;
    const disposition = scene.random.pick(dispositions);
    const attemptId = scene.newId();
    const {
      scriptPath: _path,
      scriptId: _script,
      wrapUpMs: _wrapUp,
      ...outcome
    } = ended({ id: attemptId, leadId, assignmentGeneration }, disposition, scene);
    const startedAt = scene.now - scene.random.below(48) * 1_800_000;
    const fence = scene.desktop.leases().get(leadId)?.fenceNow() ?? null;
    return {
      ...outcome,
      endedAt: startedAt,
      startedAt,
      number: '+4989555',
      localHour: 10,
      fence,
      note: 'from the car',
      noteId: scene.newId(),
    };
  },
  publishDispositions: (scene) => {
    const dispositions = scene.rows('dispositions');
    if (dispositions.length === 0) return null;
    const seen = scene.random.pick(dispositions);
    return { next: [{ ...seen, label: `${seen.label.slice(0, 12)} ${scene.random.below(99)}` }], seen: [seen] };
  },
  recordAnswer: onLead((lead, { random, newId }) => ({
    answerId: newId(),
    leadId: lead.id,
    letter: random.pick(letters),
    state: random.pick(letterStates),
    value: {},
    words: 'said so',
    attemptId: null,
    confidence: 'sure',
  })),
  writeNote: (scene) => {
    const { random, newId, desktop } = scene;
    const own = scene.rows('notes').filter((note) => note.authorId === desktop.user.id);
    const written = own.length > 0 && random.chance(0.4) ? random.pick(own) : undefined;
    if (written) return { noteId: written.id, leadId: written.leadId, attemptId: null, body: 'more', revision: written.revision + 1 };
    return scene.lead ? { noteId: newId(), leadId: scene.lead.id, attemptId: null, body: 'a note', revision: 1 } : null;
  },
  scheduleCallback: onLead((lead, scene) => ({ leadId: lead.id, ...promise(scene) })),
  closeCallback: (scene) => {
    const open = scene.rows('callbacks').filter((each: Callback) => each.state === 'open');
    if (open.length === 0) return null;
    const { id, leadId } = scene.random.pick(open);
    return { callbackId: id, leadId, as: scene.random.pick(['kept', 'cancelled']) };
  },
  postponeLead: onLead((lead, { now }) => ({ leadId: lead.id, until: now + hourMs })),
  markDoNotCall: onLead((lead) => ({ leadIds: [lead.id], reason: 'asked us to stop' })),
  changeStage: onLead((lead, { random }) => ({
    leadIds: [lead.id],
    event: random.pick(['promote', 'work', 'nurture', 'keepInformed', 'disqualify', 'recycle']),
    reasonCode: null,
    revisit,
  })),
  stateZone: onLead((lead, { random }) => ({ leadId: lead.id, zone: random.pick(['Europe/Berlin', 'Europe/Lisbon']) })),
  handOffLead: onLead((lead, { random, newId }) => ({
    handoffId: newId(),
    leadId: lead.id,
    salespersonId: random.pick(salespeople),
    routing: [],
    promise: 'two pages',
  })),
  answerHandoff: onHandoff(
    (handoff) => handoff.answer === 'waiting',
    (handoff, { random }) => {
      const isRejected = random.chance(0.4);
      const backTo = isRejected ? random.pick(['queue', 'nurture']) : null;
      return {
        handoffId: handoff.id,
        answer: isRejected ? 'rejected' : 'accepted',
        rejectReason: isRejected ? 'notReady' : null,
        note: 'as agreed',
        backTo,
        revisit: backTo === 'nurture' ? revisit : null,
      };
    },
  ),
  recordOutcome: onHandoff(
    (handoff) => handoff.answer === 'accepted',
    (handoff, { random }) => ({
      handoffId: handoff.id,
      outcome: random.chance(0.5)
        ? { kind: 'won', closedOn: '2026-12-01', value: 100_000, currency: 'EUR', contractNumber: 'c-1' }
        : { kind: 'lost', closedOn: '2026-12-01', reason: 'price' },
    }),
  ),
  reassignLeads: (scene) => {
    const { random, newId } = scene;
    const leads = scene.rows('leads').filter(() => random.chance(0.5));
    const moves = leads.slice(0, 3).map((lead) => ({
      leadId: lead.id,
      toId: random.pick([...reps, null]),
      fromId: lead.ownerId,
    }));
    return moves.length > 0 ? { moveId: newId(), reason: '', moves } : null;
  },
  startImport: ({ newId, desktop }) => ({
    importId: newId(),
    fileName: 'fair.csv',
    encoding: 'utf-8',
    rowCount: 2,
    campaignId: null,
    source: 'tradeShow',
    teamId: desktop.user.teamId ?? 'north',
    mapping: {},
  }),
  importLeads: (scene) => {
    const running = scene.rows('importRuns').filter((each) => each.state === 'running');
    if (running.length === 0) return null;
    const rows = Array.from({ length: 2 }, (_, index) =>
      anImportedRow({
        row: index + 2,
        email: `lead-${scene.random.below(40)}@acme.example`,
        companyName: scene.random.pick(['Acme', 'New']),
      }),
    );
    return { importId: scene.random.pick(running).id, rows, refused: [{ row: 9, reason: 'nobody', cells: ['-'] }] };
  },
  undoMove: (scene) => {
    const { random, newId } = scene;
    const moves = [...Map.groupBy(scene.rows('assignments'), (each) => each.moveId).values()];
    const move = moves.length > 0 ? random.pick(moves) : [];
    const moved = move.map((each) => ({ leadId: each.leadId, assignmentId: each.id }));
    return move[0] ? { moveId: move[0].moveId, undoId: newId(), moved, reason: '' } : null;
  },
  // Who may come in, and what they see, is changed by the run itself.
  saveUser: () => null,
  deactivateUser: () => null,
  setPresence: ({ random, desktop }) => ({ userId: desktop.user.id, state: random.pick(['ready', 'break', 'absent']), reason: '' }),
};

/** How often each is done beside the others; 1 when not named. Calls are most of the day, moves are what makes it hard. */
const often: Partial<Record<CommandName, number>> = {
  startAttempt: 5,
  recordDisposition: 5,
  logCall: 0.7,
  publishDispositions: 0.3,
  recordAnswer: 2,
  writeNote: 3,
  reassignLeads: 7,
  handOffLead: 2,
  answerHandoff: 3,
  recordOutcome: 2,
  markDoNotCall: 1,
  setPresence: 0.5,
  createCampaign: 0.3,
  startImport: 1,
  importLeads: 8,
};

const poolsOf = (scene: Scene): Record<string, string[]> => {
  const ids = (table: TableName) => scene.rows(table).map((row) => row.id);
  const users = ids('users');
  return {
    leadId: scene.lead ? [scene.lead.id] : ids('leads'),
    userId: users,
    toId: users,
    salespersonId: [...salespeople],
    callbackId: ids('callbacks'),
    parkedId: ids('parked'),
    importId: ids('importRuns'),
    handoffId: ids('handoffs'),
    companyId: ids('companies'),
    teamId: ids('teams'),
    dispositionCode: ids('dispositions'),
  };
};

const mayDo = new Map<string, readonly CommandName[]>();

const commandsOf = (role: SimDesktop['user']['role']): readonly CommandName[] => {
  const known = mayDo.get(role);
  if (known) return known;
  const own = (Object.keys(commands) as CommandName[]).filter((name) => commands[name].roles.includes(role));
  mayDo.set(role, own);
  return own;
};

/** Something this person might do now; null when nothing fits what they see. */
export const chooseDoing = (surroundings: Surroundings): Doing | null => {
  const { random, desktop } = surroundings;
  const rows = desktop.seen;
  const leads = rows('leads');
  const scene: Scene = { ...surroundings, rows, lead: leads.length > 0 ? random.pick(leads) : undefined };
  const weights = Object.fromEntries(commandsOf(desktop.user.role).map((name) => [name, often[name] ?? 1]));
  const name = random.weighted(weights) as CommandName;
  const command = commands[name] as unknown as AnyCommand;
  const action = made[name];
  const args = action ? action(scene) : argsFromSchema(command.args, { ...scene, pools: poolsOf(scene) });
  return args && { command, args };
};
