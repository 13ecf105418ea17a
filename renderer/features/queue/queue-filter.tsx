import { useMemo } from 'react';
import { noSegments } from '../../../shared/domain/segment.ts';
import { useCache, useWholeCache } from '../../data/desk.ts';
import { InlineSelect, type SelectOption } from '../../ui/inline-select.tsx';
import { useNames } from '../../words/use-names.ts';
import { useWords } from '../../words/words.tsx';
import styles from './today.module.css';
import { useQueue } from './use-queue.ts';
import { useQueueView } from './use-queue-view.ts';

const all = 'all';

/** Which part of the queue the rep works on: one campaign, one language. Only what the queue holds can be chosen. */
export function QueueFilter() {
  const words = useWords().today.view;
  const { view, filter } = useQueueView();
  const { campaigns, languages } = useChoices();
  const segments = useCache((cache) => cache.settings?.segments) ?? noSegments;
  const segmentId = segments.some(({ id }) => id === view.segmentId) ? (view.segmentId ?? all) : all;
  const isFew = campaigns.length < 2 && languages.length < 2 && segments.length === 0;
  if (isFew && view.campaignId === null && view.language === null) return null;
  return (
    <span className={styles.view}>
      <InlineSelect
        label={words.campaign}
        value={view.campaignId ?? all}
        options={[{ value: all, label: words.allCampaigns }, ...campaigns]}
        onChange={(value) => filter({ campaignId: value === all ? null : value })}
        isSearchable={campaigns.length > 12}
      />
      <InlineSelect
        label={words.language}
        value={view.language ?? all}
        options={[{ value: all, label: words.allLanguages }, ...languages]}
        onChange={(value) => filter({ language: value === all ? null : value })}
      />
      {segments.length > 0 && (
        <InlineSelect
          label={words.segment}
          value={segmentId}
          options={[{ value: all, label: words.allSegments }, ...segments.map(({ id, label }) => ({ value: id, label }))]}
          onChange={(value) => filter({ segmentId: value === all ? null : value })}
        />
      )}
    </span>
  );
}

const useChoices = () => {
  const queue = useQueue();
  const names = useNames();
  const { campaigns } = useWholeCache();
  return useMemo(() => {
    const leads = queue ? [...queue.callable, ...queue.later].map(({ lead }) => lead) : [];
    const sorted = (options: SelectOption[]) => options.sort((a, b) => a.label.localeCompare(b.label));
    const campaignIds = new Set(leads.flatMap(({ campaignId }) => campaignId ?? []));
    const languages = new Set(leads.flatMap(({ language }) => language ?? []));
    return {
      campaigns: sorted([...campaignIds].map((value) => ({ value, label: campaigns.get(value)?.name ?? value }))),
      languages: sorted([...languages].map((value) => ({ value, label: names.language(value) }))),
    };
  }, [queue, campaigns, names]);
};
