import type { Saved } from '../kill/watched-page.ts';

declare global {
  interface Window {
    reportSaidSaved?: (command: Saved) => Promise<void>;
  }
}

/**
 * Runs in the page, before its own scripts: tells of every note that went into the outbox at the moment when the screen calls it saved
 * ("Saved here", and no longer stale). That is what a person goes by, and what must have reached the journal.
 */
export const listenToScreen = (): void => {
  const { add } = IDBObjectStore.prototype;
  const notYet: Saved[] = [];
  const look = (): void => {
    const field = document.querySelector('textarea[aria-keyshortcuts]');
    const said = field?.parentElement?.lastElementChild;
    if (!said?.textContent?.includes('Saved here') || said.hasAttribute('data-stale')) return;
    for (const command of notYet.splice(0)) void window.reportSaidSaved?.(command);
  };
  IDBObjectStore.prototype.add = function (this: IDBObjectStore, value: Saved & { state?: string }, ...rest: [IDBValidKey?]) {
    const request = add.call(this, value, ...rest);
    if (this.name === 'outbox' && value.state === 'pending' && value.name === 'writeNote') {
      const { id, name, args } = value;
      this.transaction.addEventListener('complete', () => {
        notYet.push({ id, name, args });
        look();
      });
    }
    return request;
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-stale'] });
};
