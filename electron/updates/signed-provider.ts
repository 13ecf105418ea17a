import { type AppUpdater, Provider, type ResolvedUpdateFileInfo, type UpdateInfo } from 'electron-updater';
import { type ProviderRuntimeOptions, parseUpdateInfo, resolveFiles } from 'electron-updater/out/providers/Provider.js';
import { isSignedByUs, judgeManifest, type Standing, UpdateRefused } from './manifest.ts';

/** Where updates lie, the key that they are signed with, and what this machine has and has seen. */
export type UpdateSource = {
  url: string;
  key: string;
  standing: () => Standing;
  /** Called with each manifest that was taken as ours. */
  onSeen: (issuedAt: number) => void;
};

const suffix = { linux: '-linux', darwin: '-mac', win32: '' } as const;

/** `latest-linux.yml`, as electron-builder writes it; other processors of Linux have their own. */
const manifestName = (): string => {
  const system = suffix[process.platform as keyof typeof suffix] ?? '';
  const processor = process.platform === 'linux' && process.arch !== 'x64' ? `-${process.arch}` : '';
  return `latest${system}${processor}.yml`;
};

/** A folder on a web server, as electron-updater's generic provider, but that no word of it counts without our signature. */
export class SignedProvider extends Provider<UpdateInfo> {
  private readonly source: UpdateSource;
  private readonly updater: AppUpdater;
  private readonly base: URL;

  constructor(source: UpdateSource, updater: AppUpdater, options: ProviderRuntimeOptions) {
    super({ ...options, isUseMultipleRangeRequest: false });
    this.source = source;
    this.updater = updater;
    this.base = new URL(source.url.replace(/\/?$/, '/'));
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const name = manifestName();
    const url = new URL(name, this.base);
    const text = (await this.httpRequest(url)) ?? '';
    const signature = (await this.httpRequest(new URL(`${name}.sig`, this.base))) ?? '';
    if (!isSignedByUs(text, signature, this.source.key)) throw new UpdateRefused('signature', 'the manifest is not signed by us');
    const info = parseUpdateInfo(text, name, url);
    const { take, issuedAt } = judgeManifest(info, this.source.standing());
    this.source.onSeen(issuedAt);
    // Only for a version that was taken back; the next look decides anew.
    this.updater.allowDowngrade = take === 'back';
    return info;
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, this.base);
  }
}
