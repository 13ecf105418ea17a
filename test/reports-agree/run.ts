import { parseArgs } from 'node:util';
import { openEmbedded } from '../../server/db/embedded.ts';
import { migrate } from '../../server/db/migrate.ts';
import { seededRandom } from '../simulation/random.ts';
import { checkChoice, checkFunnelInSql, choicesOf, desktopFacts, keepCenter, serverFacts } from './agree.ts';
import { aRandomCenter } from './random-center.ts';

/**
 * `npm run reports-agree -- --seed S --centers N`: random centers, each written into a real database and held as a desktop holds it; every
 * figure of every report is to be what its list comes to, and the same on both sides, to the cent. Ends with one line of figures as JSON.
 */
const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' }, centers: { type: 'string', default: '50' } } });
const [seed, centers] = [Number(values.seed), Number(values.centers)];

const began = performance.now();
const database = await openEmbedded();
await migrate(database);
let figures = 0;
let leads = 0;
let faults = 0;
for (let at = 0; at < centers; at += 1) {
  const random = seededRandom(seed + at);
  const centerId = `center-${seed + at}`;
  const center = aRandomCenter(random, (what) => `${centerId}.${what}`);
  await database.transaction((sql) => keepCenter(sql, centerId, center));
  const here = desktopFacts(center, random);
  leads += here.leads.length;
  for (const choice of choicesOf(center, random)) {
    const there = await serverFacts(database, centerId, `${centerId}.person-4`, choice.split);
    const inSql = await checkFunnelInSql(database, centerId, `${centerId}.person-4`, choice, here);
    for (const checked of [checkChoice(choice, here, there), inSql]) {
      figures += checked.figures;
      faults += checked.faults.length;
      for (const fault of checked.faults.slice(0, 5)) console.error(`seed ${seed + at}, ${JSON.stringify(choice)}: ${fault}`);
    }
  }
}
await database.close();
console.log(JSON.stringify({ seed, centers, leads, figures, faults, ms: Math.round(performance.now() - began) }));
if (faults > 0 || figures === 0) process.exitCode = 1;
