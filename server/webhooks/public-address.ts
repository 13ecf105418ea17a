import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Addresses that are nobody's on the internet: of this machine, of private networks, of the cloud's own services. */
const closed = new BlockList();
for (const [net, bits] of [
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
  ],
  ...[
    ['192.0.2.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ],
] as [string, number][])
  closed.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ...[
    ['::', 96],
    ['::1', 128],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
  ],
  ...[
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ],
] as [string, number][])
  closed.addSubnet(net, bits, 'ipv6');

/** Whether an address is one of the internet; `::ffff:` before an address of the old kind changes nothing. */
export const isPublicAddress = (address: string): boolean => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  if (family === 0) return false;
  if (family === 6 && /^::ffff:/i.test(plain)) return false;
  return !closed.check(plain, family === 4 ? 'ipv4' : 'ipv6');
};

/** The address of a host that may be connected to; undefined when one of its addresses is not public, since the next look-up may pick it. */
export const addressToCall = async (host: string, allowsPrivate: boolean): Promise<{ address: string; family: 4 | 6 } | undefined> => {
  const bare = host.replace(/^\[|\]$/g, '');
  const found = isIP(bare) ? [{ address: bare, family: isIP(bare) }] : await lookup(bare, { all: true });
  const [first] = found;
  if (!first || !(allowsPrivate || found.every(({ address }) => isPublicAddress(address)))) return undefined;
  return { address: first.address, family: first.family === 6 ? 6 : 4 };
};
