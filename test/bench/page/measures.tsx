import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { createColumnCache } from '../../../renderer/data/column-cache.ts';
import { openDb } from '../../../renderer/data/db.ts';
import { type Desk, DeskContext } from '../../../renderer/data/desk.ts';
import { createRowChanges } from '../../../renderer/data/row-changes.ts';
import { LeadsScreen } from '../../../renderer/features/leads/leads-screen.tsx';
import { liveQueueOf } from '../../../renderer/features/queue/live-queue.ts';
import { TodayScreen } from '../../../renderer/features/queue/today-screen.tsx';
import { pullOnce } from '../../../renderer/sync/pull.ts';
import { loadPage } from '../../../renderer/sync/snapshot.ts';
import { ThemeProvider } from '../../../renderer/ui/theme-provider.tsx';
import { WordsProvider } from '../../../renderer/words/words.tsx';
import { stateZone } from '../../../shared/commands/state-zone.ts';
import { writeNote } from '../../../shared/commands/write-note.ts';
import { fieldsOf } from '../../../shared/packed-rows.ts';
import type { SnapshotLine } from '../../../shared/protocol/sync.ts';
import { newId, openBenchDesk, seedDb } from './bench-desk.ts';
import { benchCompanies, benchLead, benchLeads } from './generate.ts';

/** Each measure beside a floor taken in the same page: the least that the same work can cost. Times in milliseconds. */
export type Measured = { name: string; value: number; floor: number; floorName: string; figures?: Record<string, number> };

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const nextPaint = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await run();
  return performance.now() - from;
};

/** One raw strict transaction that writes the same bytes into the stores it touches. */
const rawWrite = (database: IDBDatabase, note: object, entry: object): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(['notes', 'outbox'], 'readwrite', { durability: 'strict' });
    transaction.objectStore('notes').put(note);
    transaction.objectStore('outbox').put(entry);
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });

const rawDatabase = (stores: readonly string[], keyPath: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(newId());
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store, { keyPath });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** A command with its outbox entry, as the note of a call is written, against the bytes alone. */
export const commandWrite = async (rounds: number): Promise<Measured> => {
  const db = await seedDb(newId(), 1000);
  const desk = await openBenchDesk(db);
  const raw = await rawDatabase(['notes', 'outbox'], 'id');
  const args = () => ({
    noteId: newId(),
    leadId: 'lead-0000001',
    attemptId: null,
    body: 'Wants two pages on stops before Thursday.',
    revision: 1,
  });
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(() => desk.run(writeNote, args())));
    const said = args();
    floor.push(await timed(() => rawWrite(raw, { id: said.noteId, ...said }, { id: newId(), name: 'writeNote', args: said })));
  }
  return {
    name: 'one command with its outbox entry, p50',
    value: median(own),
    floor: median(floor),
    floorName: 'one raw strict transaction of the same bytes',
  };
};

export const mount = (desk: Desk, screen: React.ReactNode): (() => void) => {
  const root = createRoot(document.body.appendChild(document.createElement('div')));
  const { hook } = memoryLocation({ path: '/' });
  root.render(
    <ThemeProvider>
      <WordsProvider locale="en-GB" zone="Europe/Berlin">
        <Router hook={hook}>
          <DeskContext value={desk}>
            <main style={{ height: 700, display: 'grid' }}>{screen}</main>
          </DeskContext>
        </Router>
      </WordsProvider>
    </ThemeProvider>,
  );
  return () => root.unmount();
};

const until = async (isThere: () => boolean): Promise<void> => {
  for (let frames = 0; !isThere(); frames += 1) {
    if (frames > 2000) throw new Error(`never shown: ${document.body.textContent?.slice(0, 300)}`);
    await nextPaint();
  }
};

const rawGetAll = (name: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const all = request.result.transaction('leads').objectStore('leads').getAll();
      all.onsuccess = () => {
        resolve(all.result.length);
        request.result.close();
      };
      all.onerror = () => reject(all.error);
    };
    request.onerror = () => reject(request.error);
  });

