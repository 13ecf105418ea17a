/** The keys of a step's answers in a call, in their order. */
export const choiceKeys = ['q', 'w', 'e', 'r', 'u', 'i', 'p', 'l'] as const;
