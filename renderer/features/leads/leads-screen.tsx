import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { z } from 'zod';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { sumOf } from '../../../shared/domain/reports/figures.ts';
import { noSegments } from '../../../shared/domain/segment.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { type DrillDown, useDrillDown } from '../../data/drill-down.ts';
import { usePreference } from '../../data/preference.ts';
import { usePairCount } from '../../data/suspects.ts';
import { useSyncSummary } from '../../data/sync-summary.ts';
import { useWindowCalendar } from '../../data/window-calendar.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { KeysButton } from '../../ui/keys-button.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Progress } from '../../ui/progress.tsx';
import type { TableColumn } from '../../ui/table-columns.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { useFormats, useLocale, useWords } from '../../words/words.tsx';
import { AddLeadDialog } from './add-lead-dialog.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { DrillDownBar } from './drill-down-bar.tsx';
import type { ChoiceContext } from './filter-choices.ts';
import { leadColumns, usuallyHidden } from './lead-columns.tsx';
import { LeadDrawer } from './lead-drawer.tsx';
import type { FilterContext } from './lead-filters.ts';
import { needlesOf, searchBits } from './lead-search.ts';
import type { LeadTable } from './lead-table.ts';
import { type ColumnsChoice, LeadTools } from './lead-tools.tsx';
import { builtInViews } from './lead-views.ts';
import styles from './leads.module.css';
import { useLeadsStore } from './leads-store.ts';
import { amountColumn, useFilterContext, useLeadList, useLeadTable, useReadyOrders } from './use-lead-list.ts';
import { ViewBar } from './view-bar.tsx';

/** All leads this machine holds, as a table: find, choose, hand out. */
export function LeadsScreen() {
  const words = useWords().leads;
  const formats = useFormats();
  const { table, version } = useLeadTable();
  const context = useFilterContext();
  const { filters, sort, query, selected, focusedId, openId, set, sortBy } = useLeadsStore((state) => state);
  const { drillDown, behind, missing } = useBehind(table, version);
  const { found, isSorting } = useLeadList({ table, version }, filters, sort, query, context, behind);
  const usual = useColumns(context.now);
  const columns = useWithAmounts(usual, drillDown);
  const choice = useColumnsChoice(usual);
  const choices = useChoiceContext();
  useReadyOrders(table, sortableIds(usual, choice.hidden));
  const rows = useRows(table);
  const total = table.slots.slotOf.size;
  const layout = useMemo(() => ({ order: [], hidden: choice.hidden }), [choice.hidden]);
  const move = (step: 1 | -1) => {
    const at = found.findIndex((slot) => rows.getRowId(slot) === openId);
    const next = found[Math.max(0, at + step)];
    if (next !== undefined) set({ openId: rows.getRowId(next), focusedId: rows.getRowId(next) });
  };
  const shown = words.shownOf(formats.count(found.length), formats.count(total));
  return (
    <>
      <PageHead
        title={words.title}
        sub={isSorting ? `${shown}, ${words.sorting}` : shown}
        actions={<LeadsActions onOpen={(id) => set({ openId: id, focusedId: id })} />}
      />
      <div className={styles.page}>
        {drillDown ? (
          <DrillDownBar
            drillDown={drillDown}
            missing={missing}
            shown={drillDown.parts ? Array.from(found, rows.getRowId) : drillDown.leadIds}
          />
        ) : (
          <ViewBar table={table} context={context} />
        )}
        <Panel label={words.tableLabel} className={styles.panel}>
          {total === 0 ? (
            <NoLeads />
          ) : (
            <>
              <LeadTools slots={table.slots} context={context} choices={choices} columns={choice} />
              {found.length === 0 ? (
                <NothingFits table={table} context={context} />
              ) : (
                <VirtualTable
                  label={words.tableLabel}
                  order={found}
                  {...rows}
                  columns={columns}
                  layout={layout}
                  rowName={leadName}
                  sort={sort}
                  onSort={sortBy}
                  selected={selected}
                  onSelect={(next) => set({ selected: next })}
                  focusedId={focusedId}
                  onFocus={(id) => set({ focusedId: id })}
                  onOpen={(_, id) => set({ openId: id })}
                />
              )}
              <BulkBar shownCount={found.length} />
            </>
          )}
        </Panel>
      </div>
      {openId !== null && (
        <LeadDrawer
          leadId={openId}
          onClose={() => set({ openId: null })}
          onMove={move}
          onOpen={(id) => set({ openId: id, focusedId: id })}
        />
      )}
    </>
  );
}

