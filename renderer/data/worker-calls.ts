/** Methods called across to a worker, which answers one after the other in the order they came. What travels must be clonable. */

// biome-ignore lint/suspicious/noExplicitAny: what a method takes is its own affair; every call is typed by the method it names.
type Methods<Name extends string = string> = Record<Name, (...args: any[]) => Promise<unknown>>;

export type WorkerCall = { id: number; call: string; args: unknown[] };
type WorkerAnswer = { id: number; result: unknown } | { id: number; fault: string };

/** The worker ended, did not start, or could not answer. */
export class WorkerLost extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'WorkerLost';
  }
}

type Waiting = { resolve: (result: unknown) => void; reject: (fault: WorkerLost) => void };

export type CallsToWorker<Api> = {
  /** The worker's method of this name. Rejects with WorkerLost. */
  method: <Name extends keyof Api>(name: Name) => Api[Name];
  /** Ends the worker; whoever waits for it, or asks it later, is told why. */
  end: (reason: string) => void;
};

/** The page's side. */
export const callWorker = <Api extends Methods<keyof Api & string>>(worker: Worker): CallsToWorker<Api> => {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let lost: WorkerLost | undefined;
  const end = (reason: string) => {
    lost ??= new WorkerLost(reason);
    worker.terminate();
    for (const { reject } of waiting.values()) reject(lost);
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('fault' in data) asked?.reject(new WorkerLost(data.fault));
    else asked?.resolve(data.result);
  });
  worker.addEventListener('error', (event) => end(event.message || 'the worker failed'));
  worker.addEventListener('messageerror', () => end('an answer could not be read'));
  const ask = (call: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (lost) return reject(lost);
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      worker.postMessage({ id: lastId, call, args } satisfies WorkerCall);
    });
  return { method: (name) => ((...args: unknown[]) => ask(name as string, args)) as never, end };
};

/** The worker's side, to be called once. */
export const answerCalls = <Api extends Methods<keyof Api & string>>(methods: Api): void => {
  const host = globalThis as unknown as Pick<Worker, 'postMessage' | 'addEventListener'>;
  const answer = async ({ id, call, args }: WorkerCall): Promise<WorkerAnswer> => {
    try {
      return { id, result: await methods[call as keyof Api](...args) };
    } catch (fault) {
      return { id, fault: fault instanceof Error ? fault.message : String(fault) };
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  host.addEventListener('message', ({ data }: MessageEvent<WorkerCall>) => {
    last = last.then(() => answer(data)).then((said) => host.postMessage(said));
    // An answer that cannot be cloned: the page learns of it by the worker's error.
    last.catch(reportError);
  });
};
