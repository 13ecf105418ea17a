import { Button } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { ColumnCache } from '../../data/column-cache.ts';
import { readMeta } from '../../data/db.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { type SyncSummary, useSyncSummary } from '../../data/sync-summary.ts';
import { useNow } from '../../data/use-now.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { SyncGlyph } from '../../ui/sync-glyph.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import { CommandList } from './command-list.tsx';
import { Comparison } from './comparison.tsx';
import { KeptWhere } from './kept-where.tsx';
import { ParkedList } from './parked-list.tsx';
import styles from './sync-drawer.module.css';
import { useExportUnsent } from './use-export-unsent.ts';
import { useTakeIn } from './use-take-in.ts';

/** What is saved where, what waits to be sent, what is parked and what to do with it. One click away, never in the way. */
export function SyncDrawer({ onClose }: { onClose: () => void }) {
  const words = useWords().syncStatus;
  const summary = useSyncSummary();
  return (
    <Drawer isOpen onClose={onClose} title={words.title} footer={<Actions unsent={summary.unsent} />}>
      <Places summary={summary} />
      <WhatIsTheMatter summary={summary} />
      <ParkedList onClose={onClose} />
      <Unsent />
      <Sent />
      <KeptWhere />
      <WorkingOffline />
      <Comparison />
    </Drawer>
  );
}

function Actions({ unsent }: { unsent: number }) {
  const words = useWords();
  const { sync } = useDesk();
  const exportUnsent = useExportUnsent();
  const takeIn = useTakeIn();
  const file = useRef<HTMLInputElement>(null);
  const choose = () => file.current?.click();
  const { tryNow, exportUnsent: exportWords } = words.syncStatus;
  useKeys([
    { keys: 't', label: tryNow, run: sync.wake },
    { keys: 'e', label: exportWords, run: () => void exportUnsent(), isDisabled: unsent === 0 },
    { keys: 'i', label: words.storage.file.take, run: choose },
  ]);
  return (
    <>
      <Button onClick={sync.wake} rightSection={<KeyCap keys="t" />} aria-keyshortcuts={ariaKeys('t')}>
        {tryNow}
      </Button>
      <Button
        disabled={unsent === 0}
        onClick={() => void exportUnsent()}
        rightSection={<KeyCap keys="e" />}
        aria-keyshortcuts={ariaKeys('e')}
      >
        {exportWords}
      </Button>
      <Button onClick={choose} rightSection={<KeyCap keys="i" />} aria-keyshortcuts={ariaKeys('i')}>
        {words.storage.file.take}
      </Button>
      <input
        ref={file}
        type="file"
        accept=".jsonl"
        hidden
        aria-label={words.storage.file.take}
        onChange={({ currentTarget }) => {
          const [chosen] = currentTarget.files ?? [];
          // The same file can be chosen again.
          if (chosen) void takeIn(chosen).finally(() => (currentTarget.value = ''));
        }}
      />
    </>
  );
}

/** Three places a piece of work can be: here, at the server, and in what this person sees. */
function Places({ summary }: { summary: SyncSummary }) {
  const words = useWords().syncStatus;
  const formats = useFormats();
  const { platform, storage } = useDesk();
  const journalTrouble = useStore(storage.status, (status) => status.journalTrouble);
  const inJournal = journalTrouble === null ? words.inDatabaseAndJournal : words.inDatabaseOnly;
  const journalLine = platform.journal ? inJournal : words.inDatabase;
  const now = useNow(1000);
  const { unsent, syncedAt } = summary;
  const isConnected = summary.state !== 'waiting' && summary.state !== 'halted';
  return (
    <div className={styles.places}>
      <Place name={words.places.machine} isGood={journalTrouble === null} lines={[words.machineHas, journalLine]} />
      <Place
        name={words.places.server}
        isGood={isConnected && unsent === 0}
        lines={[unsent === 0 ? words.serverHasAll : words.serverWaits(unsent), <ServerState key="state" summary={summary} now={now} />]}
      />
      <Place
        name={words.places.view}
        isGood={isConnected && syncedAt !== null}
        lines={
          syncedAt === null
            ? [words.viewNever]
            : [words.viewAsOf(formats.time(syncedAt)), isConnected ? words.viewFresh : words.viewAge(formats.age(syncedAt, now))]
        }
      />
    </div>
  );
}