/** A new lead, and what waits for a decision among those that are here. */
function LeadsActions({ onOpen }: { onOpen: (leadId: string) => void }) {
  const { duplicates: words } = useWords();
  const [isAdding, setAdding] = useState(false);
  const [, navigate] = useLocation();
  const { user } = useDesk();
  const pairs = usePairCount();
  useKeys([{ keys: 'n', label: words.add.button, run: () => setAdding(true) }]);
  const openInstead = (leadId: string) => {
    setAdding(false);
    onOpen(leadId);
  };
  return (
    <>
      {pairs > 0 && user.role !== 'rep' && <Button onClick={() => navigate('/duplicates')}>{words.badge(pairs)}</Button>}
      <Button onClick={() => setAdding(true)} rightSection={<KeyCap keys="n" />} aria-keyshortcuts="n">
        {words.add.button}
      </Button>
      <KeysButton />
      {isAdding && <AddLeadDialog onClose={() => setAdding(false)} onOpen={openInstead} />}
    </>
  );
}

/** The leads behind a number that another screen opened; filters begin anew with it and go back to the first view when it is let go. */
const useBehind = (table: LeadTable, version: number) => {
  const { user } = useDesk();
  const drillDown = useDrillDown((state) => state.current);
  const showView = useLeadsStore((state) => state.showView);
  const shown = useRef<DrillDown | null>(null);
  useEffect(() => {
    if (shown.current === drillDown) return;
    shown.current = drillDown;
    const [first] = builtInViews(user.role);
    if (drillDown)
      showView({ id: 'behind', filters: [], sort: { columnId: drillDown.parts ? amountColumn : 'score', direction: 'descending' } });
    else if (first) showView(first);
  }, [drillDown, showView, user.role]);
  const behind = useMemo(() => drillDown && { leadIds: new Set(drillDown.leadIds), amountOf: amountIn(drillDown) }, [drillDown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the table is changed in place; its version says when
  const missing = useMemo(() => drillDown?.leadIds.filter((id) => !table.slots.slotOf.has(id)).length ?? 0, [drillDown, table, version]);
  return { drillDown, behind, missing };
};

const sortableIds = (columns: readonly TableColumn<Lead>[], hidden: ReadonlySet<string>): string[] =>
  columns.filter(({ id, isSortable }) => isSortable && !hidden.has(id)).map(({ id }) => id);

/** How the virtual table reads a slot; the same functions for as long as there is the same table. */
const useRows = (table: LeadTable) =>
  useMemo(
    () => ({
      getRow: (slot: number): Lead => {
        const lead = table.slots.leads[slot];
        if (!lead) throw new Error('a list names a lead that has left');
        return lead;
      },
      getRowId: (slot: number): string => table.slots.leads[slot]?.id ?? '',
    }),
    [table],
  );

const useCountryName = (): ((code: string) => string) => {
  const { locale } = useLocale();
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'region' });
    return (code) => names.of(code) ?? code;
  }, [locale]);
};

/** What a lead adds to the number, where it is no count of leads. */
const amountIn = ({ parts }: DrillDown): ((leadId: string) => number) | null =>
  parts ? (leadId) => sumOf(parts.amounts.get(leadId) ?? []) : null;

/** Beside the name stands what the lead adds to the number it is listed behind. */
const useWithAmounts = (columns: TableColumn<Lead>[], drillDown: DrillDown | null): TableColumn<Lead>[] =>
  useMemo(() => {
    const parts = drillDown?.parts;
    if (!parts) return columns;
    const [name, ...rest] = columns;
    const cell = ({ id }: Lead) => <span className="b">{parts.say(parts.amounts.get(id) ?? [])}</span>;
    const amounts: TableColumn<Lead> = { id: amountColumn, header: parts.heading, cell, width: 124, isNumeric: true, isSortable: true };
    return [...(name ? [name] : []), amounts, ...rest];
  }, [columns, drillDown]);

