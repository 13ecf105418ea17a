import { parseArgs } from 'node:util';
import { defaultBars } from '../../shared/domain/duplicates/bars.ts';
import { createDuplicateIndex } from '../../shared/domain/duplicates/duplicate-index.ts';
import type { PersonFacts } from '../../shared/domain/duplicates/person-facts.ts';
import { similarSet } from './similar-people.ts';

/**
 * `npm run duplicates:large -- --known 100000 --new 100000`: so many new rows, a tenth of them people who are known already, against so many
 * known, beside a plain join by mail and phone in the same run. Ends with one line of figures as JSON, and fails when all are compared with
 * all, when too little is found, or when memory grows out of bounds.
 */
const { values } = parseArgs({ options: { known: { type: 'string', default: '100000' }, new: { type: 'string', default: '100000' } } });
const [knownCount, newCount] = [Number(values.known), Number(values.new)];

const heapMb = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20 + process.memoryUsage().arrayBuffers / 2 ** 20;
};
/** Processor time of this thread: other work on the machine does not lengthen it. */
const timed = <Result>(work: () => Result): { result: Result; ms: number } => {
  const before = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(before);
  return { result, ms: Math.round((user + system) / 1000) };
};

/** What every import can do: the same mail or the same number. */
const joinExactly = (known: readonly PersonFacts[], fresh: readonly PersonFacts[]): Map<string, string> => {
  const byKey = new Map<string, string>();
  for (const { id, email, phones } of known) for (const key of [...(email ? [email] : []), ...phones]) byKey.set(key, id);
  const found = new Map<string, string>();
  for (const { id, email, phones } of fresh) {
    const match = (email ? byKey.get(email) : undefined) ?? phones.map((each) => byKey.get(each)).find((each) => each !== undefined);
    if (match) found.set(id, match);
  }
  return found;
};

const matchAll = (known: readonly PersonFacts[], fresh: readonly PersonFacts[]) => {
  const before = heapMb();
  const index = createDuplicateIndex();
  const built = timed(() => {
    for (const each of known) index.add(each);
  });
  const memoryMb = Math.round(heapMb() - before);
  const found = new Map<string, string>();
  const probed = timed(() => {
    for (const each of fresh) {
      const [best] = index.suspectsOf(each, defaultBars.suspectFrom);
      if (best) found.set(each.id, best.id);
    }
  });
  return { found, buildMs: built.ms, probeMs: probed.ms, memoryMb, compared: index.compared() };
};

const qualityOf = (found: ReadonlyMap<string, string>, truth: ReadonlyMap<string, string>, copies: number) => {
  const right = [...found].filter(([id, match]) => truth.get(id) === truth.get(match)).length;
  return { precision: Math.round((right / Math.max(found.size, 1)) * 1e4) / 1e4, recall: Math.round((right / copies) * 1e4) / 1e4 };
};

const main = (): void => {
  const copies = Math.floor(newCount / 10);
  const plan = { seed: 'large', kind: 'business', countries: 'german', slips: 'keyboard' } as const;
  const { people, truth } = similarSet({ ...plan, originals: knownCount + newCount - copies, copies, fromFirst: knownCount });
  const known = people.slice(0, knownCount);
  const fresh = people.slice(knownCount);
  const plain = timed(() => joinExactly(known, fresh));
  const similar = matchAll(known, fresh);
  const figures = {
    known: known.length,
    new: fresh.length,
    plainMs: plain.ms,
    plain: qualityOf(plain.result, truth, copies),
    similarMs: similar.buildMs + similar.probeMs,
    buildMs: similar.buildMs,
    probeMs: similar.probeMs,
    timesPlain: Math.round((similar.buildMs + similar.probeMs) / Math.max(plain.ms, 1)),
    similar: qualityOf(similar.found, truth, copies),
    memoryMb: similar.memoryMb,
    compared: similar.compared,
    comparedPerRow: Math.round((similar.compared / fresh.length) * 10) / 10,
    ofAllPairs: similar.compared / (known.length * fresh.length),
  };
  console.log(`plain join by mail and phone: ${plain.ms} ms, recall ${figures.plain.recall}, precision ${figures.plain.precision}`);
  console.log(`similar: ${similar.buildMs} ms to take in those known (${similar.memoryMb} MB), ${similar.probeMs} ms for the new ones`);
  console.log(
    `  recall ${figures.similar.recall}, precision ${figures.similar.precision}; ${figures.comparedPerRow} compared for each new row`,
  );
  console.log(JSON.stringify(figures));
  const isFaulty =
    figures.comparedPerRow > 100 || figures.similar.recall < 0.9 || figures.similar.precision < 0.95 || similar.memoryMb > 600;
  if (isFaulty) process.exitCode = 1;
};

main();
