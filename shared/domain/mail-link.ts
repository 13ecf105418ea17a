import { z } from 'zod';

/** A mail as it is handed to the system's mail program. */
export const mailToWrite = z.object({ to: z.string().min(3).max(320), subject: z.string().max(1000), body: z.string().max(20_000) });
export type MailToWrite = z.infer<typeof mailToWrite>;

/** Longest link that every system passes on whole: Windows cuts command lines of some mail programs at 2,048 characters. */
export const longestMailLink = 2000;

const address = /^[^\s@<>"(),:;?&[\]\\]+@[^\s@<>"(),:;?&[\]\\]+$/;

/**
 * The `mailto:` link by RFC 6068, line breaks as CR LF. `isWhole` false: the text did not fit and is left out of the link, to be pasted
 * by hand; never cut in the middle. Null: no address that can be written to.
 */
export const mailLink = ({ to, subject, body }: MailToWrite): { link: string; isWhole: boolean } | null => {
  if (!address.test(to)) return null;
  const head = `mailto:${encodeURIComponent(to).replaceAll('%40', '@')}?subject=${encodeURIComponent(subject.replace(/[\r\n]+/g, ' '))}`;
  const whole = `${head}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`;
  if (whole.length <= longestMailLink) return { link: whole, isWhole: true };
  return head.length <= longestMailLink ? { link: head, isWhole: false } : { link: head.slice(0, head.indexOf('?')), isWhole: false };
};
