import { type Agreement, agreementId, newestAgreement } from '../domain/agreement.ts';
import { type CommandContext, type Put, put } from './command.ts';

export type Said = { why: string; agreedBy: string; context: CommandContext };
/** What a section said until now, and what it says from now on. */
export type SectionChange = { before: unknown; after: unknown };

/**
 * What a section of the agreements says from now on, as a version that stays; before its first change also what it said until now, so that
 * it can come back.
 */
export const versionsOf = (
  section: string,
  versions: Iterable<Agreement>,
  { before, after }: SectionChange,
  { why, agreedBy, context }: Said,
): Put[] => {
  const newest = newestAgreement(versions, section);
  const version = (newest?.version ?? 1) + 1;
  const first = { ...agreed(section, 1, before), why: '', agreedBy: '', publishedById: null, publishedAt: null };
  const next = { ...agreed(section, version, after), why, agreedBy, publishedById: context.userId, publishedAt: context.now };
  return [...(newest ? [] : [put('agreements', first)]), put('agreements', next)];
};

const agreed = (section: string, version: number, value: unknown): Pick<Agreement, 'id' | 'section' | 'version' | 'value'> => ({
  id: agreementId(section, version),
  section,
  version,
  value: { [section]: value },
});