/** Said in full: what a person has to know although the app goes on by itself. */
function WhatIsTheMatter({ summary: { fault } }: { summary: SyncSummary }) {
  const words = useWords().syncStatus;
  const { db } = useDesk();
  const hole = useLiveQuery(() => readMeta(db, 'hole'), [db]);
  return (
    <>
      {fault?.kind === 'disabled' && (
        <section className={styles.section} aria-label={words.accessOff.title}>
          <h3>{words.accessOff.title}</h3>
          <p className="t2">{words.accessOff.text}</p>
        </section>
      )}
      {hole && <p className="t2">{words.hole(hole.fromSeq, hole.toSeq)}</p>}
    </>
  );
}

function ServerState({ summary: { fault, retryAt }, now }: { summary: SyncSummary; now: number }) {
  const words = useWords().syncStatus;
  const formats = useFormats();
  if (fault?.kind === 'signedOut') return words.signInNeeded;
  if (fault?.kind === 'notUnderstood') return words.notUnderstood;
  if (fault?.kind === 'disabled') return words.disabled;
  if (fault?.kind === 'busy' && retryAt !== null) return words.yourTurn(formats.nearness(Math.max(retryAt, now), now));
  return retryAt === null ? words.connected : words.triesAgain(formats.nearness(Math.max(retryAt, now), now));
}

function Place({ name, isGood, lines }: { name: string; isGood: boolean; lines: React.ReactNode[] }) {
  return (
    <div>
      <b>
        <SyncGlyph state={isGood ? 'sent' : 'waiting'} /> {name}
      </b>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines that never change places
        <span key={index}>{line}</span>
      ))}
    </div>
  );
}

const shownUnsent = 50;
const shownSent = 5;

function Unsent() {
  const words = useWords().syncStatus;
  const { db } = useDesk();
  const unsent = useLiveQuery(() => db.outbox.where('state').equals('pending').sortBy('seq'), [db]);
  if (!unsent) return null;
  return (
    <section className={styles.section} aria-label={words.unsent}>
      <h3>
        {words.unsent} {unsent.length > 0 && unsent.length} <span>{unsent.length > 0 ? words.unsentHint : words.nothingUnsent}</span>
      </h3>
      <CommandList entries={unsent.slice(0, shownUnsent)} state="waiting" />
      {unsent.length > 0 && <p className="t3 sm">{words.signOutWaits}</p>}
      {unsent.length > shownUnsent && <p className="t3 sm">{words.more(unsent.length - shownUnsent)}</p>}
    </section>
  );
}

const startOfToday = (now: number): number => new Date(now).setHours(0, 0, 0, 0);

function Sent() {
  const words = useWords().syncStatus;
  const { db, now } = useDesk();
  const sent = useLiveQuery(async () => {
    const today = startOfToday(now());
    const answered = await db.outbox.where('state').anyOf('acked', 'settled').sortBy('seq');
    return answered.filter((entry) => (entry.ackedAt ?? 0) >= today);
  }, [db, now]);
  if (!sent || sent.length === 0) return null;
  return (
    <section className={styles.section} aria-label={words.sentToday}>
      <h3>
        {words.sentToday} {sent.length} <span>{words.sentHint}</span>
      </h3>
      <CommandList entries={sent.slice(-shownSent).reverse()} state="sent" />
    </section>
  );
}

const leadsOwnedBy = ({ leads }: Pick<ColumnCache, 'leads'>, userId: string): number => {
  let count = 0;
  for (const lead of leads.values()) if (lead.ownerId === userId) count += 1;
  return count;
};

function WorkingOffline() {
  const words = useWords().syncStatus;
  const { user } = useDesk();
  const own = useCache((cache) => (cache.isLoaded ? leadsOwnedBy(cache, user.userId) : undefined));
  if (user.role !== 'rep' || own === undefined) return null;
  return (
    <section className={styles.section} aria-label={words.workingOffline}>
      <h3>{words.workingOffline}</h3>
      <p className="t2">{words.canCall(own)}</p>
    </section>
  );
}
