import type { OwnServer, SampleSignIn, ServerChoice } from '../../shared/desktop.ts';
import type { Result } from '../../shared/ipc.ts';
import { diskTroubleOf } from '../os/disk-trouble.ts';
import { ownServerAddress, type ServerAddress, serverAddressOf } from '../server-address.ts';
import type { SettingsFile } from '../settings.ts';
import { choosePort, joinAddresses, type OwnServerProcess } from './own-server.ts';

type Options = { settings: SettingsFile; ownServer: OwnServerProcess; environment: NodeJS.ProcessEnv };

/** Where this app works, and how that is changed. Work that is not sent stays on this computer whatever is chosen. */
export type ServerPlace = {
  address(): ServerAddress;
  joinAt(): string[];
  sampleSignIns(): SampleSignIn[];
  choose(choice: ServerChoice): Promise<Result<'chooseServer'>>;
};

export const createServerPlace = ({ settings, ownServer, environment }: Options): ServerPlace => {
  const address = () => serverAddressOf(environment, settings.now());

  const toAddress = async (url: string): Promise<Result<'chooseServer'>> => {
    await settings.change({ server: new URL(url).origin, ownServer: null });
    await ownServer.stop();
    return { kind: 'chosen', url: address().url };
  };

  const toOwnServer = async (reach: OwnServer['reach']): Promise<Result<'chooseServer'>> => {
    const before = settings.now().ownServer;
    await ownServer.stop();
    const next: OwnServer = { reach, port: before?.port ?? (await choosePort(reach)) };
    if (!(await ownServer.start(next))) {
      if (before) void ownServer.start(before);
      else await ownServer.stop();
      return { kind: 'failed', trouble: 'not-started' };
    }
    await settings.change({ ownServer: next });
    return { kind: 'chosen', url: ownServerAddress(next.port) };
  };

  return {
    address,
    joinAt: () => {
      const { ownServer: own } = settings.now();
      return own && address().from === 'ownServer' ? joinAddresses(own) : [];
    },
    sampleSignIns: () => (address().from === 'ownServer' ? ownServer.sampleSignIns() : []),
    choose: async (choice) => {
      // Whoever started the app with an address meant it.
      if (address().from === 'environment') return { kind: 'failed', trouble: 'fixed' };
      try {
        return choice.kind === 'address' ? await toAddress(choice.url) : await toOwnServer(choice.reach);
      } catch (error) {
        return { kind: 'failed', trouble: diskTroubleOf(error) };
      }
    },
  };
};
