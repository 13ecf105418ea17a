import type { Lead } from './lead.ts';
import type { Campaign } from './people.ts';
import type { Script, ScriptPurpose } from './script.ts';
import { versionForLead } from './script-share.ts';

/** What a script is for: as its people said, else as far as its key says so. */
export const purposesOfScript = ({ purposes, scriptKey }: Pick<Script, 'purposes' | 'scriptKey'>): readonly ScriptPurpose[] => {
  if (purposes.length > 0) return purposes;
  const key = scriptKey.toLowerCase();
  if (key.includes('tradeshow') || key.includes('fair')) return ['tradeShow'];
  return key.includes('reengage') ? ['reEngagement'] : ['inquiry'];
};

const purposeOfCall = (lead: Pick<Lead, 'stage' | 'source'>, campaign: Pick<Campaign, 'channel'> | undefined): ScriptPurpose => {
  if (lead.stage === 'nurture' || lead.stage === 'keepInformed') return 'reEngagement';
  return lead.source === 'tradeShow' || campaign?.channel === 'tradeShow' ? 'tradeShow' : 'inquiry';
};

/** Of every script the live version that calls to this lead take. */
export const liveScripts = (scripts: Iterable<Script>, leadId: string): Script[] => {
  const live = [...scripts].filter(({ state }) => state === 'live');
  return [...Map.groupBy(live, ({ scriptKey }) => scriptKey).values()].flatMap((versions) => versionForLead(versions, leadId) ?? []);
};

type CalledLead = Pick<Lead, 'id' | 'language' | 'stage' | 'source' | 'campaignId'>;

/**
 * The script for a call: in the lead's language before all else (where the rep speaks it), then one written for its campaign,
 * then for what brought the lead here: rest, trade show, own inquiry. `spoken`: the rep's languages.
 */
export const chooseScript = (
  scripts: Iterable<Script>,
  lead: CalledLead,
  campaign: Pick<Campaign, 'channel'> | undefined,
  spoken: readonly string[],
): Script | undefined => {
  const isSpoken = (language: string) => spoken.length === 0 || spoken.includes(language);
  const wanted = lead.language && isSpoken(lead.language) ? lead.language : null;
  const purpose = purposeOfCall(lead, campaign);
  const rank = (script: Script): number => {
    const language = script.language === wanted ? 32 : script.language === 'en' ? 16 : isSpoken(script.language) ? 8 : 0;
    const isOwn = lead.campaignId !== null && script.campaignIds.includes(lead.campaignId);
    const isForOthers = script.campaignIds.length > 0 && !isOwn;
    return language + (isOwn ? 4 : 0) + (purposesOfScript(script).includes(purpose) ? 2 : 0) + (isForOthers ? 0 : 1);
  };
  return liveScripts(scripts, lead.id)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .reduce<Script | undefined>((best, script) => (!best || rank(script) > rank(best) ? script : best), undefined);
};
