/** Keys of numbered answers where the digits mean something else: left of the letters' keys, then what is free in that row. */
export const choiceKeys = ['q', 'w', 'e', 'r', 'u', 'i', 'p', 'l'] as const;
