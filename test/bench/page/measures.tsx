import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { openDb } from '../../../renderer/data/db.ts';
import { DeskContext } from '../../../renderer/data/desk.ts';
import { createRowChanges } from '../../../renderer/data/row-changes.ts';
import { LeadsScreen } from '../../../renderer/features/leads/leads-screen.tsx';
import { liveQueueOf } from '../../../renderer/features/queue/live-queue.ts';
import { TodayScreen } from '../../../renderer/features/queue/today-screen.tsx';
import { loadPage } from '../../../renderer/sync/snapshot.ts';
import { ThemeProvider } from '../../../renderer/ui/theme-provider.tsx';
import { WordsProvider } from '../../../renderer/words/words.tsx';
import { writeNote } from '../../../shared/commands/write-note.ts';
import { type SnapshotLine, snapshotLine } from '../../../shared/protocol/sync.ts';
import { newId, openBenchDesk, seedDb } from './bench-desk.ts';
import { benchCompanies, benchLeads } from './generate.ts';

/** Each measure beside a floor taken in the same page: the least that the same work can cost. Times in milliseconds. */
export type Measured = { name: string; value: number; floor: number; floorName: string };

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

const mount = (desk: Awaited<ReturnType<typeof openBenchDesk>>, screen: React.ReactNode): (() => void) => {
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

const rowsPerBlock = 500;
const rowsPerPage = 5000;

/** Pages as the server sends them: NDJSON text, parsed like the app does. */
const snapshotPages = (leads: number): string[][] => {
  const blocks = [
    ...inBlocks(benchCompanies(leads)).map((rows) => ({ kind: 'rows', table: 'companies', rows })),
    ...inBlocks(benchLeads(leads, Date.now())).map((rows) => ({ kind: 'rows', table: 'leads', rows })),
  ].map((block) => JSON.stringify(block));
  const perPage = rowsPerPage / rowsPerBlock;
  const pages = Array.from({ length: Math.ceil(blocks.length / perPage) }, (_, index) =>
    blocks.slice(index * perPage, (index + 1) * perPage),
  );
  return pages.map((lines, index) => [
    JSON.stringify({ kind: 'head', epoch: 'bench', view: 'bench', version: 1 }),
    ...lines,
    JSON.stringify({ kind: 'tail', next: index + 1 < pages.length ? String(index + 1) : null, done: index, total: pages.length }),
  ]);
};

const inBlocks = <Row,>(rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsPerBlock) }, (_, index) => rows.slice(index * rowsPerBlock, (index + 1) * rowsPerBlock));

/** The first load of so many leads from parsed pages into indexed rows, against writing the same rows packed in blocks of 100. */
export const firstSync = async (leads: number): Promise<Measured> => {
  const pages = snapshotPages(leads);
  const db = await openDb(newId());
  await db.meta.put({ key: 'device', deviceId: 'bench', nextSeq: 1 });
  const snapshotPage = async (next: string | null): Promise<SnapshotLine[]> =>
    (pages[Number(next ?? 0)] ?? []).map((line) => snapshotLine.parse(JSON.parse(line)));
  const transport = { snapshotPage } as Parameters<typeof loadPage>[2];
  const actor = { userId: 'rep-1', role: 'rep' as const, teamId: 'team-1' };
  const value = await timed(async () => {
    while ((await loadPage(db, actor, transport, createRowChanges())) === 'more');
  });
  const raw = await rawDatabase(['blocks'], 'key');
  const floor = await timed(() => writePacked(raw, pages));
  const count = leads.toLocaleString('en');
  return { name: `first sync of ${count} leads`, value, floor, floorName: 'the same rows packed in blocks of 100' };
};

const writePacked = async (database: IDBDatabase, pages: readonly string[][]): Promise<void> => {
  let key = 0;
  for (const page of pages) {
    const rows = page.slice(1, -1).flatMap((line) => (JSON.parse(line) as { rows: object[] }).rows);
    await new Promise<void>((resolve, reject) => {
      const transaction = database.transaction('blocks', 'readwrite', { durability: 'strict' });
      const store = transaction.objectStore('blocks');
      for (let from = 0; from < rows.length; from += 100) store.put({ key: key++, packed: JSON.stringify(rows.slice(from, from + 100)) });
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
    });
  }
};
