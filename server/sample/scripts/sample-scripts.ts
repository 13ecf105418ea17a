import type { Script } from '../../../shared/domain/call.ts';
import { germanInquiry } from './german-inquiry.ts';
import { inboundInquiry } from './inbound-inquiry.ts';
import { reEngagement } from './re-engagement.ts';
import { tradeShow } from './trade-show.ts';

/** The live scripts of the sample center, published some weeks before its history begins. */
export const sampleScripts = (publishedAt: number, publishedById: string): Script[] =>
  [inboundInquiry, tradeShow, reEngagement, germanInquiry].map((script) => ({ ...script, publishedAt, publishedById }));
