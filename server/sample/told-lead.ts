import type { BriefDetails, Fate } from './lead-brief.ts';

/** A lead the sample tells about: `Declan Murphy|Operations director|corrib`. */
export type Told = {
  who: string;
  owner: string;
  fate: Fate;
  campaign?: string | null;
  outcomes?: string;
  lastAgo?: number;
  letters?: string;
  /** No number known. */
  isWithoutPhone?: boolean;
} & Partial<BriefDetails>;
