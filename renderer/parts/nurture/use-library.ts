import { useLiveQuery } from 'dexie-react-hooks';
import type { Content, MailTemplate } from '../../../shared/domain/content.ts';
import { useDesk } from '../../data/desk.ts';

/** The content library, live; undefined while it is first read. */
export const useContents = (): Content[] | undefined => {
  const { db } = useDesk();
  return useLiveQuery(() => db.contents.toArray(), [db]);
};

/** The templates of mails, live; undefined while they are first read. */
export const useMailTemplates = (): MailTemplate[] | undefined => {
  const { db } = useDesk();
  return useLiveQuery(() => db.mailTemplates.toArray(), [db]);
};
