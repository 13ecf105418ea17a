import { z } from 'zod';

/** How a number reaches a telephone: by a link that a softphone takes, or copied, for a telephone on the desk. */
export const dialWays = ['tel', 'sip', 'callto', 'copy'] as const;

/** A name or address of a telephone server, with its port if it has one of its own; empty: none. */
const hostName = /^(?:(?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::\d{1,5})?)?$/i;

/** What a person set for the telephone of this desktop. */
export const dialSettings = z.object({
  way: z.enum(dialWays),
  /** Dialled in place of the `+`: outside line and international access, such as `000` or `9011`; empty: the `+` stays. */
  prefix: z.string().regex(/^[0-9*#]{0,8}$/),
  /** Of `sip:` links; without it there is none to ask. */
  host: z.string().max(260).regex(hostName),
});
export type DialSettings = z.infer<typeof dialSettings>;

export const usualDialling: DialSettings = { way: 'tel', prefix: '', host: '' };

/** A number to dial, with the extension behind it. */
export const dialTarget = z.object({ number: z.string().min(1).max(60), extension: z.string().max(12).nullable() });
export type DialTarget = z.infer<typeof dialTarget>;

/** What people write between digits: spaces, brackets, dots, slashes and every kind of hyphen. */
const punctuation = /[\s().\-/\u00A0\u2010-\u2015]/g;
const dialable = /^\+?[0-9*#]{2,32}$/;
const isExtension = /^\d{1,12}$/;

/** The number as it is dialled here, prefix and all; null when it holds anything that cannot be dialled. */
export const dialString = (number: string, prefix: string): string | null => {
  const digits = number.replace(punctuation, '');
  if (!dialable.test(digits)) return null;
  return prefix === '' ? digits : digits.replace(/^\+/, prefix);
};

/**
 * The link that dials, or null when the number cannot be dialled or nothing takes a link: `tel:` by RFC 3966, `sip:` by RFC 3261 as a
 * telephone subscriber, both with the extension as `;ext=`; `callto:`, which nobody has specified, with a pause before it.
 */
export const dialLink = ({ number, extension }: DialTarget, { way, prefix, host }: DialSettings): string | null => {
  const digits = dialString(number, prefix)?.replaceAll('#', '%23');
  if (!digits) return null;
  const inner = extension !== null && isExtension.test(extension) ? extension : null;
  const parameter = inner === null ? '' : `;ext=${inner}`;
  switch (way) {
    case 'tel':
      return `tel:${digits}${parameter}`;
    case 'sip':
      return host === '' ? null : `sip:${digits}${parameter}@${host};user=phone`;
    case 'callto':
      return `callto:${digits}${inner === null ? '' : `,${inner}`}`;
    case 'copy':
      return null;
  }
};
