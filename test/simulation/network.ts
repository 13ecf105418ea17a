import type { PushRequest, PushResponse } from '../../shared/protocol/sync.ts';
import type { Row } from '../../shared/tables.ts';
import { mustHold } from './invariants/broken.ts';
import type { Told } from './invariants/commands.ts';
import { undone } from './invariants/leads.ts';
import { outsideView, passedOver } from './invariants/rows.ts';
import type { LeadEvent } from './lead-history.ts';
import type { RowChanged } from './mirror.ts';
import type { Answered, Asked } from './routes.ts';
import type { Call, SimDesktop } from './sim-desktop.ts';
import { type View, viewOfPerson } from './visible.ts';
import type { World } from './world.ts';

/** What the network does with requests and answers, and what must hold whenever the server or a desktop has taken one in. */

/** Requests that a desktop has given up on, still on their way. */
export type Ghost = Asked;
/** What the person could see when the server answered, for answers that are on their way. */
const seenAtAnswer = new WeakMap<Call, View>();

/** The server takes in a request and has answered. */
export const serve = async (world: World, asked: Asked): Promise<Answered> => {
  const { answered, changed } = await world.server.answer(asked);
  world.note(`served ${kindOf(asked)}`, () => `${describeAsked(asked)} → ${describeAnswered(answered)}`);
  if (kindOf(asked) === 'push' && answered.status === 200) world.told.push(...toldIn(asked, answered));
  if (answered.status >= 400) world.note(`said ${answered.status}`, () => answered.body.slice(0, 80));
  afterServer(world, changed);
  return answered;
};

const toldIn = (asked: Asked, { body }: Answered): Told[] => {
  const { epoch, results } = JSON.parse(body) as PushResponse;
  const names = new Map((JSON.parse(asked.body ?? '') as PushRequest).commands.map(({ id, name }) => [id, name]));
  return results.map(({ id, outcome }) => ({ id, name: names.get(id) ?? '', outcome, epoch }));
};

/** What must hold when the server has written: I8; and everybody is hinted that there is something new. */
export const afterServer = (world: World, changed: readonly RowChanged[]): void => {
  mustHold('I8', undone(changed));
  world.history.push(...eventsOf(world, changed));
  if (changed.length === 0) return;
  for (const desktop of world.desktops) if (desktop.hasLine()) world.poked.add(desktop);
};

/** Calls and moves as they were when they were taken in: what comes later may say something else of them. */
const eventsOf = ({ server }: World, changed: readonly RowChanged[]): LeadEvent[] => {
  const order = server.mirror.version;
  return changed.flatMap(({ table, before, after }): LeadEvent[] => {
    if (before || !after) return [];
    if (table === 'assignments') {
      const { leadId, generation, fromId, toId, byId } = after as Row<'assignments'>;
      return [{ kind: 'assigned', leadId, order, generation, fromId, toId, byId }];
    }
    if (table !== 'attempts') return [];
    const { id, leadId, userId, assignmentGeneration, fence, isFromFormerOwner, mayBeDouble } = after as Row<'attempts'>;
    const isFlagged = isFromFormerOwner || mayBeDouble;
    const isOwn = fence === null && server.userNamed(userId).role === 'rep';
    return [{ kind: 'called', leadId, order, attemptId: id, userId, isOwn, generation: assignmentGeneration, fence, isFlagged }];
  });
};

/** Lets the request of a desktop arrive, or its answer come back, with what the weather does to it. */
export const moveOn = async (world: World, desktop: SimDesktop, call: Call, ghosts: Ghost[]): Promise<void> => {
  const { random, weather } = world;
  if (call.answered) return giveBack(world, desktop, call, call.answered);
  const { asked } = call;
  if (random.chance(weather.requestLost)) {
    if (random.chance(weather.ghost)) ghosts.push(asked);
    return failCall(world, desktop, call, 'request lost');
  }
  let answered = await serve(world, asked);
  if (random.chance(weather.doubled)) {
    world.note('doubled');
    answered = await serve(world, asked);
  }
  if (random.chance(weather.answerLost)) return failCall(world, desktop, call, 'answer lost');
  seenAtAnswer.set(call, viewOfPerson(world.server.mirror.rows, desktop.user.id));
  if (random.chance(weather.late)) {
    world.note('late', () => desktop.name);
    call.answered = answered;
    return;
  }
  await giveBack(world, desktop, call, random.chance(weather.cut) ? cut(world, asked, answered) : answered);
};

