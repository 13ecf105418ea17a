import { EventEmitter } from 'node:events';

/** Loaded before the script of a utility process: messages of the app come by `process.parentPort`. */
const parentPort = new EventEmitter();
process.on('message', (message) => parentPort.emit('message', message));
Object.assign(process, { parentPort });
// The app is gone, and so is what it started.
process.on('disconnect', () => process.exit());
