/**
 * A stock Chromium learns no schemes of one's own, so `app://host/path` is shown to it as `http://host.app.localhost/path`:
 * names under `localhost` are secure contexts without a certificate. Everything the app gets to see is translated back.
 */
const standInHost = /^http:\/\/([^/?#]*)\.([a-z][a-z0-9-]*)\.localhost(?=[/?#]|$)/i;
const ownAddress = /^([a-z][a-z0-9-]*):\/\/([^/?#]*)/i;

const schemes = new Set<string>();

export const registerScheme = (scheme: string): void => {
  schemes.add(scheme);
};

const isRegistered = (scheme: string | undefined): boolean => scheme !== undefined && schemes.has(scheme.toLowerCase());

/** As Chromium gets to see an address of the app. */
export const toChromium = (address: string): string => {
  const [whole, scheme, host] = ownAddress.exec(address) ?? [];
  return whole !== undefined && isRegistered(scheme) ? `http://${host}.${scheme}.localhost${address.slice(whole.length)}` : address;
};

/** As the app gets to see an address of Chromium's; also for an origin, which has no path. */
export const toApp = (address: string): string => {
  const [whole, host, scheme] = standInHost.exec(address) ?? [];
  return whole !== undefined && isRegistered(scheme) ? `${scheme}://${host}${address.slice(whole.length)}` : address;
};
