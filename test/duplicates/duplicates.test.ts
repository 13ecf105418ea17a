import { describe, expect, it } from 'vitest';
import { defaultBars } from '../../shared/domain/duplicates/bars.ts';
import { measure } from './measure.ts';
import { regions, type SetPlan, similarSet } from './similar-people.ts';
import type { SlipModel } from './slips.ts';

const models: SlipModel[] = ['keyboard', 'ear', 'scan', 'hurry'];
const plans = (['consumers', 'business'] as const).flatMap((kind) =>
  (Object.keys(regions) as SetPlan['countries'][]).map(
    (countries, index): SetPlan => ({
      seed: `${kind} of ${countries}`,
      kind,
      countries,
      slips: models[index % models.length] ?? 'keyboard',
      originals: 600,
      copies: 300,
    }),
  ),
);

describe('finding duplicates in sets of other names, countries and slips', () => {
  it.each(plans)('$kind, $countries, slips by $slips: precision 0.98, F1 0.95, and not all with all', (plan) => {
    const { people, truth } = similarSet(plan);
    const measured = measure(people, truth, defaultBars.suspectFrom);
    const { precision, f1 } = measured.at(defaultBars.suspectFrom);
    expect({ isPrecise: precision >= 0.98, isComplete: f1 >= 0.95 }, JSON.stringify({ precision, f1 })).toEqual({
      isPrecise: true,
      isComplete: true,
    });
    expect(measured.at(defaultBars.automaticFrom).precision).toBe(1);
    expect(measured.compared / ((people.length * (people.length - 1)) / 2)).toBeLessThan(0.05);
  });
});
