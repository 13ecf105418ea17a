import type { Script } from '../../../shared/domain/script.ts';
import { germanInquiry } from './german-inquiry.ts';
import { inboundInquiry } from './inbound-inquiry.ts';
import { reEngagement } from './re-engagement.ts';
import type { WrittenScript } from './script-parts.ts';
import { tradeShow } from './trade-show.ts';
import { tradeShowShorter } from './trade-show-shorter.ts';

/** The live scripts of the sample center, published some weeks before its history begins; one of them in two versions side by side. */
export const sampleScripts = (publishedAt: number, publishedById: string): Script[] => {
  const published = (script: WrittenScript, share: number): Script => ({
    ...script,
    share,
    campaignIds: [],
    revision: 1,
    savedAt: publishedAt,
    savedById: publishedById,
    publishedAt,
    publishedById,
    retiredAt: null,
  });
  return [
    published(inboundInquiry, 100),
    published(tradeShow, 50),
    published(tradeShowShorter, 50),
    published(reEngagement, 100),
    published(germanInquiry, 100),
  ];
};
