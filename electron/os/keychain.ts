import { safeStorage } from 'electron';
import type { Keychain } from './secrets.ts';

/** On Linux without a password manager Chromium encrypts with a key that is in its source: that protects nothing. */
const isPretence = (): boolean => process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';

/** The operating system's own: Keychain, DPAPI, libsecret or KWallet. After the app is ready only. */
export const systemKeychain: Keychain = {
  isAvailable: async () => !isPretence() && (await safeStorage.isAsyncEncryptionAvailable()),
  encrypt: (secret) => safeStorage.encryptStringAsync(secret),
  decrypt: async (sealed) => {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(sealed);
    return { secret: result, isStale: shouldReEncrypt };
  },
};
