import type { Random } from './random.ts';

/**
 * What goes wrong in a run, and how often. A run has some kinds of faults and not others, as a mix of all hides what two of them
 * do together.
 */
export type Weather = Readonly<Record<Fault, number>>;

/** Shares of requests for what the network does; for the rest, how often it happens beside an action's 30. */
const worst = {
  requestLost: 0.15,
  answerLost: 0.15,
  late: 0.25,
  doubled: 0.12,
  cut: 0.1,
  ghost: 0.5,
  offline: 4,
  pokeLost: 0.3,
  restart: 2,
  powerLoss: 4,
  clockJump: 2,
  diskFull: 2,
  userChange: 2,
  disabled: 1.5,
  otherVersion: 3,
  storageLost: 2,
  restored: 1.5,
  compaction: 3,
  older: 3,
  leases: 20,
  watch: 1,
} as const;
export type Fault = keyof typeof worst;
export const faults = Object.keys(worst) as Fault[];

export const chooseWeather = (random: Random): Weather => {
  const chosen = Object.fromEntries(faults.map((fault) => [fault, random.chance(0.45) ? worst[fault] * (0.5 + random.next()) : 0]));
  // A server that forgets and a machine that forgets at once may lose what both had: nobody promises otherwise.
  if (chosen.restored) chosen.storageLost = 0;
  if (!random.chance(0.3)) chosen.watch = 0;
  return chosen as Weather;
};

/** What counts as a fault among everything that happened, by its name in the trace. */
const faultNames: ReadonlySet<string> = new Set([
  'request lost',
  'answer lost',
  'late',
  'doubled',
  'cut',
  'ghost',
  'poke lost',
  'offline',
  'restart',
  'power loss',
  'clock jump',
  'disk full',
  'not saved',
  'user change',
  'disabled',
  'other version',
  'older version',
  'compacted',
  'storage lost',
  'restored',
]);

export const faultsOf = (happened: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(happened)
      .filter(([kind]) => faultNames.has(kind))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
