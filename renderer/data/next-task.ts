/** Lets others have the thread for a moment: keys, frames, and whoever waits for a message. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
