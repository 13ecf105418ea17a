import type { Handoff } from '../../shared/domain/handoff.ts';
import type { PackageDocument } from '../../shared/domain/package-document.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
const lines = (text: string): string => safe(text).replaceAll('\n', '<br>');

const style = `:root{color-scheme:light dark;--text:#1b1d1f;--quiet:#555b5f;--line:#d9dad7;--field:#858885;--fill:#0a6675;--on:#fff;--soft:#dceef0;--back:#f4f4f1;--sheet:#fff;--bad:#b0281f}
@media(prefers-color-scheme:dark){:root{--text:#eceeef;--quiet:#a9b0b4;--line:#33393d;--field:#7c858a;--fill:#17788a;--soft:#12363d;--back:#121517;--sheet:#1a1e20;--bad:#f08f86}}
*{box-sizing:border-box}body{margin:0;padding:16px;background:var(--back);color:var(--text);font:15px/22px system-ui,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:760px;margin:0 auto;background:var(--sheet);border:1px solid var(--line);border-radius:8px;padding:20px}
h1{font-size:22px;line-height:28px;margin:0}h2{font-size:13px;line-height:18px;margin:22px 0 6px;color:var(--quiet);font-weight:600}p{margin:4px 0}
a.reach{display:inline-block;padding:5px 0;margin:-5px 0}.quiet,small{color:var(--quiet)}small{display:block;font-size:13px;line-height:18px}.first{margin:14px 0 0;padding:10px 12px;border-radius:6px;background:var(--soft)}
dl{margin:0;display:grid;grid-template-columns:minmax(110px,170px) minmax(0,1fr);gap:6px 14px}dt{color:var(--quiet)}dd{margin:0}
form{margin-top:14px;display:grid;gap:10px;align-content:start}.acts{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(240px,1fr));margin-top:18px;padding-top:6px;border-top:1px solid var(--line)}
label{display:grid;gap:4px;font-weight:500}select,textarea{font:inherit;color:inherit;background:transparent;border:1px solid var(--field);border-radius:6px;padding:9px;width:100%}
option{color:#1b1d1f;background:#fff}button{font:inherit;font-weight:600;min-height:44px;border-radius:6px;padding:9px 16px;border:1px solid var(--field);background:transparent;color:inherit}
button.fill{background:var(--fill);border-color:var(--fill);color:var(--on)}a{color:inherit}[role=status]{padding:10px 12px;border-radius:6px;background:var(--soft)}:focus-visible{outline:2px solid var(--fill);outline-offset:2px}
button:disabled{opacity:.6}[role=alert]{margin:0;color:var(--bad)}
@media(max-width:480px){body{padding:0}main{border:0;border-radius:0;padding:16px}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
@media print{body{background:#fff;padding:0}main{border:0;max-width:none;padding:0}.acts,.noprint{display:none}h2{break-after:avoid}dt,dd{break-inside:avoid}}`;

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" type="image/svg+xml" href="/icon.svg">
<title>${safe(title)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

export type PageState = {
  /** Said on top: what has just happened, or how the handoff stands. */
  status: string;
  /** What sales may still do here; none on a page that is only read. */
  answering: { rejectReasons: readonly { code: string; label: string }[]; rep: string } | null;
  pdfHref: string;
};

/** The package as a page: readable on a telephone, in the dark, and on paper. Works without a script; with one it keeps what was typed. */
export const packagePage = (of: PackageDocument, { status, answering, pdfHref }: PageState): string =>
  page(
    of.title,
    `<h1>${safe(of.title)}</h1><p class="quiet">${safe(of.subtitle)}</p>
${status ? `<p role="status">${safe(status)}</p>` : ''}
<p class="first"><b>First:</b> ${lines(of.first)}</p>
${answering ? answerForms(answering) : ''}
${of.sections.map(sectionOf).join('\n')}
<p class="noprint"><a href="${safe(pdfHref)}">Download as PDF</a></p>`,
  );

const sectionOf = ({ title, lines: all }: PackageDocument['sections'][number]): string => {
  const labelled = all.filter(({ label }) => label);
  const plain = all.filter(({ label }) => !label);
  const rows = labelled.map(
    ({ label, text, note, href }) =>
      `<dt>${safe(label ?? '')}</dt><dd>${href ? `<a class="reach" href="${safe(href)}">${lines(text)}</a>` : lines(text)}${note ? `<small>${lines(note)}</small>` : ''}</dd>`,
  );
  return `<section><h2>${safe(title)}</h2>${plain.map(({ text }) => `<p>${lines(text)}</p>`).join('')}${rows.length > 0 ? `<dl>${rows.join('')}</dl>` : ''}</section>`;
};

const answerForms = ({ rejectReasons, rep }: NonNullable<PageState['answering']>): string => `<div class="acts">
<form method="post" data-unsent="${unsent}"><input type="hidden" name="answer" value="accepted">
<label>Next step, read by ${safe(rep)}<textarea name="note" rows="2" maxlength="2000"></textarea></label><button class="fill">Accept</button></form>
<form method="post" data-unsent="${unsent}"><input type="hidden" name="answer" value="rejected">
<label>Why not<select name="reason" required><option value="">Choose a reason</option>${rejectReasons
  .map(({ code, label }) => `<option value="${safe(code)}">${safe(label)}</option>`)
  .join('')}</select></label>
<label>Words to ${safe(rep)}<textarea name="note" rows="2" maxlength="2000"></textarea></label><button>Send back</button></form></div><script src="${pageScriptPath}" defer></script>`;

/** Where the script of these pages is served. */
export const pageScriptPath = '/api/handoff-page.js';
const unsent = 'Nothing was sent: the center could not be reached. What you wrote is kept on this device. Try again in a moment.';

/** Every link that opens nothing reads the same, whatever is wrong with it. */
export const deadLinkPage = (): string =>
  page(
    'Not here',
    '<h1>This link opens nothing any more</h1><p>It is too old, or the handoff is with somebody else by now. <a href="/">Sign in to Refinery</a> to see your inbox.</p>',
  );

/** How a handoff stands, in a sentence for its page. */
export const standingWords = (
  { answer, outcome, answeredAt }: Pick<Handoff, 'answer' | 'outcome' | 'answeredAt'>,
  day: (at: number) => string,
): string => {
  if (outcome === 'won') return 'This handoff was won.';
  if (outcome === 'lost') return 'This handoff was lost.';
  if (answer === 'waiting') return '';
  return `${answer === 'accepted' ? 'Accepted' : 'Sent back'}${answeredAt === null ? '' : ` on ${day(answeredAt)}`}.`;
};
