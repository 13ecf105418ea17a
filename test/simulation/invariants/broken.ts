/** What SYNC promises; `serial` and `effects` are the two that hold the others together: nobody's work is applied twice or out of order. */
export type InvariantName = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10' | 'serial' | 'effects' | 'fault';

/** An invariant does not hold. */
export class InvariantBroken extends Error {
  readonly invariant: InvariantName;
  constructor(invariant: InvariantName, problems: readonly string[]) {
    super(`${invariant}: ${problems.slice(0, 6).join(' · ')}${problems.length > 6 ? ` · and ${problems.length - 6} more` : ''}`);
    this.name = 'InvariantBroken';
    this.invariant = invariant;
  }
}

export const mustHold = (invariant: InvariantName, problems: readonly string[]): void => {
  if (problems.length > 0) throw new InvariantBroken(invariant, problems);
};
