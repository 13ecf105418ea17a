import type { BrowserContext, Page } from 'playwright-core';

/**
 * What a page of the product says and holds, seen from outside of it: the bundle is the shipped one. A command counts as reported saved at
 * the moment on which the product itself calls it so: when the strict transaction that put it into the outbox is complete, and in a browser
 * the worker of the journal has answered for it, whatever it answered. (The desktop's journal answers out of sight; its lanes count a command
 * as saved a little early.)
 */

export type Saved = { id: string; name: string; args: { noteId?: string; body?: string } };

declare global {
  interface Window {
    reportSaved?: (command: Saved) => Promise<void>;
  }
}

export const listenToOutbox = (where: 'browser' | 'desktop'): void => {
  const written = new Map<string, Saved>();
  const answered = new Set<string>();
  const reportWhenBoth = (id: string): void => {
    const command = written.get(id);
    if (command && (where === 'desktop' || answered.has(id))) void window.reportSaved?.(command);
  };
  const asked = new WeakMap<Worker, Map<number, string[]>>();
  const { postMessage } = Worker.prototype as { postMessage: (message: unknown, ...rest: unknown[]) => void };
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    const said = message as { id?: number; call?: string; args?: [{ id: string }[]?] } | undefined;
    const [appended] = said?.args ?? [];
    if (said?.call === 'append' && said.id !== undefined && Array.isArray(appended)) {
      const known = asked.get(this) ?? new Map<number, string[]>();
      if (!asked.has(this)) {
        this.addEventListener('message', ({ data }: MessageEvent<{ id?: number }>) => {
          for (const id of known.get(data.id ?? -1) ?? []) {
            answered.add(id);
            reportWhenBoth(id);
          }
        });
      }
      asked.set(this, known);
      known.set(
        said.id,
        appended.map(({ id }) => id),
      );
    }
    postMessage.call(this, message, ...rest);
  };
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, value: Saved & { state?: string }, ...rest: [IDBValidKey?]) {
    const request = add.call(this, value, ...rest);
    if (this.name === 'outbox' && value.state === 'pending') {
      const { id, name, args } = value;
      this.transaction.addEventListener('complete', () => {
        written.set(id, { id, name, args });
        reportWhenBoth(id);
      });
    }
    return request;
  };
};

/** From here on every command that the pages of this context report saved is told, from their first script on. */
export const watchSaved = async (context: BrowserContext, onSaved: (command: Saved) => void): Promise<void> => {
  await context.exposeBinding('reportSaved', (_source, command: Saved) => onSaved(command));
  await context.addInitScript(listenToOutbox, 'browser' as const);
};

/** How many commands of the outbox have this state; null when the page has no database, or none that opens. */
export const countOutbox = (page: Page, state: 'pending' | 'acked' | 'settled'): Promise<number | null> =>
  page.evaluate(async (wanted) => {
    const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [found] = (await indexedDB.databases()).filter(({ name }) => name?.startsWith('refinery-'));
    if (!found?.name) return null;
    const db = await settled(indexedDB.open(found.name)).catch(() => null);
    if (!db) return null;
    try {
      return await settled(db.transaction('outbox').objectStore('outbox').index('state').count(wanted));
    } catch {
      return null;
    } finally {
      db.close();
    }
  }, state);

export const signIn = async (page: Page, { email, password }: { email: string; password: string }): Promise<void> => {
  await page.getByLabel('Mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
};

export const untilAllSent = (page: Page, withinMs = 60_000): Promise<void> =>
  page
    .getByRole('button', { name: /^All sent/ })
    .first()
    .waitFor({ timeout: withinMs });

export const openCall = async (page: Page, leadId: string): Promise<void> => {
  await page.evaluate((id) => {
    location.hash = `#/call/${id}`;
  }, leadId);
  await page.getByRole('textbox', { name: 'Note' }).waitFor();
};

/** Types into the note of the call on the screen, and goes elsewhere: which puts it on record as a command. */
export const typeNote = async (page: Page, words: string): Promise<void> => {
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill(words);
  await note.blur();
};
