import { type ChildProcess, fork as forkNode } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ForkOptions } from 'electron';

const running = new Set<ChildProcess>();

/** A process of Node beside the app, with `process.parentPort` as Electron's has it. */
export class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    running.add(child);
    child.on('spawn', () => this.emit('spawn'));
    child.on('message', (message) => this.emit('message', message));
    child.on('exit', (code) => {
      running.delete(child);
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get stdout(): Readable | null {
    return this.#child.stdout;
  }

  get stderr(): Readable | null {
    return this.#child.stderr;
  }

  postMessage(message: unknown): void {
    this.#child.send({ data: message });
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork: (script: string, args: string[] = [], { env, stdio }: ForkOptions = {}): UtilityProcess => {
    const [input = 'ignore', output = 'inherit', errors = 'inherit'] = Array.isArray(stdio) ? stdio : [];
    const child = forkNode(script, args, {
      env: env as NodeJS.ProcessEnv,
      execArgv: ['asar.ts', 'parent-port.ts'].flatMap((name) => ['--import', join(import.meta.dirname, name)]),
      stdio: [input as 'ignore', output as 'pipe', errors as 'pipe', 'ipc'],
    });
    return new UtilityProcess(child);
  },
};

/** They end with the app, however it ends. */
export const endUtilityProcesses = (): void => {
  for (const child of running) child.kill();
};