/** From a closed database to Today painted with its queue, against opening the same database and reading the leads raw. */
export const openToday = async (leads: number): Promise<Measured> => {
  const name = newId();
  (await seedDb(name, leads)).close();
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    floor.push(await timed(() => rawGetAll(name)));
    const from = performance.now();
    const db = await openDb(name);
    const desk = await openBenchDesk(db);
    const unmount = mount(desk, <TodayScreen />);
    await until(() => document.querySelector('tbody button, [role=row] button, [role=row][aria-rowindex="2"]') !== null);
    own.push(performance.now() - from);
    unmount();
    db.close();
  }
  const count = leads.toLocaleString('en');
  return {
    name: `Today opened with ${count} own leads`,
    value: median(own),
    floor: median(floor),
    floorName: 'opening the database and one raw getAll',
  };
};

/** The queue of so many own leads brought up to date after one of them has changed, against a plain sort of the same rows. */
export const queueAfterChange = async (leads: number): Promise<Measured> => {
  const changes = createRowChanges();
  const db = await seedDb(newId(), leads);
  const desk = await openBenchDesk(db, changes);
  const queue = liveQueueOf(desk);
  const rows = await db.leads.toArray();
  const own: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    const lead = rows[(round * 131) % rows.length];
    if (!lead) throw new Error('no leads');
    const changed = { ...lead, score: (lead.score + 7) % 100, nextActionAt: (lead.nextActionAt ?? 0) - 60_000, version: lead.version + 1 };
    const before = queue.current();
    const from = performance.now();
    changes.publish([{ table: 'leads', puts: [changed], deletes: [] }]);
    own.push(performance.now() - from);
    if (queue.current() === before) throw new Error('the queue did not follow');
    const copy = [...rows];
    const sortFrom = performance.now();
    copy.sort((a, b) => (a.nextActionAt ?? 0) - (b.nextActionAt ?? 0));
    floor.push(performance.now() - sortFrom);
  }
  db.close();
  return {
    name: `queue of ${leads.toLocaleString('en')} own leads after one change`,
    value: median(own),
    floor: median(floor),
    floorName: 'a plain sort of the same rows',
  };
};

const setValue = (input: HTMLInputElement, value: string): void => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
};

/** A key typed into the search until the table shows what fits, against one pass of `includes` over the same texts. */
export const keystroke = async (leads: number): Promise<Measured> => {
  const db = await seedDb(newId(), leads);
  const desk = await openBenchDesk(db);
  const unmount = mount(desk, <LeadsScreen />);
  await until(() => document.querySelector('[role=grid]') !== null);
  const input = document.querySelector<HTMLInputElement>('input:not([type=checkbox])');
  if (!input) throw new Error('the table has no search field');
  const texts = [...desk.cache.store.getState().searchTexts.values()];
  const own: number[] = [];
  const floor: number[] = [];
  for (const word of ['murphy', 'kraków', 'oswald', 'lehton', '+49891']) {
    for (let length = 1; length <= word.length; length += 1) {
      const typed = word.slice(0, length);
      floor.push(await timed(async () => texts.filter((text) => text.includes(typed)).length));
      const from = performance.now();
      setValue(input, typed);
      await nextPaint();
      own.push(performance.now() - from);
    }
    setValue(input, '');
    await until(() => document.querySelector('[role=grid]') !== null);
  }
  unmount();
  db.close();
  const count = leads.toLocaleString('en');
  return {
    name: `keystroke to filtered table, ${count} leads, p50`,
    value: median(own),
    floor: median(floor),
    floorName: 'one pass of includes over the same texts',
  };
};

const rowsPerPack = 100;
const packsPerPage = 10;

type Line = SnapshotLine;
type PackLine = Extract<Line, { kind: 'pack' }>;

const inBlocks = <Item,>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

const bytesOf = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

/** Packs as the server sends them: arrays of fields, JSON as UTF-8. */
const packsOf = (table: 'companies' | 'leads', rows: readonly { id: string }[]): PackLine[] => {
  const fields = fieldsOf(table);
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return inBlocks(sorted, rowsPerPack).map((block, index) => ({
    kind: 'pack',
    table,
    scope: 'rest',
    after: sorted[index * rowsPerPack - 1]?.id ?? '',
    last: block.at(-1)?.id ?? '',
    fields,
    rows: bytesOf(block.map((row) => fields.map((field) => (row as Record<string, unknown>)[field] ?? null))),
  }));
};

