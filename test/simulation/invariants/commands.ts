import type { Row } from '../../../shared/tables.ts';

/** A command as the server's log has it. */
export type Logged = {
  id: string;
  deviceId: string;
  seq: number;
  userId: string;
  name: string;
  version: number;
  args: string;
  outcome: string;
  code: string | null;
};

/** A command whose saving was told to a person. */
export type Kept = Pick<Logged, 'id' | 'userId' | 'name' | 'version' | 'args'>;

/** I1: saved commands that are not in the log, there twice, or other than they were. */
export const lost = (saved: readonly Kept[], log: readonly Logged[]): string[] => {
  const byId = Map.groupBy(log, (each) => each.id);
  return saved.flatMap((kept) => {
    const logged = byId.get(kept.id) ?? [];
    const [one] = logged;
    if (!one) return [`${kept.name} ${kept.id} was saved and is not in the log`];
    if (logged.length > 1) return [`${kept.name} ${kept.id} is in the log ${logged.length} times`];
    const isSame = one.userId === kept.userId && one.name === kept.name && one.version === kept.version && one.args === kept.args;
    return isSame ? [] : [`${kept.name} ${kept.id} is in the log as ${one.name} v${one.version} of ${one.userId}: ${one.args}`];
  });
};

/** I6: numbers missing or doubled in a sequence that begins anywhere and should go up by one. */
export const gapsIn = (sequence: readonly number[], whose: string): string[] =>
  sequence.flatMap((seq, index) => {
    const before = sequence[index - 1];
    return before === undefined || seq === before + 1 ? [] : [`${whose}: ${seq} follows ${before}`];
  });

/** I6 on the server: every device's commands are numbered without a gap from 1. */
export const gapsInLog = (log: readonly Logged[]): string[] =>
  [...Map.groupBy(log, (each) => each.deviceId)].flatMap(([deviceId, group]) =>
    gapsIn([0, ...group.map((each) => each.seq).sort((a, b) => a - b)], `device ${deviceId}`),
  );

/** I7: commands that were parked, and who cannot see that they were. */
export const unseenParked = (log: readonly Logged[], seenBy: (userId: string) => ReadonlySet<string>): string[] =>
  log
    .filter((each) => each.outcome === 'parked' && !seenBy(each.userId).has(each.id))
    .map((each) => `${each.name} ${each.id} of ${each.userId} was parked out of sight`);

type ParkedRows = ReadonlyMap<string, Pick<Row<'parked'>, 'resolution'>>;

/** Effects: commands that the log calls applied, and that are parked all the same: a second run was refused. But for those tried again. */
export const parkedBesides = (log: readonly Logged[], parked: ParkedRows): string[] =>
  log
    .filter(({ id, outcome }) => outcome === 'applied' && parked.has(id) && parked.get(id)?.resolution !== 'tried')
    .map(({ id, name }) => `${name} ${id} was applied, and it is parked`);

/** What the server has answered to a command, and in which of its lives. */
export type Told = { id: string; name: string; outcome: string; epoch: string };

/**
 * Effects: commands that were answered with another result than the log has. But for those tried again; and a server that was put back has
 * forgotten what it answered in its former lives, and may take a command in on other rows than then.
 */
export const toldOtherwise = (told: readonly Told[], log: readonly Logged[], epoch: string, parked: ParkedRows): string[] => {
  const byId = new Map(log.filter(({ id }) => parked.get(id)?.resolution !== 'tried').map((each) => [each.id, each.outcome]));
  return told
    .filter((each) => each.epoch === epoch && byId.has(each.id) && byId.get(each.id) !== each.outcome)
    .map(({ id, name, outcome }) => `${name} ${id} was told to be ${outcome}, and it is ${byId.get(id)}`);
};

/** I9: commands that nobody has answered. */
export const unanswered = (outbox: readonly { id: string; name: string; state: string }[], whose: string): string[] =>
  outbox.filter((each) => each.state === 'pending').map((each) => `${whose} still holds ${each.name} ${each.id}`);

/** I10: commands that this server does not know, of a newer app, and that it has not kept whole where they are seen. */
export const lostVersions = (saved: readonly Kept[], log: readonly Logged[], parkedIds: Pick<ReadonlySet<string>, 'has'>): string[] => {
  const byId = new Map(log.map((each) => [each.id, each]));
  return saved.flatMap((kept) => {
    const told = `${kept.name} v${kept.version} ${kept.id}`;
    const outcome = byId.get(kept.id)?.outcome;
    if (!outcome) return [`${told} is not in the log`];
    return outcome === 'parked' && parkedIds.has(kept.id) ? [] : [`${told} is ${outcome} and kept nowhere`];
  });
};
