/** A rep who is to take leads: what they can still carry, what they speak. */
export type Receiver = { id: string; free: number; languages: readonly string[] };
type MovedLead = { id: string; language: string | null };

/**
 * Shares of `count` in proportion to what each can still carry (at least as if one place were free), whole numbers that add up
 * exactly: largest remainders get the rest, ties by order.
 */
export const sharesOf = (count: number, receivers: readonly Receiver[]): number[] => {
  const weights = receivers.map(({ free }) => Math.max(1, free));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (count * weight) / sum);
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = count - shares.reduce((total, share) => total + share, 0);
  for (const { index } of byRemainder) {
    if (left === 0) break;
    shares[index] = (shares[index] ?? 0) + 1;
    left -= 1;
  }
  return shares;
};

/**
 * Deals leads out so that each receiver gets their share. A lead goes to one who speaks its language while that one has places left,
 * else to whoever has most places left. Returns receiver id per lead id; leads beyond the shares stay out.
 */
export const dealLeads = (leads: readonly MovedLead[], receivers: readonly Receiver[], shares: readonly number[]): Map<string, string> => {
  const places = new Map(receivers.map(({ id }, index) => [id, shares[index] ?? 0]));
  const mostFree = (candidates: readonly Receiver[]): Receiver | undefined =>
    candidates.filter(({ id }) => (places.get(id) ?? 0) > 0).sort((a, b) => (places.get(b.id) ?? 0) - (places.get(a.id) ?? 0))[0];
  const speakersOf = (language: string | null) => receivers.filter((each) => language !== null && each.languages.includes(language));
  const dealt = new Map<string, string>();
  // Leads that few can take first, so that their speakers still have places.
  const ordered = [...leads].sort((a, b) => speakersOf(a.language).length - speakersOf(b.language).length);
  const unspoken = ordered.filter((lead) => speakersOf(lead.language).length === 0);
  const spoken = ordered.filter((lead) => speakersOf(lead.language).length > 0);
  for (const lead of [...spoken, ...unspoken]) {
    const receiver = mostFree(speakersOf(lead.language)) ?? mostFree(receivers);
    if (!receiver) break;
    dealt.set(lead.id, receiver.id);
    places.set(receiver.id, (places.get(receiver.id) ?? 0) - 1);
  }
  return dealt;
};