/** A page that ends in the middle: what came before the cut arrives. */
const cut = (world: World, asked: Asked, answered: Answered): Answered => {
  if (kindOf(asked) !== 'snapshot' || answered.status !== 200) return answered;
  world.note('cut');
  const lines = answered.body.split('\n');
  return { ...answered, body: lines.slice(0, 1 + world.random.below(lines.length - 1)).join('\n') };
};

export const failCall = async (world: World, desktop: SimDesktop, call: Call, why: string): Promise<void> => {
  world.note(why, () => `${desktop.name}: ${kindOf(call.asked)}`);
  await desktop.answer(call, null);
};

type Pulled = { kind: string; version: number; epoch: string; hasMore: boolean };

const giveBack = async (world: World, desktop: SimDesktop, call: Call, answered: Answered): Promise<void> => {
  const kind = kindOf(call.asked);
  world.note(`heard ${kind}`, () => desktop.name);
  await desktop.answer(call, answered);
  const view = seenAtAnswer.get(call);
  if (kind === 'pull' && view && answered.status === 200) checkPulled(desktop, view, JSON.parse(answered.body) as Pulled);
};

/** After a pull the desktop holds exactly what its user could see when the server answered: I3 and I5. */
const checkPulled = (desktop: SimDesktop, view: View, { version, epoch, kind, hasMore }: Pulled): void => {
  const cursor = desktop.disk.isDead() || kind !== 'changes' || hasMore ? undefined : desktop.cursor();
  if (cursor?.version !== version || cursor.epoch !== epoch) return;
  const held = desktop.serverWord();
  mustHold(
    'I3',
    outsideView(held, view).map((each) => `${desktop.name}: ${each}`),
  );
  if (!desktop.isWhole()) return;
  mustHold(
    'I5',
    passedOver(held, view).map((each) => `${desktop.name}: ${each}`),
  );
};

const kindOf = ({ method, path }: Asked): string => {
  const [, , room = '', which = ''] = path.split(/[/?]/);
  return room === 'sync' ? which : `${method} ${room}`;
};

const describeAsked = (asked: Asked): string => {
  const who = asked.token.slice(4);
  if (asked.body === null) return `${who} ${asked.path.replace('/api/', '')}`;
  const body = JSON.parse(asked.body) as { commands?: { seq: number; name: string }[] };
  return `${who} ${body.commands?.map(({ seq, name }) => `#${seq} ${name}`).join(', ') ?? asked.body}`;
};

type Body = {
  results?: { seq: number; outcome: string; code: string | null }[];
  puts?: { table: string; rows: unknown[] }[];
  leaves?: { table: string; ids: unknown[] }[];
  kind?: string;
  version?: number;
  hasMore?: boolean;
};

const describeAnswered = ({ status, body }: Answered): string => {
  if (status !== 200 || body.includes('\n')) return `${status} ${body.slice(0, 60).replaceAll('\n', ' ')}`;
  const { results, puts = [], leaves = [], kind, version, hasMore } = JSON.parse(body) as Body;
  if (results) return results.map(({ seq, outcome, code }) => `#${seq} ${code ?? outcome}`).join(', ');
  const counted = [
    ...puts.map(({ table, rows }) => `+${rows.length} ${table}`),
    ...leaves.map(({ table, ids }) => `-${ids.length} ${table}`),
  ];
  return `${kind} to ${version}${hasMore ? ' and more' : ''} ${counted.join(' ')}`;
};
