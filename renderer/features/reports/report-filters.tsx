import { leadSources } from '../../../shared/domain/lead.ts';
import { comparisons, periods, type Split, splits } from '../../../shared/domain/reports/choice.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';
import { reportDefinitions } from '../../../shared/domain/reports/run-report.ts';
import { useCache, useWholeCache } from '../../data/desk.ts';
import { InlineSelect, type SelectOption } from '../../ui/inline-select.tsx';
import { useNames } from '../../words/use-names.ts';
import { useWords } from '../../words/words.tsx';
import { useReportChoice } from './report-choice.ts';
import styles from './reports.module.css';
import { useFieldNames } from './use-report.ts';

const any = 'any';
type Named = { id: string; name: string };
const named = (of: Iterable<Named>): SelectOption[] =>
  [...of].map(({ id, name }) => ({ value: id, label: name })).sort((a, b) => a.label.localeCompare(b.label));

/** What a report is counted over. What changes nothing in the open report is not offered. */
export function ReportFilters({ name }: { name: ReportName }) {
  const words = useWords().reports;
  const { basis, hasSplit } = reportDefinitions[name];
  return (
    <fieldset className={styles.filters} aria-label={words.filters}>
      {basis !== 'now' && <PeriodChoice />}
      <WhoChoice />
      {hasSplit && <SplitChoice />}
      {basis !== 'now' && <ComparisonChoice />}
    </fieldset>
  );
}

function PeriodChoice() {
  const words = useWords().reports;
  const { choice, change } = useReportChoice();
  const day = (which: 'from' | 'to', label: string) => (
    <label className={styles.day}>
      <span className="vh">{label}</span>
      <input
        type="date"
        value={choice.own[which] ?? ''}
        onChange={(event) => change({ own: { ...choice.own, [which]: event.currentTarget.value || null } })}
      />
    </label>
  );
  return (
    <>
      <InlineSelect
        label={words.period}
        value={choice.period}
        options={[...periods, 'days' as const].map((value) => ({ value, label: words.periods[value] }))}
        onChange={(period) => change({ period })}
      />
      {choice.period === 'days' && (
        <>
          {day('from', words.from)}
          {day('to', words.to)}
        </>
      )}
    </>
  );
}

function WhoChoice() {
  const words = useWords();
  const { campaigns, users, teams, leads, settings } = useWholeCache();
  const { choice, change } = useReportChoice();
  const { country } = useNames();
  const countries = new Set<string>();
  for (const lead of leads.values()) if (lead.country) countries.add(lead.country);
  const segments = settings?.segments ?? [];
  const reps = [...users.values()].filter(({ role }) => role === 'rep');
  const select = (
    key: 'campaignId' | 'repId' | 'teamId' | 'country' | 'segmentId',
    label: string,
    all: string,
    options: readonly SelectOption[],
    least = 2,
  ) =>
    options.length >= least && (
      <InlineSelect
        label={label}
        value={choice[key] ?? any}
        options={[{ value: any, label: all }, ...options]}
        onChange={(value) => change({ [key]: value === any ? null : value })}
        isSearchable={options.length > 12}
      />
    );
  const { reports, importing } = words;
  return (
    <>
      {select('campaignId', reports.campaign, reports.allCampaigns, named(campaigns.values()))}
      <InlineSelect
        label={reports.source}
        value={choice.source ?? any}
        options={[{ value: any, label: reports.allSources }, ...leadSources.map((value) => ({ value, label: importing.sources[value] }))]}
        onChange={(value) => change({ source: leadSources.find((each) => each === value) ?? null })}
      />
      {select('repId', reports.rep, reports.allReps, named(reps))}
      {select('teamId', reports.team, reports.allTeams, named(teams.values()))}
      {select('country', reports.country, reports.allCountries, named([...countries].map((id) => ({ id, name: country(id) }))))}
      {select(
        'segmentId',
        reports.segment,
        reports.allSegments,
        segments.map(({ id, label }) => ({ value: id, label })),
        1,
      )}
    </>
  );
}

function SplitChoice() {
  const words = useWords().reports;
  const { choice, change } = useReportChoice();
  const fields = useFieldNames();
  const hasSegments = useCache(({ settings }) => (settings?.segments.length ?? 0) > 0);
  const options: SelectOption<Split>[] = [
    ...splits
      .filter((value) => value !== 'segment' || hasSegments || choice.split === value)
      .map((value) => ({ value, label: words.splits[value] })),
    ...fields.map((field) => ({ value: `field:${field}` as const, label: words.splitField(field) })),
  ];
  return <InlineSelect label={words.split} value={choice.split} options={options} onChange={(split) => change({ split })} />;
}

function ComparisonChoice() {
  const words = useWords().reports;
  const { choice, change } = useReportChoice();
  return (
    <InlineSelect
      label={words.compare}
      value={choice.comparison}
      options={(['none', ...comparisons] as const).map((value) => ({ value, label: words.comparisons[value] }))}
      onChange={(comparison) => change({ comparison })}
    />
  );
}

/** By what the leads are narrowed, in words. */
export const useChosenWords = (): string[] => {
  const { reports, importing } = useWords();
  const { campaigns, users, teams, settings } = useWholeCache();
  const { choice } = useReportChoice();
  const { country } = useNames();
  const { campaignId, source, repId, teamId, segmentId } = choice;
  const nameIn = (of: ReadonlyMap<string, { name: string }>, id: string) => of.get(id)?.name ?? id;
  return [
    ...(campaignId === null ? [] : [campaignId === '' ? reports.noCampaign : nameIn(campaigns, campaignId)]),
    ...(source === null ? [] : [importing.sources[source]]),
    ...(repId === null ? [] : [nameIn(users, repId)]),
    ...(teamId === null ? [] : [nameIn(teams, teamId)]),
    ...(choice.country === null ? [] : [country(choice.country)]),
    ...(segmentId === null ? [] : [settings?.segments.find(({ id }) => id === segmentId)?.label ?? segmentId]),
  ];
};
