import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../simulation/random.ts';
import { checkChoice, choicesOf, desktopFacts } from './agree.ts';
import { aRandomCenter } from './random-center.ts';

test('every figure of every report is what its list comes to, in whatever order the rows lie', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const random = seededRandom(seed);
      const center = aRandomCenter(random, (what) => `c.${what}`);
      const [here, there] = [desktopFacts(center, random), desktopFacts(center, random)];
      for (const choice of choicesOf(center, random)) expect(checkChoice(choice, here, () => there).faults).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
