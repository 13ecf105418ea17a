import papa from 'papaparse';
import { createColumnCache } from '../../../renderer/data/column-cache.ts';
import { openDb } from '../../../renderer/data/db.ts';
import type { Desk } from '../../../renderer/data/desk.ts';
import { createRowChanges } from '../../../renderer/data/row-changes.ts';
import { createRunCommand } from '../../../renderer/data/run-command.ts';
import { ImportScreen } from '../../../renderer/features/import/import-screen.tsx';
import { importStore } from '../../../renderer/features/import/import-store.ts';
import { startRun } from '../../../renderer/features/import/run-import.ts';
import { chooseFiles, goTo, setDestination } from '../../../renderer/features/import/wizard-actions.ts';
import { openWorkerReader } from '../../../renderer/features/import/worker-reader.ts';
import { defaultSettings } from '../../../shared/domain/default-settings.ts';
import { benchCenter } from './generate.ts';
import { type Measured, mount } from './measures.tsx';

const headers =
  'Record ID,First Name,Last Name,Job Title,Company Name,Email,Phone Number,Mobile Phone,Street,Zip Code,City,State,Country,Website,Industry,Employees,Lead Source,Lead Status,Create Date,Notes,Budget,Interest,Booth,Score,Segment';
const firstNames = ['Ana', 'Declan', 'Sofia', 'Henrik', 'Birgit', 'Luc', 'Katarzyna', 'James', 'Aino', 'Marc'];
const lastNames = ['Keller', 'Murphy', 'Marchetti', 'Dahl', 'Oswald', 'Perrin', 'Nowak', 'Whitcombe', 'Lehtonen', 'Vidal', 'Janssen'];
const towns = ['Munich', 'Cork', 'Como', 'Aalborg', 'Lyon', 'Bristol', 'Lahti', 'Girona', 'Venlo'];
const of = <Item,>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

const line = (index: number): string => {
  const first = of(firstNames, index * 7);
  const last = `${of(lastNames, index * 5)}${index % 9973}`;
  const company = `${of(lastNames, index * 3)} ${of(towns, index)} ${index % 20_000} GmbH`;
  const host = `company${index % 20_000}.example`;
  return `R-${index},${first},${last},Plant manager,${company},${first}.${last}.${index}@${host},089 ${10_000_000 + index},,"Hauptstraße ${index % 200}",80${100 + (index % 800)},${of(towns, index * 3)},,Germany,www.${host},Food,${20 + (index % 4000)},Trade show,New,2026-03-${String(1 + (index % 28)).padStart(2, '0')},"Came by the stand, asked for prices of two lines.",open,retrofit,B4,${index % 100},segment ${index % 40}`;
};

const fileOf = (rows: number): File => {
  const parts = [`${headers}\n`];
  for (let from = 0; from < rows; from += 1000)
    parts.push(`${Array.from({ length: Math.min(1000, rows - from) }, (_, at) => line(from + at)).join('\n')}\n`);
  return new File(parts, 'bench.csv', { type: 'text/csv' });
};

const until = async (isThere: () => boolean): Promise<void> => {
  while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Blocks of the page over 50 ms, and frames that came late, from now on. */
const watchPage = () => {
  const tasks: number[] = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
  observer.observe({ type: 'longtask' });
  let late = 0;
  let last = performance.now();
  let isOn = true;
  const tick = (now: number) => {
    if (now - last > 50) late += 1;
    last = now;
    if (isOn) requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  return () => {
    isOn = false;
    observer.disconnect();
    return { longTasks: tasks.length, longestMs: Math.round(Math.max(0, ...tasks)), late };
  };
};

const named = (phase: string, { longTasks, longestMs, late }: ReturnType<ReturnType<typeof watchPage>>): Record<string, number> => ({
  [`${phase}LongTasks`]: longTasks,
  [`${phase}LongestMs`]: longestMs,
  [`${phase}LateFrames`]: late,
});

const heapMb = (): number => Math.round(((performance as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0) / 2 ** 20);

/** Ids as the product makes them: how long they are is part of what is measured. */
const newId = (): string => crypto.randomUUID();

/** A desk of somebody who may import, without a line: what is taken in waits in the outbox. */
const openImportDesk = async (): Promise<Desk> => {
  const db = await openDb(newId());
  await db.meta.put({ key: 'device', deviceId: 'bench', nextSeq: 1 });
  await db.settings.put({ ...defaultSettings, id: 'center', name: 'Bench', city: 'Hamburg' });
  await db.teams.put({ id: benchCenter.teamId, name: 'Team' });
  const user = { ...benchCenter, name: 'Bench', email: 'bench@refinery.example', role: 'teamLead' as const };
  const changes = createRowChanges();
  const cache = createColumnCache(db, changes);
  await cache.load();
  const run = createRunCommand({ db, actor: user, now: Date.now, newId, changes, onSaved: () => undefined });
  const adopt: Desk['adopt'] = async (_, changed) => changes.publish(changed);
  const sync = { status: { getState: () => ({ state: 'waiting' }) } };
  const storage = { hasRoomFor: () => true };
  const platform = { kind: 'browser', serverUrl: () => '' };
  return { user, db, cache, run, adopt, sync, storage, platform, now: Date.now, newId, zone: 'Europe/Berlin' } as unknown as Desk;
};

/**
 * A file of 25 columns from choosing it to the last row saved, with the screen open, against cutting the same text into cells and no more.
 * A long task is one over 50 ms, a late frame came more than 50 ms after the one before. `readMs` is until its columns are shown, `checkMs` until every row is read and counted.
 */
export const importRows = async (rows: number): Promise<Measured> => {
  const file = fileOf(rows);
  const text = await file.text();
  const bareFrom = performance.now();
  if (papa.parse(text).data.length < rows) throw new Error('the parser lost rows');
  const floor = performance.now() - bareFrom;
  const desk = await openImportDesk();
  const unmount = mount(desk, <ImportScreen />);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const context = { desk, openReader: openWorkerReader };
  const heapBefore = heapMb();
  const stopOpening = watchPage();
  const from = performance.now();
  await chooseFiles(context, [file]);
  const readMs = performance.now() - from;
  goTo(context, 'check');
  await until(() => importStore.getState().check !== null && !importStore.getState().isChecking);
  const checkMs = performance.now() - from - readMs;
  const opening = stopOpening();
  setDestination(context, { campaign: 'none', teamId: benchCenter.teamId });
  const stopRunning = watchPage();
  const runFrom = performance.now();
  await startRun(context);
  const value = performance.now() - from;
  const runMs = performance.now() - runFrom;
  const running = stopRunning();
  const [run] = await desk.db.importRuns.toArray();
  const sum = (run?.takenIn ?? 0) + (run?.merged ?? 0) + (run?.alreadyKnown ?? 0) + (run?.refused ?? 0);
  if (sum !== rows || run?.state !== 'finished') throw new Error(`${sum} of ${rows} rows are accounted for`);
  unmount();
  const figures = {
    readMs,
    checkMs,
    runMs,
    bytes: file.size,
    heapMb: heapMb() - heapBefore,
    ...named('opening', opening),
    ...named('running', running),
  };
  return {
    name: `import of ${rows.toLocaleString('en')} rows of 25 columns`,
    value,
    floor,
    floorName: 'a bare parse of the same file',
    figures: Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Math.round(figure)])),
  };
};
