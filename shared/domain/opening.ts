/** A length of time in which calls are allowed, from `from` until just before `till`; instants. */
export type Opening = { from: number; till: number };

/** What two lists of openings have in common. */
export const meetOf = (some: readonly Opening[], others: readonly Opening[]): Opening[] =>
  some === others
    ? [...some]
    : some.flatMap((one) =>
        others
          .map((other) => ({ from: Math.max(one.from, other.from), till: Math.min(one.till, other.till) }))
          .filter(({ from, till }) => from < till),
      );

/** Openings without the times that are shut. */
export const cutOut = (openings: readonly Opening[], shut: readonly Opening[]): Opening[] =>
  shut.reduce(
    (left, { from, till }) =>
      left.flatMap((each) =>
        [
          { from: each.from, till: Math.min(each.till, from) },
          { from: Math.max(each.from, till), till: each.till },
        ].filter((piece) => piece.from < piece.till),
      ),
    [...openings],
  );

/** Whether a day lies between two others, both counted; undefined: without bound. */
export const isWithin = (day: string, startsOn: string | undefined, endsOn: string | undefined): boolean =>
  (startsOn === undefined || startsOn <= day) && (endsOn === undefined || day <= endsOn);
