import type { TableName } from '../../shared/tables.ts';

/** What changed between two revisions: the tables touched, and the leads whose row, or whose company's row, is another now. */
export type CacheChanges = { tables: ReadonlySet<TableName>; leadIds: ReadonlySet<string> };

/** Revisions that can be told apart; who asks for older ones looks at everything again. */
const keptRevisions = 200;
/** A change of more leads than this is not told one by one. */
const namedLeads = 2000;

/** The last changes of the column cache, so that a list of 100,000 leads can follow a change of one without looking at the others. */
export const createCacheLog = () => {
  let noted = new Set<string>();
  let entries: (CacheChanges & { revision: number })[] = [];
  let forgottenUpTo = 0;
  return {
    /** A lead that belongs to the revision written next. */
    note: (leadId: string): void => {
      noted.add(leadId);
    },
    write: (revision: number, tables: ReadonlySet<TableName>): void => {
      entries = [...entries, { revision, tables, leadIds: noted }].slice(-keptRevisions);
      const oldest = noted.size > namedLeads ? revision : (entries[0]?.revision ?? revision) - 1;
      forgottenUpTo = Math.max(forgottenUpTo, oldest);
      noted = new Set();
    },
    /** Everything was read anew: nothing up to this revision is told. */
    forget: (upTo: number): void => {
      forgottenUpTo = upTo;
      noted = new Set();
    },
    since: (revision: number): CacheChanges | null => {
      if (revision < forgottenUpTo) return null;
      const later = entries.filter((each) => each.revision > revision);
      return {
        tables: new Set(later.flatMap((each) => [...each.tables])),
        leadIds: new Set(later.flatMap((each) => [...each.leadIds])),
      };
    },
  };
};
