import type { AppOptions } from '../../server/app.ts';
import type { Database } from '../../server/db/database.ts';
import { aCenter, type Center, type Person } from './center.ts';
import { aDesktop, type Desktop } from './desktop.ts';
import { aServer, type TestServer } from './server.ts';

export type CenterAtWork = {
  server: TestServer;
  url: string;
  center: Center;
  /** The desktops opened so far, in that order, each with whose it is. */
  desktops: readonly (readonly [Desktop, Person])[];
  /** The token of one sign-in per person: hashing a password takes its time. */
  tokenOf: (person: Person) => Promise<string>;
  /** Opens a desktop of somebody, signed in and settled. */
  desktopOf: (person: Person) => Promise<Desktop>;
  /** Closes every desktop, then the server. The database stays open. */
  stop: () => Promise<void>;
};

/** A center of its own behind a real server that listens, whose people sit down at desktops as a test asks for them. */
export const aCenterAtWork = async (database: Database, options: Partial<AppOptions> = {}): Promise<CenterAtWork> => {
  const server = await aServer(database, options);
  const url = await server.listen();
  const center = await aCenter(database, server.clock.now());
  const desktops: [Desktop, Person][] = [];
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (person: Person): Promise<string> => {
    const token = tokens.get(person.id) ?? server.tokenOf(person);
    tokens.set(person.id, token);
    return token;
  };
  return {
    server,
    url,
    center,
    desktops,
    tokenOf,
    desktopOf: async (person) => {
      const desktop = await aDesktop({ url, token: await tokenOf(person), person, clock: server.clock, centerId: center.id });
      desktops.push([desktop, person]);
      await desktop.settled();
      return desktop;
    },
    stop: async () => {
      await Promise.all(desktops.map(([desktop]) => desktop.close()));
      await server.stop();
    },
  };
};
