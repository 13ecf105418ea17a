import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { IntakeKey } from './intake-keys.ts';

const sign = (secret: string, words: string): string => createHmac('sha256', secret).update(words).digest('base64url');

const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** When a form was shown, signed: nobody sends in a form that was never shown, or that was shown last week. */
export const shownAt = ({ id, signingSecret }: IntakeKey, at: number): string => `${at}.${sign(signingSecret, `form ${id} ${at}`)}`;

/** A person needs a moment to fill a form in; a script does not. */
const [shortestFillMs, longestFillMs] = [2_000, 24 * 3_600_000];

/** Who filled a form in, by when it was shown; `late`: it was ours, but has stood open for more than a day. */
export const filledBy = ({ id, signingSecret }: IntakeKey, shown: string, now: number): 'hand' | 'script' | 'late' => {
  const [at = '', signature = ''] = shown.split('.');
  if (!/^\d{1,15}$/.test(at) || !isSame(signature, sign(signingSecret, `form ${id} ${at}`))) return 'script';
  if (now - Number(at) > longestFillMs) return 'late';
  return now - Number(at) >= shortestFillMs ? 'hand' : 'script';
};

/** When a form counts as shown that comes back filled in: its person may send it again at once. */
export const shownAgainAt = (now: number): number => now - shortestFillMs;

/** The last part of a confirmation link. */
export const confirmationToken = ({ signingSecret }: IntakeKey, waitingId: string): string =>
  `${waitingId}.${sign(signingSecret, `confirm ${waitingId}`)}`;

export const isConfirmation = (key: IntakeKey, waitingId: string, token: string): boolean =>
  isSame(token, confirmationToken(key, waitingId));

/** A form as sent in; `website2` is a field that nobody sees, and that only a script fills. */
export const formBody = z.object({
  name: z.string().max(300).default(''),
  email: z.string().max(300).default(''),
  phone: z.string().max(300).default(''),
  company: z.string().max(300).default(''),
  note: z.string().max(5000).default(''),
  consent: z.string().max(10).default(''),
  website2: z.string().max(300).default(''),
  shown: z.string().max(200).default(''),
  visitorId: z.string().max(200).default(''),
});
export type FormBody = z.output<typeof formBody>;

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const style = `:root{color-scheme:light dark;--text:#1b1d1f;--line:#858885;--fill:#0a6675;--back:#fff;--bad:#b0281f}
@media(prefers-color-scheme:dark){:root{--text:#eceeef;--line:#70787d;--fill:#17788a;--back:#181c1e;--bad:#f08f86}}
*{box-sizing:border-box}body{margin:0;padding:16px;background:var(--back);color:var(--text);font:14px/20px system-ui,sans-serif}
h1{font-size:18px;line-height:24px;margin:0 0 12px}form{display:grid;gap:10px;max-width:420px}label{display:grid;gap:3px;font-weight:500}
input,textarea{font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:6px;padding:7px 9px;width:100%}
.consent{display:flex;gap:8px;align-items:start;font-weight:400}.consent input{width:auto;margin-top:3px}
button{font:inherit;font-weight:600;color:#fff;background:var(--fill);border:0;border-radius:6px;padding:9px 14px;justify-self:start}
.hidden{position:absolute;left:-9999px}.bad{color:var(--bad);margin:0}:focus-visible{outline:2px solid var(--fill);outline-offset:2px}`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${safe(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

type Shown = { at: number; filled?: FormBody; faults?: readonly string[]; visitorId?: string };

/** The form as a page of its own, small enough to stand in a frame of any site. */
export const formPage = (key: IntakeKey, { at, filled, faults = [], visitorId = '' }: Shown): string => {
  const field = (name: 'name' | 'email' | 'phone' | 'company', label: string, more: string) =>
    `<label>${label}<input name="${name}" value="${safe(filled?.[name] ?? '')}" maxlength="300" ${more}></label>`;
  const heading = key.form.heading || key.name;
  return page(
    heading,
    `<h1>${safe(heading)}</h1><form method="post" action="">
${faults.map((fault) => `<p class="bad" role="alert">${safe(fault)}</p>`).join('')}
${field('name', 'Name', 'autocomplete="name" required')}
${field('email', 'Mail', 'type="email" autocomplete="email" required')}
${field('phone', 'Telephone', 'type="tel" autocomplete="tel"')}
${field('company', 'Company', 'autocomplete="organization"')}
<label>What is it about?<textarea name="note" rows="3" maxlength="5000">${safe(filled?.note ?? '')}</textarea></label>
<label class="hidden" aria-hidden="true">Leave this empty<input name="website2" tabindex="-1" autocomplete="off"></label>
<label class="consent"><input type="checkbox" name="consent" value="yes" required>
<span>You may call me and write to me about this. I can take that back at any time.</span></label>
<input type="hidden" name="shown" value="${safe(shownAt(key, at))}"><input type="hidden" name="visitorId" value="${safe(visitorId)}">
<button>Send</button></form>`,
  );
};

export const thanksPage = (key: IntakeKey, isAsked: boolean): string => {
  const text = isAsked
    ? 'Please open the link that we have sent to your mail address. Only then do we take your request in.'
    : key.form.thanks;
  return page(key.form.heading || key.name, `<h1>Thank you</h1><p role="status">${safe(text || 'We will be in touch.')}</p>`);
};

/** Pressed by a person: mail programs open links by themselves, and that is no consent. */
export const confirmPage = (key: IntakeKey): string =>
  page(
    'Confirm',
    `<h1>${safe(key.form.heading || key.name)}</h1><form method="post" action=""><p>Was it you who asked us to get in touch?</p>
<button>Yes, please call or write to me</button></form>`,
  );

export const overPage = (): string =>
  page('Over', '<h1>This link is over</h1><p>It was used already, or is older than a week. Please send the form in again.</p>');

/** Puts the form into another site: a frame where the script stands, as high as the form. */
export const embedScript = (address: string, title: string): string =>
  `(function(){var s=document.currentScript,f=document.createElement('iframe');f.src=${JSON.stringify(address)}+(s&&s.dataset.visitor?'?visitor='+encodeURIComponent(s.dataset.visitor):'');
f.title=${JSON.stringify(title)};f.loading='lazy';f.style.cssText='border:0;width:100%;max-width:460px;height:'+((s&&s.dataset.height)||560)+'px';s.parentNode.insertBefore(f,s);})();\n`;
