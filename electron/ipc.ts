import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type Argument, type Notice, notices, type Result, requests } from '../shared/ipc.ts';
import { channelOf, type NoticeName, type RequestName, requestNames } from '../shared/ipc-channels.ts';
import { isOwnPage } from './own-origin.ts';
import { reportFault } from './report-fault.ts';

/** Answers a request of the page in `window`. What it throws never reaches the page. */
type Answer<Name extends RequestName> = (argument: Argument<Name>, window: BrowserWindow) => Result<Name> | Promise<Result<Name>>;
/** Complete by type: a request without an answer does not compile. */
export type Answers = { readonly [Name in RequestName]: Answer<Name> };

const senderOf = (event: IpcMainInvokeEvent): BrowserWindow => {
  const window = BrowserWindow.fromWebContents(event.sender);
  if (!window || !isOwnPage(event.senderFrame)) throw new Error('refused: not one of our own pages');
  return window;
};

const parseArgument = <Name extends RequestName>(name: Name, given: unknown[]): Argument<Name> => {
  const { success, data } = requests[name].argument.safeParse(given[0]);
  if (!success || given.length > 1) throw new Error('refused: not the argument that was agreed');
  // The schema is the one that Argument<Name> is inferred from, which TypeScript cannot follow through an index.
  return data as Argument<Name>;
};

const handle = <Name extends RequestName>(name: Name, answer: Answer<Name>): void => {
  ipcMain.handle(channelOf(name), async (event, ...given: unknown[]) => {
    const window = senderOf(event);
    const argument = parseArgument(name, given);
    try {
      return requests[name].result.parse(await answer(argument, window));
    } catch (error) {
      // Paths and the like stay here: a page is told what it may know in the result.
      reportFault(name, error);
      throw new Error('failed: a fault in the shell');
    }
  });
};

/** Registers every request with its answer. The only place that listens to pages. */
export const handleRequests = (answers: Answers): void => {
  for (const name of requestNames) handle(name, answers[name] as Answer<RequestName>);
};

/** Tells the page in a window; passed over when it shows no page of ours. */
export const tell = <Name extends NoticeName>(window: BrowserWindow, name: Name, notice: Notice<Name>): void => {
  if (window.isDestroyed() || !isOwnPage(window.webContents.mainFrame)) return;
  window.webContents.send(channelOf(name), notices[name].parse(notice));
};
