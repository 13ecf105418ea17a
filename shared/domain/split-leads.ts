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
export const dealLeads = (leads: readonly MovedLead[], receivers: readonly Receiver[], shares: readonly number[]): Map<string, string> =>
  dealByPreference(leads, receivers, shares, ({ language }, { languages }) => language !== null && languages.includes(language));

/** As `dealLeads`, by any preference: whether this receiver suits this lead better than others do. */
export const dealByPreference = <Lead extends MovedLead, To extends { id: string }>(
  leads: readonly Lead[],
  receivers: readonly To[],
  shares: readonly number[],
  suits: (lead: Lead, receiver: To) => boolean,
): Map<string, string> => {
  const places = new Map(receivers.map(({ id }, index) => [id, shares[index] ?? 0]));
  const placesOf = ({ id }: To): number => places.get(id) ?? 0;
  const mostFree = (candidates: readonly To[]): To | undefined => {
    let best: To | undefined;
    for (const each of candidates) if (placesOf(each) > (best ? placesOf(best) : 0)) best = each;
    return best;
  };
  const suited = leads.map((lead) => ({ lead, who: receivers.filter((each) => suits(lead, each)) }));
  const dealt = new Map<string, string>();
  // Leads that few can take first, so that those who suit them still have places.
  const ordered = suited.filter(({ who }) => who.length > 0).sort((a, b) => a.who.length - b.who.length);
  for (const { lead, who } of [...ordered, ...suited.filter((each) => each.who.length === 0)]) {
    const receiver = mostFree(who) ?? mostFree(receivers);
    if (!receiver) break;
    dealt.set(lead.id, receiver.id);
    places.set(receiver.id, placesOf(receiver) - 1);
  }
  return dealt;
};
