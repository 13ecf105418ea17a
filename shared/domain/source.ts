import type { Touch } from './call.ts';
import type { LeadSource } from './lead.ts';
import type { Stage } from './stage.ts';

type WhatIsKnown = { firstName: string; lastName: string; email: string | null; phones: readonly unknown[]; companyName: string };

/**
 * The stage a source earns (DOMAIN: the refinery). Somebody who asked, or was recommended, is a lead when they can be reached;
 * a scanned badge or a bought name is a contact; a row that only says that somebody was there is a touch.
 */
export const entryStage = (source: LeadSource, known: WhatIsKnown): Stage => {
  const hasName = `${known.firstName}${known.lastName}` !== '';
  const isReachable = known.phones.length > 0 || known.email !== null;
  if (!hasName && !isReachable) return 'touch';
  const hasAsked = source === 'inquiry' || source === 'webForm' || source === 'referral';
  if (isReachable && (hasAsked || (known.phones.length > 0 && known.companyName !== ''))) return 'lead';
  return 'contact';
};

const touchKinds: Record<LeadSource, Touch['kind']> = {
  tradeShow: 'badgeScan',
  webForm: 'inquiry',
  inquiry: 'inquiry',
  referral: 'referral',
  prospecting: 'import',
  import: 'import',
};

/** The kind of first touch that a source stands for. */
export const sourceTouchKind = (source: LeadSource): Touch['kind'] => touchKinds[source];
