/** Times as the browser's own fields for day and time write them: the wall time of this machine. */

export const localTime = (at: number): string => {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
};

/** NaN for what is no time. */
export const timeOfLocal = (text: string): number => new Date(text).getTime();

/** Six in the evening, of tomorrow when it is late. */
export const endOfWorkday = (at: number): number => new Date(at).setHours(18, 0, 0, 0) + (new Date(at).getHours() >= 17 ? 86_400_000 : 0);
