import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { findChromium } from '../../build/chromium.mjs';
import { type Answer, answerValue, letterStates, letters } from '../../shared/domain/bantfo.ts';
import { scoreRuleKinds } from '../../shared/domain/score-model.ts';
import { stages } from '../../shared/domain/stage.ts';
import { anAnswer, builtAt, someSettings } from '../builders/domain.ts';
import { makeFacts } from '../score/rows.ts';
import { type Random, seededRandom } from '../simulation/random.ts';
import { type JudgeCase, judgeCases } from '../support/judge-cases.ts';

const dayMs = 86_400_000;
const settings = someSettings();
const zones = ['Europe/Berlin', 'America/Denver', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

/** The center's own rules with other points, caps and half-lives, in another zone and with another horizon. */
const someRules = ({ below, pick, chance }: Random): JudgeCase['settings'] => {
  const rules = settings.score.rules.map((rule) => ({
    ...rule,
    kind: chance(0.9) ? rule.kind : pick(scoreRuleKinds.filter((kind) => kind !== 'segment')),
    points: below(101) - 50,
    cap: chance(0.5) ? below(60) : null,
    halfLifeDays: chance(0.7) ? below(400) : null,
  }));
  const bantfo = { ...settings.bantfo, horizonMonths: 1 + below(24) };
  return { ...settings, zone: pick(zones), score: { ...settings.score, rules }, bantfo };
};

const someAnswers = ({ below, pick, chance }: Random, leadId: string, at: number): Answer[] =>
  letters.flatMap((letter) =>
    Array.from({ length: below(3) }, (_, index) =>
      anAnswer({
        id: `${leadId}.${letter}${index}`,
        leadId,
        letter,
        state: pick(letterStates),
        confidence: pick(['sure', 'likely', 'guess'] as const),
        answeredAt: at - below(700 * dayMs),
        value: answerValue.parse(
          chance(0.5) ? { horizonMonths: below(30) } : { neededOn: pick(['2026-11-17', '2027-08-31', '2028-02-29']) },
        ),
      }),
    ),
  );

/** Leads of a seed under rules of the same seed, judged at any instant of a year. */
const someCases = (count: number, seed: number): JudgeCase[] => {
  const random = seededRandom(seed);
  const held = makeFacts(count, seed, builtAt);
  return held.leads.map((lead): JudgeCase => {
    const at = builtAt + random.below(365 * dayMs);
    const facts = {
      lead,
      company: held.companies.get(lead.companyId ?? ''),
      touches: held.touches.get(lead.id) ?? [],
      attempts: held.attempts.get(lead.id) ?? [],
      contactsAtCompany: 1 + random.below(8),
    };
    return { facts, answers: someAnswers(random, lead.id, at), stage: random.pick(stages), settings: someRules(random), at };
  });
};

/** The rules as a script for a page, built like the app. */
const rulesForPage = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2024',
      lib: { entry: join(import.meta.dirname, '../support/judge-cases.ts'), formats: ['iife'], name: 'rules' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const [chunk] = bundle && 'output' in bundle ? bundle.output : [];
  return chunk?.code ?? '';
};

test('score with its lines, verdict and stage are the same in a browser and on the server, bit for bit', async () => {
  const cases = someCases(600, 20_261);
  const here = judgeCases(cases);
  expect(new Set(here).size).toBeGreaterThan(590);
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await rulesForPage() });
    // As text: what the page is handed is what it would read from its own disk.
    const there = await page.evaluate(
      (text) => (globalThis as unknown as { rules: { judgeCases: typeof judgeCases } }).rules.judgeCases(JSON.parse(text)),
      JSON.stringify(cases),
    );
    expect(there.length).toBe(here.length);
    expect(there.flatMap((said, index) => (said === here[index] ? [] : [{ there: said, here: here[index] }]))).toEqual([]);
  } finally {
    await browser.close();
  }
});
