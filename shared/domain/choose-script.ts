import type { Script } from './call.ts';
import type { Lead } from './lead.ts';
import type { Campaign } from './people.ts';

/** What a script is for, as far as its key says so. */
type Purpose = 'inquiry' | 'tradeShow' | 'reEngagement';

const purposeOfScript = ({ scriptKey }: Script): Purpose => {
  const key = scriptKey.toLowerCase();
  if (key.includes('tradeshow') || key.includes('fair')) return 'tradeShow';
  return key.includes('reengage') ? 'reEngagement' : 'inquiry';
};

const purposeOfCall = (lead: Pick<Lead, 'stage' | 'source'>, campaign: Pick<Campaign, 'channel'> | undefined): Purpose => {
  if (lead.stage === 'nurture' || lead.stage === 'keepInformed') return 'reEngagement';
  return lead.source === 'tradeShow' || campaign?.channel === 'tradeShow' ? 'tradeShow' : 'inquiry';
};

/** The newest live version of every script. */
export const liveScripts = (scripts: Iterable<Script>): Script[] => {
  const newest = new Map<string, Script>();
  for (const script of scripts) {
    const standing = newest.get(script.scriptKey);
    if (script.state === 'live' && (!standing || standing.version < script.version)) newest.set(script.scriptKey, script);
  }
  return [...newest.values()];
};

/**
 * The script for a call: in the lead's language before all else (where the rep speaks it), then for what brought the lead
 * here: rest, trade show, own inquiry. `spoken`: the rep's languages, the first one counting most where nothing is known.
 */
export const chooseScript = (
  scripts: Iterable<Script>,
  lead: Pick<Lead, 'language' | 'stage' | 'source'>,
  campaign: Pick<Campaign, 'channel'> | undefined,
  spoken: readonly string[],
): Script | undefined => {
  const isSpoken = (language: string) => spoken.length === 0 || spoken.includes(language);
  const wanted = lead.language && isSpoken(lead.language) ? lead.language : null;
  const purpose = purposeOfCall(lead, campaign);
  const rank = (script: Script): number => {
    const language = script.language === wanted ? 8 : script.language === 'en' ? 4 : isSpoken(script.language) ? 2 : 0;
    return language + (purposeOfScript(script) === purpose ? 1 : 0);
  };
  return liveScripts(scripts)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .reduce<Script | undefined>((best, script) => (!best || rank(script) > rank(best) ? script : best), undefined);
};
