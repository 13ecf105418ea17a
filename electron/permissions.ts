import { type Session, session } from 'electron';
import { isOwnAddress } from './own-origin.ts';

type Permission = Parameters<Parameters<Session['setPermissionRequestHandler']>[0] & object>[1];

/**
 * All that a page of ours may have; Electron would grant everything. Copying a number; storage that Chromium does not clear
 * by itself; and the configured server where it stands on this computer or in this network (the content policy says which).
 */
const allowed: ReadonlySet<Permission> = new Set<Permission>([
  'clipboard-sanitized-write',
  'persistent-storage',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

const isAllowed = (permission: Permission, requester: string): boolean => allowed.has(permission) && isOwnAddress(requester);

/** Refuses permissions, devices and screen capture but for the list above. Before the first window. */
export const denyPermissions = (of: Session = session.defaultSession): void => {
  of.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl, isMainFrame }) => {
    answer(isMainFrame && isAllowed(permission, requestingUrl));
  });
  of.setPermissionCheckHandler((_contents, permission, requestingOrigin) => isAllowed(permission, requestingOrigin));
  of.setDevicePermissionHandler(() => false);
  of.setDisplayMediaRequestHandler((_request, answer) => answer(null));
};
