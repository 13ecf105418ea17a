import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { z } from 'zod';
import {
  type Asked,
  type Behind,
  type LeadsAnswer,
  leadsAnswer,
  type ReportAnswer,
  reportAnswer,
} from '../../../shared/domain/reports/answer.ts';
import type { Part } from '../../../shared/domain/reports/figures.ts';
import type { ReportName } from '../../../shared/domain/reports/report.ts';
import type { Api } from '../../data/api.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { holdsAllHistory } from '../../data/rows.ts';
import { useNow } from '../../data/use-now.ts';
import { choiceAt, type ShownChoice } from './report-choice.ts';
import type { LeadsBehind, Mark } from './report-counter.ts';
import { type OpenCounter, openCounter } from './worker-counter.ts';

/** A report may be this old; it counts over everything, so it does not follow each change. */
const countEveryMs = 60_000;

const counters = new WeakMap<object, OpenCounter>();

/** One worker for all reports of a window; it ends with the window, as what it has read serves the next report. */
const useCounter = (): OpenCounter => {
  const { db } = useDesk();
  return useMemo(() => {
    const open = counters.get(db) ?? openCounter(db);
    counters.set(db, open);
    return open;
  }, [db]);
};

export type ReportState = {
  /** The newest answers, one for each name asked; null until all are there. */
  answers: ReportAnswer[] | null;
  isCounting: boolean;
  /** Why there is none: the server cannot be reached, or this machine could not count. */
  fault: 'unreachable' | 'failed' | null;
  again: () => void;
  leadsBehind: (name: ReportName, behind: Behind) => Promise<LeadsBehind>;
};

/** The reports of those names, counted by this machine or by the server. */
export const useReports = (names: readonly ReportName[], shown: ShownChoice): ReportState => {
  const { api } = useDesk();
  const counter = useCounter();
  const { at, mark, zone } = useTick();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Pick<ReportState, 'answers' | 'fault'> & { key: string }>({ answers: null, fault: null, key: '' });
  const asked = useMemo(() => askedFor(names, shown, at, zone), [names, shown, at, zone]);
  const key = JSON.stringify([names, shown]);
  const fullKey = `${key} ${at} ${mark} ${turn}`;
  useEffect(() => {
    if (!asked) return undefined;
    let isWanted = true;
    const countOne = (each: Asked) => (shown.countedBy === 'server' ? countOnServer(api, each) : counter.count(each, at, mark));
    Promise.all(asked.map(countOne)).then(
      (answers) => isWanted && setState({ answers, fault: null, key: fullKey }),
      (error: unknown) =>
        isWanted && setState({ answers: null, fault: error instanceof Unreachable ? 'unreachable' : 'failed', key: fullKey }),
    );
    return () => {
      isWanted = false;
    };
  }, [asked, at, mark, shown.countedBy, api, counter, fullKey]);
  const leadsBehind = useCallback(
    (name: ReportName, behind: Behind) => {
      const one = asked?.find((each) => each.name === name);
      if (!one) return Promise.resolve<LeadsBehind>({ column: behind.column, parts: [] });
      return shown.countedBy === 'server' ? leadsOnServer(api, one, behind) : counter.leadsBehind(one, behind, at, mark);
    },
    [asked, shown.countedBy, api, counter, at, mark],
  );
  const isOfThese = state.answers?.every(({ name }, index) => name === names[index]) ?? false;
  return {
    answers: isOfThese ? state.answers : null,
    isCounting: state.key !== fullKey,
    fault: state.key === fullKey ? state.fault : null,
    again: () => setTurn(turn + 1),
    leadsBehind,
  };
};

const askedFor = (names: readonly ReportName[], shown: ShownChoice, at: number, zone: string | undefined): Asked[] | null => {
  if (zone === undefined) return null;
  const choice = choiceAt(shown, at, zone);
  return names.map((name) => ({ name, choice, comparison: shown.comparison === 'none' ? null : shown.comparison }));
};

/** When to count anew, over which rows, by which clock; nothing until the rows are here. */
const useTick = (): { at: number; mark: Mark; zone: string | undefined } => {
  const at = useNow(countEveryMs);
  const { cache, db } = useDesk();
  const zone = useCache(({ isLoaded, settings }) => (isLoaded ? settings?.zone : undefined));
  // After a first load what happened with leads comes last and changes no lead: what was counted before is counted anew then.
  const isWhole = useLiveQuery(() => holdsAllHistory(db), [db]) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read when it is time, not with every change
  const mark = useMemo(() => 2 * cache.store.getState().revision + Number(isWhole), [cache, at, zone, isWhole]);
  return { at, mark, zone };
};

/** Columns kept from imports, by which leads can be split. */
export const useFieldNames = (): readonly string[] => {
  const counter = useCounter();
  const { mark, zone } = useTick();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    let isWanted = true;
    if (zone !== undefined)
      counter.fieldNames(mark).then(
        (found) => isWanted && setNames(found),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [counter, mark, zone]);
  return names;
};

class Unreachable extends Error {}

const ask = async <Schema extends z.ZodType>(api: Api, path: string, schema: Schema): Promise<z.output<Schema>> => {
  const response = await api(path).catch(() => {
    throw new Unreachable(path);
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return schema.parse(await response.json());
};

const searchOf = ({ choice, comparison }: Asked): URLSearchParams => {
  const { days, campaignId, source, repId, teamId, country, segmentId, split } = choice;
  const given = {
    from: days.from,
    to: days.to,
    campaign: campaignId,
    source,
    rep: repId,
    team: teamId,
    country,
    segment: segmentId,
    split,
    compare: comparison,
  };
  return new URLSearchParams(Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
};

const countOnServer = (api: Api, asked: Asked): Promise<ReportAnswer> =>
  ask(api, `/api/reports/${asked.name}?${searchOf(asked)}`, reportAnswer);

const pageSize = 5000;
const leadsOnServer = async (api: Api, asked: Asked, behind: Behind): Promise<LeadsBehind> => {
  const parts: Part[] = [];
  let { column, currency }: Pick<LeadsBehind, 'column' | 'currency'> = behind;
  for (let after: number | null = 0; after !== null; ) {
    const search = searchOf({ ...asked, comparison: null });
    const page = { ...behind, after, limit: pageSize };
    for (const [name, value] of Object.entries(page)) if (value !== undefined) search.set(name, String(value));
    const answer: LeadsAnswer = await ask(api, `/api/reports/${asked.name}/leads?${search}`, leadsAnswer);
    parts.push(...answer.leads.map(({ leadId, amount }): Part => [leadId, amount]));
    column = answer.column;
    currency ??= answer.currency;
    after = answer.next;
  }
  return { column, currency, parts };
};
