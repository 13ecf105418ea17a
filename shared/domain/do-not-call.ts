import { z } from 'zod';
import { count, id, instant, line } from './fields.ts';
import type { Lead, Phone } from './lead.ts';

/**
 * Do not call, as the whole center keeps it: what a person said on the phone and lists that were imported. Their values bind every
 * lead that carries them, on every desktop, from the moment they are there. Numbers are E.164, mails and domains lower case.
 */
export const doNotCallList = z.object({
  id,
  origin: z.enum(['said', 'list']),
  /** Of a list: the file's name or what it was called; of a saying: whom it is about. */
  name: line,
  /** The lead that said it; null for lists. */
  leadId: id.nullable(),
  reason: line,
  /** Values it holds, lines of the file that held none, and leads of ours it stopped when it came. */
  entries: count,
  refused: count,
  stopped: count,
  addedById: id,
  addedAt: instant,
  state: z.enum(['active', 'removed']),
  removedById: id.nullable(),
  removedAt: instant.nullable(),
  removedReason: line,
});
export type DoNotCallList = z.infer<typeof doNotCallList>;

/** Values of a list, a thousand to a row, so that long lists stay few rows; and the leads of ours that these values stopped. */
export const doNotCallPart = z.object({
  id,
  listId: id,
  part: count,
  state: z.enum(['active', 'removed']),
  values: z.array(line).max(1000),
  leadIds: z.array(id).max(1000),
});
export type DoNotCallPart = z.infer<typeof doNotCallPart>;

/** Every value that binds now. */
export type DoNotCallIndex = ReadonlySet<string>;
export const nobodyBarred: DoNotCallIndex = new Set();

export const doNotCallIndex = (parts: Iterable<DoNotCallPart>): DoNotCallIndex => {
  const index = new Set<string>();
  for (const { state, values } of parts) if (state === 'active') for (const value of values) index.add(value);
  return index;
};

type Reachable = Pick<Lead, 'phones' | 'email'>;

/** Whether the values bar the whole person: their mail, its domain, or every number that could be dialled. */
export const isBarred = ({ phones, email }: Reachable, index: DoNotCallIndex, companyDomain: string | null = null): boolean => {
  if (index.size === 0) return false;
  if (email !== null && isMailBarred(email.toLowerCase(), index)) return true;
  if (companyDomain !== null && isDomainBarred(companyDomain.toLowerCase(), index)) return true;
  let isAnyBarred = false;
  for (const { number } of phones) {
    if (number === null) continue;
    if (!index.has(number)) return false;
    isAnyBarred = true;
  }
  return isAnyBarred;
};

/** The number to dial first: the first readable one that no list bars. */
export const callableNumber = ({ phones }: Pick<Lead, 'phones'>, index: DoNotCallIndex): Phone | undefined =>
  phones.find(({ number }) => number !== null && !index.has(number));

/** The values of a lead that are on a list, of numbers, mail and domains: what a check shows. */
export const barredValues = ({ phones, email }: Reachable, index: DoNotCallIndex, companyDomain: string | null = null): string[] => {
  const domains = [...(email ? domainsOf(domainOf(email.toLowerCase())) : []), ...(companyDomain ? domainsOf(companyDomain) : [])];
  const values = [...phones.flatMap(({ number }) => number ?? []), ...(email ? [email.toLowerCase()] : []), ...domains];
  return [...new Set(values)].filter((value) => index.has(value));
};

const isMailBarred = (mail: string, index: DoNotCallIndex): boolean => index.has(mail) || isDomainBarred(domainOf(mail), index);

const isDomainBarred = (domain: string, index: DoNotCallIndex): boolean => domainsOf(domain).some((each) => index.has(each));

const domainOf = (mail: string): string => mail.slice(mail.lastIndexOf('@') + 1);

/** `mail.acme.example` stands below `acme.example`; a list that names the one means the other too. */
const domainsOf = (domain: string): string[] => {
  const parts = domain.split('.');
  return parts.slice(0, -1).map((_, at) => parts.slice(at).join('.'));
};

/**
 * What of a lead is surely nobody else's: their mail and their mobile numbers. A work number may be the switchboard of a whole house,
 * and is barred only when somebody says so.
 */
export const personalValues = ({ phones, email }: Reachable): string[] => [
  ...(email ? [email.toLowerCase()] : []),
  ...phones.flatMap(({ kind, number }) => (kind === 'mobile' && number !== null ? [number] : [])),
];
