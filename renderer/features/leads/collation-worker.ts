import { type RankRequest, rankTexts, textSeparator } from './collation.ts';

/** Comparing 100,000 names takes a quarter of a second, which no frame can wait for. */
self.addEventListener('message', ({ data }: MessageEvent<RankRequest>) => {
  const ranks = rankTexts(data.texts.split(textSeparator), data.locale);
  self.postMessage(ranks, { transfer: [ranks.buffer] });
});
