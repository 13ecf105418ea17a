import { app, type WebContents } from 'electron';
import { openLink } from '../os/open-link.ts';
import { isOwnAddress } from '../own-origin.ts';

type Leaving = { readonly url: string; readonly isMainFrame: boolean; preventDefault(): void };

/** A page of ours stays; a link that a person clicked goes to the system if it is on the allow-list. */
const stayOnOwnPages = (leaving: Leaving): void => {
  if (isOwnAddress(leaving.url)) return;
  leaving.preventDefault();
  if (leaving.isMainFrame) void openLink(leaving.url);
};

const guard = (contents: WebContents): void => {
  contents.on('will-frame-navigate', stayOnOwnPages);
  contents.on('will-redirect', (leaving) => {
    if (!isOwnAddress(leaving.url)) leaving.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openLink(url);
    return { action: 'deny' };
  });
};

/** Keeps everything that shows web content on our own pages, whoever made it. Before the first window. */
export const guardAllContents = (): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents));
};
