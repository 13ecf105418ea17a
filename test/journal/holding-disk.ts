import type { ElectronApplication } from 'playwright-core';

/**
 * Where the main process is kept while it writes a command down: before its line is written; when it stands in the file and the disk has
 * not confirmed; when the disk has, and the page does not know.
 */
export type DiskStep = 'appending' | 'written' | 'synced';

/** What the main process holds of this. `sizeBefore`: of the journal, when the line came that it was kept at. */
type Hold = { at: DiskStep | null; sizeBefore: number; reached: PromiseWithResolvers<number> };

/**
 * Puts itself between the unmodified bundle and the file system of its process, at the handles that commands are written by. To be called
 * once for each start. The function then has the next command kept at a step, for ever: the process is meant to be killed there. It
 * resolves to the size that the journal had before.
 */
export const holdJournal = async (app: ElectronApplication): Promise<(at: DiskStep) => Promise<() => Promise<number>>> => {
  await app.evaluate(async () => {
    const { open } = process.getBuiltinModule('node:fs/promises');
    const probe = await open(process.execPath);
    const handles = Object.getPrototypeOf(probe) as Pick<typeof probe, 'appendFile' | 'datasync' | 'stat'>;
    await probe.close();
    const { appendFile, datasync } = handles;
    const hold: Hold = { at: null, sizeBefore: 0, reached: Promise.withResolvers() };
    Object.assign(globalThis, { holdOfJournal: hold });
    const held = new WeakSet<object>();
    const stopAt = (step: DiskStep): Promise<void> | undefined => {
      if (hold.at !== step) return undefined;
      hold.reached.resolve(hold.sizeBefore);
      return new Promise(() => undefined);
    };
    handles.appendFile = async function (this: typeof probe, data, options) {
      if (hold.at !== null && String(data).includes('"kind":"entry"')) {
        held.add(this);
        hold.sizeBefore = (await this.stat()).size;
        await stopAt('appending');
      }
      return appendFile.call(this, data, options);
    };
    handles.datasync = async function (this: typeof probe) {
      if (held.has(this)) await stopAt('written');
      await datasync.call(this);
      if (held.has(this)) await stopAt('synced');
    };
  });
  return async (at) => {
    await app.evaluate((_electron, step) => {
      (globalThis as unknown as { holdOfJournal: Hold }).holdOfJournal.at = step;
    }, at);
    return () => app.evaluate(() => (globalThis as unknown as { holdOfJournal: Hold }).holdOfJournal.reached.promise);
  };
};
