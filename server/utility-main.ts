/**
 * The server as a process beside the desktop app: it stops when the app says so or is gone. The same server otherwise; its settings are in its
 * environment.
 */

type FromApp = { on(event: 'message', listener: (message: { data: unknown }) => void): void };

/** Electron's way to speak with what it has started; absent under Node. */
const { parentPort } = process as NodeJS.Process & { parentPort?: FromApp };

// As a signal, which Windows does not have.
parentPort?.on('message', ({ data }) => {
  if (data === 'stop') process.emit('SIGTERM');
});

await import('./main.ts');
