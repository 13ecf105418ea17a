import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Asked, Said } from './worker.ts';

/**
 * `npm run score -- --leads N`: scores N leads after a change of the model, as the preview does it in its worker, beside a bare loop over the
 * same rows. Ends with one line of JSON, and fails when lines do not add up, nothing was told on the way, or the main thread had to wait.
 */

const { values } = parseArgs({ options: { leads: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } });
const asked: Asked = { leads: Number(values.leads), seed: Number(values.seed), now: Date.parse('2026-11-17T13:05:00Z') };

const beatMs = 5;
const longestBlockMs = 50;
/** How long nothing is done first, to see what the machine itself takes. */
const idleMs = 2_000;
/** On a busy machine an idle thread waits too; this many times as long is put down to it, as a longer watch sees more. */
const noise = 4;

/** The longest that this thread was kept from its work since `begin`: by what it did, and by whoever else uses the machine. */
const watchThread = () => {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - beatMs);
    last = now;
  }, beatMs);
  return {
    begin: () => {
      last = performance.now();
      longest = 0;
    },
    end: (): number => {
      clearInterval(timer);
      return longest;
    },
  };
};

const idle = watchThread();
idle.begin();
await new Promise((resolve) => setTimeout(resolve, idleMs));
const idleBlockMs = idle.end();

const watch = watchThread();
let told = 0;
const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: asked });
const done = await new Promise<Extract<Said, { kind: 'done' }>>((resolve, reject) => {
  worker.on('message', (said: Said) => {
    if (said.kind === 'ready') watch.begin();
    else if (said.kind === 'progress') told += 1;
    else resolve(said);
  });
  worker.on('error', reject);
});
const blockMs = watch.end();
await worker.terminate();

const round = (value: number) => Math.round(value * 10) / 10;
const figures = {
  name: 'score',
  leads: asked.leads,
  rows: done.rows,
  bareLoopMs: round(done.bareMs),
  scoreOnceMs: round(done.scoreMs),
  previewMs: round(done.previewMs),
  previewPerLeadUs: round((done.previewMs * 1000) / asked.leads),
  timesBareLoop: round(done.scoreMs / Math.max(done.bareMs, 0.01)),
  outcomesMs: round(done.outcomesMs),
  progressTold: told,
  cancelMs: round(done.cancelMs),
  moved: done.moved,
  wrongSums: done.wrongSums,
  longestBlockMs: round(blockMs),
  idleBlockMs: round(idleBlockMs),
};
console.log(
  `${asked.leads} leads: every row read ${figures.bareLoopMs} ms, scored ${figures.scoreOnceMs} ms, two models beside each other ${figures.previewMs} ms`,
);
const isSound = done.wrongSums === 0 && told > 0 && done.moved > 0 && blockMs <= Math.max(longestBlockMs, idleBlockMs * noise);
console.log(JSON.stringify({ ...figures, isSound }));
process.exitCode = isSound ? 0 : 1;
