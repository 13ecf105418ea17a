/** The span of keys `[from, before)` that holds the ids of all rows a command made: each begins with the command's own. */
export const idsMadeBy = (commandId: string): [from: string, before: string] => [`${commandId}.`, `${commandId}/`];
