import { setTimeout as wait } from 'node:timers/promises';
import { handoffAgreementsOf } from '../../shared/domain/handoff-agreements.ts';
import { packageDocument, wordsOfDay } from '../../shared/domain/package-document.ts';
import type { User } from '../../shared/domain/people.ts';
import { localClock } from '../../shared/domain/zone.ts';
import type { Database } from '../db/database.ts';
import { readRowsBy } from '../db/rows.ts';
import type { Mail, Mailer } from '../mail/mailer.ts';
import type { Pokes } from '../pokes.ts';
import { type Repeated, repeatEvery } from '../repeat.ts';
import { linkToken } from './links.ts';
import { packagePdf } from './package-pdf.ts';
import { documentOf, type OpenedHandoff, openHandoff } from './read-handoff.ts';

export type MailSender = {
  database: Database;
  now: () => number;
  pokes: Pick<Pokes, 'changed'>;
  /** Null: nobody has said how to send mail. */
  mailer: Mailer | null;
  /** Address that links begin with. */
  origin: string;
};

type Due = {
  id: string;
  centerId: string;
  handoffId: string;
  kind: 'package' | 'reminder' | 'escalation';
  recipientId: string;
  attempts: number;
};

/** Waits between tries, a day in all; then it has failed, and the handoff says so. */
const waitsMs = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000, 57_600_000];
const claimMs = 120_000;
const atOnce = 4;

/** Sends what is due; returns how many were tried. Several servers may do it at once: what one has taken the others pass over. */
export const sendDueMails = async (sender: MailSender): Promise<number> => {
  const due = await sender.database.transaction((sql) =>
    sql.query<Due>(
      `update handoff_mails m set next_at = $1 + ${claimMs}, attempts = m.attempts + 1 where m.id in (
         select id from handoff_mails where state = 'waiting' and next_at <= $1 order by next_at limit ${atOnce} for update skip locked)
       returning m.id, m.center_id as "centerId", m.handoff_id as "handoffId", m.kind, m.recipient_id as "recipientId", m.attempts`,
      [sender.now()],
    ),
  );
  for (const each of due) await sendOne(sender, each);
  return due.length;
};

const sendOne = async (sender: MailSender, due: Due): Promise<void> => {
  const { database, now, mailer } = sender;
  const opened = await openHandoff(database, due.centerId, due.handoffId);
  const [recipient] = (await readRowsBy(database, due.centerId, {
    table: 'users',
    column: 'id',
    values: [due.recipientId],
    isLocked: false,
  })) as User[];
  if (!opened || !recipient) return settle(sender, due, { state: 'failed', problem: 'notFound' });
  if (due.kind === 'package' && opened.handoff.salespersonId !== due.recipientId)
    return settle(sender, due, { state: 'failed', problem: 'givenOn' });
  if (!mailer) return settle(sender, due, { state: 'unconfigured', problem: '' });
  try {
    await mailer.send(await mailOf(sender, due, opened, recipient));
    await settle(sender, due, { state: 'sent', problem: '' });
  } catch (error) {
    const waitMs = waitsMs[due.attempts - 1];
    const problem = problemOf(error);
    if (waitMs === undefined) return settle(sender, due, { state: 'failed', problem });
    await database.query('update handoff_mails set next_at = $2, problem = $3 where id = $1', [due.id, now() + waitMs, problem]);
    await tellHandoff(sender, due, { state: 'waiting', problem });
  }
};

/** The kind of fault, never words of the other side, which may repeat an address. */
const problemOf = (error: unknown): string => {
  const { code, responseCode } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((each) => typeof each === 'string' || typeof each === 'number').join(' ') || 'unknown';
};

type End = { state: 'sent' | 'failed' | 'unconfigured' | 'waiting'; problem: string };

const settle = async (sender: MailSender, due: Due, end: End): Promise<void> => {
  const sentAt = end.state === 'sent' ? sender.now() : null;
  await sender.database.query('update handoff_mails set state = $2, problem = $3, sent_at = $4 where id = $1', [
    due.id,
    end.state,
    end.problem,
    sentAt,
  ]);
  await tellHandoff(sender, due, end);
};

/** Delivery is shown on the handoff; reminders are not, as they stand in its history. */
const tellHandoff = async ({ database, now, pokes }: MailSender, due: Due, { state, problem }: End): Promise<void> => {
  if (due.kind !== 'package') return;
  await database.transaction((sql) =>
    sql.query(
      `update handoffs set mail_state = $4, mail_problem = $5, mail_at = $6
       where center_id = $1 and id = $2 and salesperson_id = $3 and (mail_state, mail_problem) is distinct from ($4::text, $5::text)`,
      [due.centerId, due.handoffId, due.recipientId, state, problem, now()],
    ),
  );
  pokes.changed(due.centerId);
};

const dayMs = 86_400_000;

const mailOf = async (sender: MailSender, due: Due, opened: OpenedHandoff, recipient: User): Promise<Mail> => {
  const { handoff, settings, rep } = opened;
  const to = { name: recipient.name, address: recipient.email };
  const dueOn = wordsOfDay(localClock(handoff.answerDueAt, settings.zone).day);
  const who = [handoff.package.name, handoff.package.companyName].filter(Boolean).join(', ');
  if (due.kind === 'escalation') {
    const text = `${who} was handed to ${opened.salesperson?.name ?? 'sales'} by ${rep?.name ?? ''} and has no answer since ${dueOn}.\n\n${sender.origin}/#/handoffs\n`;
    return { to, subject: `No answer: ${who}`, text };
  }
  const expiresAt = sender.now() + handoffAgreementsOf(settings).linkDays * dayMs;
  const token = await linkToken(sender.database, { centerId: due.centerId, handoffId: handoff.id, salespersonId: recipient.id, expiresAt });
  const link = `${sender.origin}/api/handoff-links/${token}`;
  const until = wordsOfDay(localClock(expiresAt, settings.zone).day);
  const document = packageDocument(handoff, { rep: rep?.name ?? '', salesperson: recipient.name, zone: settings.zone });
  const text = [
    due.kind === 'reminder' ? `${who} still waits for your answer.` : `${rep?.name ?? 'A rep'} hands ${who} to you.`,
    `First: ${document.first}`,
    `Please accept it or send it back with a reason by ${dueOn}:`,
    link,
    `The link opens this handoff only, till ${until}. Whoever has it can answer for you: do not pass it on.`,
  ].join('\n\n');
  const content = await packagePdf(documentOf(opened), { at: new Date(handoff.handedOffAt), footer: handoff.number });
  const attachments = [{ filename: `${handoff.number}.pdf`, content, contentType: 'application/pdf' }];
  return { to, subject: due.kind === 'reminder' ? `Still open: ${who}` : `New lead: ${who}`, text: `${text}\n`, attachments };
};

const lookEveryMs = 5_000;
const betweenMs = 50;

/** Sends what is due now and then; while there is something, it goes on. */
export const startHandoffMails = (sender: MailSender, onError: (error: unknown) => void): Repeated =>
  repeatEvery(
    lookEveryMs,
    async (isStopped) => {
      while (!isStopped() && (await sendDueMails(sender)) > 0) await wait(betweenMs);
    },
    onError,
  );
