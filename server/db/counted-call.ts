/**
 * Whether a call counts, as a condition on `attempts` under this name in a statement: `isCounted` of the rules, for the database. A call that
 * was voided does not, unless that was taken back.
 *
 * @example `select count(*) from attempts a where ${isCountedCall('a')}`
 */
export const isCountedCall = (attempts: string): string =>
  `(${attempts}.voided is null or ${attempts}.voided->'takenBack'->>'at' is not null)`;
