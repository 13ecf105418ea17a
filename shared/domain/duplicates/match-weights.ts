/**
 * How much each observation says for or against two records being one person, in the manner of Fellegi and Sunter (1969): `m` is how
 * often it is seen of two records of one person, `u` how often of two people, and log2(m/u) its weight in bits. The numbers are rounded from
 * what is generally known of such data, as told beside each; they are fitted to no file. Levels of one field exclude each other, so that
 * both columns of a field come to about one.
 */
export type MatchWeight = { m: number; u: number; because: string };

export const matchWeights = {
  mail: {
    same: { m: 0.65, u: 0.000002, because: 'An address belongs to one person; a typist of two rows rarely makes the same one up.' },
    sameBox: {
      m: 0.06,
      u: 0.0005,
      because: 'jane.doe at another house: a second address, or a namesake. Made of the name it is another address and no more.',
    },
    slip: { m: 0.04, u: 0.000005, because: 'About one address in twenty-five is typed wrong.' },
    sharedBox: { m: 0.5, u: 0.002, because: 'info@ is read by a whole company: it says where, not who.' },
    different: { m: 0.25, u: 0.997, because: 'One row in four has the private or a former address.' },
  },
  phone: {
    same: { m: 0.55, u: 0.00002, because: 'A number is shared by a household or a switchboard at most.' },
    slip: { m: 0.04, u: 0.0002, because: 'One wrong digit, or the neighbour’s extension.' },
    different: { m: 0.41, u: 0.9998, because: 'Desk, mobile and switchboard: people have several numbers.' },
  },
  first: {
    same: { m: 0.72, u: 0.01, because: 'The most common first names are held by about one in a hundred.' },
    nickname: { m: 0.07, u: 0.005, because: 'About one in fifteen is entered by a short form.' },
    initial: { m: 0.05, u: 0.06, because: 'Letters are shared by one in sixteen: an initial says nearly nothing.' },
    slip: { m: 0.1, u: 0.006, because: 'About one name in ten has a slip; different names are rarely that close.' },
    different: { m: 0.04, u: 0.92, because: 'A second first name, or another person.' },
  },
  last: {
    same: { m: 0.78, u: 0.001, because: 'Common surnames are held by about one in a thousand across countries.' },
    part: { m: 0.03, u: 0.0005, because: 'One half of a double name.' },
    slip: { m: 0.13, u: 0.0015, because: 'About one surname in eight has a slip.' },
    different: { m: 0.04, u: 0.997, because: 'A marriage, or another person.' },
  },
  swapped: {
    same: { m: 0.02, u: 0.00001, because: 'First and last name stand in each other’s column in one row of fifty.' },
    slip: { m: 0.01, u: 0.00003, because: 'The same with a slip, or an initial.' },
    half: { m: 0.01, u: 0.002, because: 'One name stands in the other’s column, the other one is missing or new.' },
  },
  company: {
    same: { m: 0.7, u: 0.002, because: 'Five hundred people of one company in a large list are many.' },
    similar: { m: 0.15, u: 0.004, because: 'A division, a short form, a slip: names of companies are written as people like.' },
    different: { m: 0.15, u: 0.994, because: 'People change jobs; groups have many names.' },
  },
  street: {
    same: { m: 0.55, u: 0.00002, because: 'One house of a country.' },
    similar: { m: 0.25, u: 0.0001, because: 'A quarter of addresses lack a part or have a slip.' },
    otherNumber: { m: 0.07, u: 0.002, because: 'The same street, or a street of the same name.' },
    different: { m: 0.13, u: 0.998, because: 'Moved, or the other of office and home.' },
  },
  postcode: {
    same: { m: 0.8, u: 0.002, because: 'Some hundred postcodes hold most of a list.' },
    slip: { m: 0.08, u: 0.005, because: 'One wrong digit, or the next district.' },
    different: { m: 0.12, u: 0.993, because: 'Moved, or the other of office and home.' },
  },
  city: {
    same: { m: 0.8, u: 0.02, because: 'One in fifty lives in the same large city.' },
    slip: { m: 0.08, u: 0.002, because: 'Slips and suburbs.' },
    different: { m: 0.12, u: 0.978, because: 'Moved, or a suburb under another name.' },
  },
} as const satisfies Record<string, Record<string, MatchWeight>>;

export type MatchField = keyof typeof matchWeights;

/**
 * Odds that somebody who comes in is one particular person among those known, before anything is compared, in bits: of ten who come in
 * one is known. Fewer than ten thousand are taken for as many, so that scores do not drift while a center is small.
 */
export const priorBits = (known: number): number => Math.log2(0.1 / Math.max(known, 10_000));

/** Points of the score to a bit, and the score at even odds: 100 stands for a million to one, 0 for the contrary. */
export const pointsPerBit = 2.5;
export const evenScore = 50;
