/** What an answer for a letter holds, in a line. */
export const answers = {
  amount: (from: string, to: string) => `${from} to ${to}`,
  upTo: (amount: string) => `up to ${amount}`,
  from: (amount: string) => `from ${amount}`,
  approval: { approved: 'approved', planned: 'planned', none: 'no budget' },
  decisionRole: { decides: 'Decides', influences: 'Influences', uses: 'Uses it', none: 'Has no say' },
  decidedBy: (name: string) => `${name} decides`,
  decidesWith: (name: string) => `with ${name}`,
  todaysSolution: (solution: string) => `today ${solution}`,
  neededOn: (day: string) => `by ${day}`,
  horizon: (months: number) => (months === 1 ? 'in a month' : `in ${months} months`),
  listed: (parts: readonly string[]) => parts.join('; '),
};
