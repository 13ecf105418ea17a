import { desktopOrigin } from '../shared/desktop-origin.ts';

const own = new URL(desktopOrigin);

/** Whether an address is one of our own pages. Compared by parts, as `URL.origin` is "null" for schemes of one's own. */
export const isOwnAddress = (address: string): boolean => {
  const url = URL.parse(address);
  return url !== null && url.protocol === own.protocol && url.host === own.host && !url.username && !url.password;
};

/** Our own page at the top of a window: not a frame inside it, nor a frame that is gone. */
export const isOwnPage = (frame: { readonly url: string; readonly parent: unknown } | null): boolean =>
  frame !== null && frame.parent === null && isOwnAddress(frame.url);
