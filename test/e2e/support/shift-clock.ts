import { shiftClock } from './clock.ts';

// `node --import …/shift-clock.ts`: before anything else of the process, and in each of its worker threads.
shiftClock(Number(process.env.CLOCK_SHIFT_MS ?? 0));
