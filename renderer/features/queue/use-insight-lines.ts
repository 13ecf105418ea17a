import { useLiveQuery } from 'dexie-react-hooks';
import type { Lead } from '../../../shared/domain/lead.ts';
import { type NextBestAction, nextBestAction } from '../../../shared/domain/next-best-action.ts';
import type { PulseKind } from '../../../shared/domain/pulse-settings.ts';
import { touchInsights } from '../../../shared/domain/touch-insights.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { rowsOfLeads } from '../../data/rows.ts';
import { useFormats, useWords } from '../../words/words.tsx';

export type InsightLine = { code: 'bestAction' | 'channel' | 'topics'; strong: string; rest: string };

/**
 * What the lead responded to and what helps it along, as far as it says more than "call": nothing that one answer alone suggests. Nor
 * that it be waited with, as a promise comes up some minutes before its time. `due`: the touch that the pulse asks for now.
 */
export const useInsightLines = (lead: Lead, now: number, due: PulseKind | null): InsightLine[] => {
  const { db } = useDesk();
  const { campaigns } = useWholeCache();
  const words = useWords().today;
  const sayAction = useActionWords(now);
  const known = useLiveQuery(async () => {
    const [touches, attempts] = await Promise.all([rowsOfLeads(db, 'touches', [lead.id]), rowsOfLeads(db, 'attempts', [lead.id])]);
    return { touches, attempts: attempts.sort((a, b) => a.startedAt - b.startedAt) };
  }, [db, lead.id]);
  if (!known) return [];
  const insights = touchInsights(lead, known.touches, known.attempts);
  const action = nextBestAction(lead, insights, known.attempts, now, due);
  const { channel, topics } = insights;
  const lines: InsightLine[] = action.code === 'call' || action.code === 'wait' ? [] : [{ code: 'bestAction', ...sayAction(action) }];
  if (channel && channel.kind !== 'phone' && channel.sureness !== 'hint') {
    const rest = words.answeredOf(channel.answered, channel.of, words.sureness[channel.sureness]);
    lines.push({ code: 'channel', strong: words.channel(words.channels[channel.kind]), rest });
  }
  const [topic] = topics;
  if (topic && topic.count > 1) {
    const name = campaigns.get(topic.campaignId)?.name ?? topic.campaignId;
    lines.push({ code: 'topics', strong: words.topics(name), rest: words.topicsCount(topic.count, words.sureness[topic.sureness]) });
  }
  return lines;
};

const useActionWords = (now: number): ((action: NextBestAction) => { strong: string; rest: string }) => {
  const { best, bestWhy } = useWords().today;
  const formats = useFormats();
  const why = (action: NextBestAction): string => {
    switch (action.code) {
      case 'handOff':
        return bestWhy.handOff;
      case 'none':
        return bestWhy[action.reason];
      case 'findDecisionMaker':
        return bestWhy.gatekeepers(action.gatekeepers);
      case 'sendContent':
        return bestWhy[action.reason](bestWhy.phases[action.phase]);
      case 'plannedTouch':
        return bestWhy.plannedTouch;
      case 'nurture':
        return bestWhy.timing;
      case 'wait':
        return bestWhy.until(formats.dayAndTime(action.until, now));
      case 'call':
        return bestWhy[action.reason];
    }
  };
  return (action) => ({
    strong: action.code === 'plannedTouch' ? best.plannedTouch[action.kind] : best[action.code],
    rest: why(action),
  });
};