const useColumns = (now: number): TableColumn<Lead>[] => {
  const { cache } = useDesk();
  const words = useWords();
  const formats = useFormats();
  const calendar = useWindowCalendar();
  const settings = useCache((each) => each.settings);
  const countryName = useCountryName();
  return useMemo(() => {
    const { companies, users, teams, campaigns, leases, checkouts } = cache.store.getState();
    return leadColumns({
      cache: { companies, users, teams, campaigns, settings, leases, checkouts },
      calendar,
      now,
      words,
      formats,
      countryName,
    });
  }, [cache, settings, calendar, now, words, formats, countryName]);
};

const hiddenColumns = z.array(z.string().max(40)).max(50).nullable();
const columnsKey = 'leads.hiddenColumns';

/** Which columns are hidden: as the person has set it here, else as is usual for the role. */
const useColumnsChoice = (columns: readonly TableColumn<Lead>[]): ColumnsChoice => {
  const { user } = useDesk();
  const [kept, keep] = usePreference(columnsKey, hiddenColumns, null);
  const hidden = useMemo(() => new Set<string>(kept ?? usuallyHidden(user.role !== 'rep')), [kept, user.role]);
  return {
    all: columns.map(({ id, header }) => ({ id, header })),
    hidden,
    onToggle: (id) => void keep(hidden.has(id) ? [...hidden].filter((each) => each !== id) : [...hidden, id]),
    onReset: () => void keep(null),
  };
};

const useChoiceContext = (): ChoiceContext => {
  const { user, cache } = useDesk();
  const words = useWords();
  const formats = useFormats();
  const countryName = useCountryName();
  const segments = useCache((state) => state.settings?.segments) ?? noSegments;
  return useMemo(() => {
    const { users, teams, campaigns, leads } = cache.store.getState();
    const { userId, teamId } = user;
    return { words, cache: { users, teams, campaigns, leads }, segments, countryName, compare: formats.compare, userId, teamId };
  }, [user, cache, words, formats, countryName, segments]);
};

/** Nothing here at all: still loading, or nobody has brought any. */
function NoLeads() {
  const words = useWords().leads.empty;
  const { user } = useDesk();
  const { firstLoad, state } = useSyncSummary();
  const [, navigate] = useLocation();
  if (firstLoad || state === 'snapshotting') {
    return (
      <div style={{ width: 'min(420px, 90%)', margin: 'auto' }}>
        <Progress
          label={words.loading}
          done={firstLoad?.done ?? 0}
          {...(firstLoad ? { total: firstLoad.total } : {})}
          detail={words.loadingHint}
        />
      </div>
    );
  }
  if (user.role === 'rep' || user.role === 'salesperson') return <EmptyState title={words.noneRep}>{words.noneRepHint}</EmptyState>;
  return (
    <EmptyState title={words.noneLead} actions={[{ label: words.import, run: () => navigate('/import'), keys: 'g i' }]}>
      {words.noneLeadHint}
    </EmptyState>
  );
}

/** Leads there are, but none that fits. A view of leaks that is empty is good news. */
function NothingFits({ table, context }: { table: LeadTable; context: FilterContext }) {
  const words = useWords().leads.empty;
  const { viewId, query, filters, set, showView } = useLeadsStore((state) => state);
  const clearSearch = () => set({ query: '' });
  const showAll = () => showView({ id: 'all', filters: [], sort: { columnId: 'score', direction: 'descending' } });
  if (query.trim() !== '') {
    const { leads, texts } = table.slots;
    const anywhere = searchBits(new Uint8Array(leads.length).fill(1), texts, needlesOf(query));
    const everywhere = anywhere.reduce((sum, bit) => sum + bit, 0);
    const searchAll = () => {
      showAll();
      set({ query });
    };
    return (
      <EmptyState
        title={words.noneFound(query.trim())}
        actions={[...(everywhere > 0 ? [{ label: words.searchAll, run: searchAll }] : []), { label: words.clearSearch, run: clearSearch }]}
      >
        {everywhere > 0 ? words.foundElsewhere(everywhere) : words.noneFoundHint}
      </EmptyState>
    );
  }
  if (viewId === 'leaks' && filters.length === (context.teamId === null ? 1 : 2)) {
    return <EmptyState title={words.nothingLeaks}>{words.nothingLeaksHint}</EmptyState>;
  }
  return (
    <EmptyState title={words.noneFit} actions={[{ label: words.clearFilters, run: showAll }]}>
      {words.noneFitHint}
    </EmptyState>
  );
}
