import { networkInterfaces } from 'node:os';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether a host of an address is this machine, by a name of its own or by its place in a network: nothing else is ever reached. */
export const isThisMachine = (hostname: string): boolean =>
  loopback.has(hostname) ||
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .some(({ address, family }) => family === 'IPv4' && address === hostname);
