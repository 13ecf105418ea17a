import { useLiveQuery } from 'dexie-react-hooks';
import type { Agreement } from '../../shared/domain/agreement.ts';
import type { SettingsSection } from '../../shared/domain/center-settings.ts';
import { useDesk } from './desk.ts';

/** Versions of one section, or of all, the newest first; undefined while they are first read. */
export const useAgreements = (section?: SettingsSection): Agreement[] | undefined => {
  const { db } = useDesk();
  return useLiveQuery(async () => {
    const versions = await (section ? db.agreements.where('section').equals(section).toArray() : db.agreements.toArray());
    return versions.sort(
      (a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0) || b.version - a.version || (a.section < b.section ? -1 : 1),
    );
  }, [db, section]);
};