const snapshotPages = (leads: number): Line[][] => {
  const packs = [...packsOf('companies', benchCompanies(leads)), ...packsOf('leads', benchLeads(leads, Date.now()))];
  const pages = inBlocks(packs, packsPerPage);
  return pages.map((page, index) => [
    { kind: 'head', epoch: 'bench', view: 'bench', version: 1 },
    ...page,
    { kind: 'tail', next: index + 1 < pages.length ? String(index + 1) : null, done: index, total: pages.length },
  ]);
};

/** The first load of so many leads from pages into packs and the cache behind the tables, against writing the same rows in blocks of 100. */
export const firstSync = async (leads: number): Promise<Measured> => {
  const pages = snapshotPages(leads);
  const db = await openDb(newId());
  await db.meta.put({ key: 'device', deviceId: 'bench', nextSeq: 1 });
  const transport = { snapshotPage: async (next: string | null) => pages[Number(next ?? 0)] ?? [] } as Parameters<typeof loadPage>[2];
  const actor = { userId: 'rep-1', role: 'rep' as const, teamId: 'team-1' };
  const changes = createRowChanges();
  const cache = createColumnCache(db, changes);
  await cache.load();
  const value = await timed(async () => {
    while ((await loadPage(db, actor, transport, changes)) === 'more');
  });
  if (cache.store.getState().leads.size !== leads) throw new Error('the load has not brought all leads');
  const raw = await rawDatabase(['blocks'], 'key');
  const blocks = inBlocks([...benchCompanies(leads), ...benchLeads(leads, Date.now())], rowsPerPack);
  const floor = await timed(() => writePacked(raw, inBlocks(blocks, packsPerPage)));
  const count = leads.toLocaleString('en');
  return { name: `first sync of ${count} leads`, value, floor, floorName: 'the same rows packed in blocks of 100' };
};

const writePacked = async (database: IDBDatabase, pages: readonly (readonly object[][])[]): Promise<void> => {
  let key = 0;
  for (const page of pages) {
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('blocks', 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore('blocks');
      for (const rows of page) store.put({ key: key++, packed: JSON.stringify(rows) });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
  }
};

const putRaw = (name: string, rows: readonly object[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction('leads', 'readwrite', { durability: 'strict' });
      for (const row of rows) transaction.objectStore('leads').put(row);
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });

/** A pull of so many changed leads with 200 commands waiting, against putting the same rows into the same indexed store. */
export const pullChanges = async (changed: number): Promise<Measured> => {
  const db = await seedDb(newId(), 10_000);
  const desk = await openBenchDesk(db);
  for (let index = 0; index < 200; index += 1) await desk.run(stateZone, { leadId: benchLead(index * 20, 0).id, zone: 'Europe/Berlin' });
  const rows = benchLeads(changed, Date.now()).map((lead) => ({ ...lead, firstName: 'Changed', version: lead.version + 1 }));
  await db.meta.put({ key: 'cursor', epoch: 'bench', view: 'bench', version: 1 });
  const answer = {
    kind: 'changes',
    epoch: 'bench',
    view: 'bench',
    version: 2,
    hasMore: false,
    puts: [{ table: 'leads', rows }],
    leaves: [],
  };
  const transport = { pull: async () => answer } as unknown as Parameters<typeof pullOnce>[2];
  const actor = { userId: 'rep-1', role: 'rep' as const, teamId: 'team-1' };
  const value = await timed(() => pullOnce(db, actor, transport, createRowChanges(), Date.now));
  const other = newId();
  (await seedDb(other, 10_000)).close();
  const floor = await timed(() => putRaw(other, rows));
  const count = changed.toLocaleString('en');
  return {
    name: `pull of ${count} changed leads, 200 commands waiting`,
    value,
    floor,
    floorName: 'the same rows put raw into the same indexes',
  };
};
