import type { Mutation } from './mutations.ts';

const manifest = { file: 'electron/updates/manifest.ts', caughtBy: 'electron/updates/manifest.test.ts' };

const inManifest = (name: string, find: string, replace: string): Mutation => ({
  name,
  caughtBy: manifest.caughtBy,
  patches: [{ file: manifest.file, find, replace }],
});

/** Faults in what is taken for an update, for a server, and for a link. */
export const updateFaults: readonly Mutation[] = [
  inManifest(
    'an update is taken whoever signed it',
    "publicKey.asymmetricKeyType === 'ed25519' && verify(",
    "publicKey.asymmetricKeyType === 'ed25519' || verify(",
  ),
  inManifest(
    'an older version is taken for an update',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of the source, as it stands
    "throw new UpdateRefused('older', `the manifest offers ${offered}, older than ${version}`);",
    "return { take: 'back', issuedAt: issuedAt.getTime() };",
  ),
  inManifest('a manifest of before is taken again', 'issuedAt.getTime() < newestIssuedAt', 'issuedAt.getTime() < 0'),
  inManifest('a manifest may lead to another server', '!files.every(({ url }) => isBeside(url))', 'files.length === 0'),
  {
    name: 'an authority of one’s own vouches for any name',
    caughtBy: 'electron/os/own-authority.test.ts',
    patches: [
      {
        file: 'electron/os/own-authority.ts',
        find: 'if (!own || !isFor(own, hostname)) return false;',
        replace: 'if (!own) return false;',
      },
    ],
  },
  {
    name: 'any certificate is taken for an authority',
    caughtBy: 'electron/os/own-authority.test.ts',
    patches: [
      {
        file: 'electron/os/own-authority.ts',
        find: 'found.every((each) => each?.ca === true)',
        replace: 'found.every((each) => each !== null)',
      },
    ],
  },
  {
    name: 'a link of the system may carry more than an id',
    caughtBy: 'electron/incoming-link.test.ts',
    patches: [{ file: 'electron/incoming-link.ts', find: '/^[\\w.-]{8,100}$/', replace: '/^[^]{1,500}$/' }],
  },
  {
    name: 'the log holds numbers and mail addresses',
    caughtBy: 'electron/os/log.test.ts',
    patches: [{ file: 'electron/os/log.ts', find: ".replace(/[\\w.+-]+@[\\w-]+\\.[\\w.-]+/g, '<mail>')", replace: '' }],
  },
  {
    name: 'the manifest of an update is read without its signature',
    caughtBy: 'test/shell/packaged.test.ts',
    patches: [
      {
        file: 'electron/updates/signed-provider.ts',
        find: 'if (!isSignedByUs(text, signature, this.source.key))',
        replace: 'if (signature === null)',
      },
    ],
  },
  {
    name: 'an update waits for the end of the app in vain',
    caughtBy: 'test/shell/packaged.test.ts',
    patches: [
      { file: 'electron/updates/updates.ts', find: 'loaded.autoInstallOnAppQuit = true;', replace: 'loaded.autoInstallOnAppQuit = false;' },
    ],
  },
  {
    name: 'a call is dialled into the app itself',
    caughtBy: 'test/shell/packaged.test.ts',
    patches: [
      { file: 'electron/os/dial.ts', find: 'if (takesTelLinks && wouldComeBack(link))', replace: 'if (takesTelLinks && link === null)' },
    ],
  },
  {
    name: 'numbers of other programs are taken without being asked to',
    caughtBy: 'test/shell/packaged.test.ts',
    patches: [
      {
        file: 'electron/incoming.ts',
        find: "if (takesTelLinks) app.setAsDefaultProtocolClient('tel');",
        replace: "if (takesTelLinks !== null) app.setAsDefaultProtocolClient('tel');",
      },
    ],
  },
];
