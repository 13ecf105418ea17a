/** A list with an item in the place of the one that has its id, or at the end. */
export const placed = <Item extends { id: string }>(items: readonly Item[], item: Item): Item[] => {
  const at = items.findIndex(({ id }) => id === item.id);
  return at < 0 ? [...items, item] : items.with(at, item);
};
