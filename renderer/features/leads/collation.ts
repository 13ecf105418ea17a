/** Ranks of texts in the order of a locale; texts that compare as equal share a rank. */
export const rankTexts = (texts: readonly string[], locale: string): Uint32Array => {
  const { compare } = collatorOf(locale);
  const order = Array.from(texts, (_, index) => index).sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
  const ranks = new Uint32Array(texts.length);
  let rank = 0;
  order.forEach((index, place) => {
    const before = order[place - 1];
    if (before !== undefined && compare(texts[before] ?? '', texts[index] ?? '') !== 0) rank += 1;
    ranks[index] = rank;
  });
  return ranks;
};

const collators = new Map<string, Intl.Collator>();

/** The one collator of a locale: base letters decide, numbers go by value. */
export const collatorOf = (locale: string): Intl.Collator => {
  const known = collators.get(locale) ?? new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  collators.set(locale, known);
  return known;
};

/** More texts than this take longer to compare than a frame may wait; they are ranked in a worker. */
const atOnce = 10_000;

/** No line may hold NUL, so it parts texts that travel as one string: cloning 100,000 strings costs more than joining them. */
export const textSeparator = '\u0000';
export type RankRequest = { texts: string; locale: string };

/** Ranks at once when there are few; else a promise, from a worker where there is one. */
export const rankLater = (texts: readonly string[], locale: string): Uint32Array | Promise<Uint32Array> => {
  if (texts.length <= atOnce || typeof Worker === 'undefined') return rankTexts(texts, locale);
  return rankInWorker(texts, locale).catch(() => rankTexts(texts, locale));
};

const rankInWorker = (texts: readonly string[], locale: string): Promise<Uint32Array> => {
  const worker = new Worker(new URL('./collation-worker.ts', import.meta.url), { type: 'module' });
  const answered = new Promise<Uint32Array>((resolve, reject) => {
    worker.addEventListener('message', (event: MessageEvent<Uint32Array>) => resolve(event.data));
    worker.addEventListener('error', () => reject(new Error('the collation worker did not start')));
  });
  worker.postMessage({ texts: texts.join(textSeparator), locale } satisfies RankRequest);
  return answered.finally(() => worker.terminate());
};
