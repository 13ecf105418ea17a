import { importRows } from './import-measure.tsx';
import { commandWrite, firstSync, keystroke, openToday, pullChanges, queueAfterChange } from './measures.tsx';

/** What the runner calls from outside. */
Object.assign(window, { bench: { commandWrite, firstSync, importRows, keystroke, openToday, pullChanges, queueAfterChange } });
