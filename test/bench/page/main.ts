import { commandWrite, firstSync, keystroke, openToday, queueAfterChange } from './measures.tsx';

/** What the runner calls from outside. */
Object.assign(window, { bench: { commandWrite, firstSync, keystroke, openToday, queueAfterChange } });
