import { parentPort, workerData } from 'node:worker_threads';
import { Cancelled, type HeldFacts, runJob, type ScoreProgress } from '../../renderer/features/settings/score/score-work.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import { createScorer, scoreWith } from '../../shared/domain/score.ts';
import { movedLeads } from '../../shared/domain/score-preview.ts';
import { makeFacts } from './rows.ts';

/** What the app's own worker does, on as many leads as asked; each time beside a bare loop over the same rows. */

export type Asked = { leads: number; seed: number; now: number };
export type Said =
  | { kind: 'ready' }
  | { kind: 'progress'; progress: ScoreProgress }
  | {
      kind: 'done';
      /** Medians in ms: every row read once, all scored once, the preview's two models, cancel to rest. */
      bareMs: number;
      scoreMs: number;
      previewMs: number;
      outcomesMs: number;
      cancelMs: number;
      rows: number;
      moved: number;
      /** Leads whose lines do not add up. */
      wrongSums: number;
    };

const asked = workerData as Asked;
const say = (said: Said) => parentPort?.postMessage(said);
const held = makeFacts(asked.leads, asked.seed, asked.now);
say({ kind: 'ready' });

const rounds = 3;
const medianOf = async (work: () => unknown): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[1] ?? 0;
};

/** Looks at every row that scoring looks at, and does nothing with it. */
const readAll = ({ leads, companies, touches, attempts }: HeldFacts): number => {
  let [rows, sum] = [0, 0];
  for (const lead of leads) {
    sum += lead.title.length + (companies.get(lead.companyId ?? '')?.employees ?? 0);
    rows += 1;
    for (const touch of touches.get(lead.id) ?? []) {
      sum += touch.happenedAt % 7;
      rows += 1;
    }
    for (const call of attempts.get(lead.id) ?? []) {
      sum += call.startedAt % 7;
      rows += 1;
    }
  }
  return sum < 0 ? 0 : rows;
};

const scorer = createScorer(defaultSettings);
const scoreAll = (): number => {
  let wrong = 0;
  for (const lead of held.leads) {
    const facts = {
      lead,
      company: held.companies.get(lead.companyId ?? ''),
      touches: held.touches.get(lead.id) ?? [],
      attempts: held.attempts.get(lead.id) ?? [],
      contactsAtCompany: 2,
    };
    const { score, lines } = scoreWith(scorer, facts, asked.now);
    let sum = 0;
    for (const line of lines) sum += line.points;
    if (sum !== score) wrong += 1;
  }
  return wrong;
};

const { score: before } = defaultSettings;
const after = {
  ...before,
  model: 'next',
  rules: before.rules.map((rule) => (rule.id === 'content' ? { ...rule, points: 16, cap: 48 } : rule)),
};
const way = { onProgress: (progress: ScoreProgress) => say({ kind: 'progress', progress }), isOver: () => false };
const job = { kind: 'preview', before, after, at: asked.now } as const;

const bareMs = await medianOf(() => readAll(held));
const wrongSums = scoreAll();
const scoreMs = await medianOf(scoreAll);
let moved = 0;
const previewMs = await medianOf(async () => {
  const result = await runJob(held, job, way);
  if (result.kind === 'preview') moved = movedLeads(result.moves).length;
});
const outcomesMs = await medianOf(() => runJob(held, { kind: 'outcomes', models: [after, before] }, way));
let cancelledAt = 0;
const isOver = () => {
  cancelledAt ||= performance.now();
  return true;
};
await runJob(held, job, { ...way, isOver }).catch((error: unknown) => {
  if (!(error instanceof Cancelled)) throw error;
});
say({
  kind: 'done',
  bareMs,
  scoreMs,
  previewMs,
  outcomesMs,
  cancelMs: performance.now() - cancelledAt,
  rows: readAll(held),
  moved,
  wrongSums,
});
