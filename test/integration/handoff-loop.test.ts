import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendDueMails } from '../../server/handoffs/send-mails.ts';
import { watchAnswers } from '../../server/handoffs/watch-answers.ts';
import { commandRunner } from '../../server/imports/run-import.ts';
import { createMailer, type Mailer } from '../../server/mail/mailer.ts';
import { createPokes, type Pokes } from '../../server/pokes.ts';
import type { Handoff } from '../../shared/domain/handoff.ts';
import { aCenter, type Center, type Person } from '../support/center.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { captureMail, type MailCapture } from '../support/mail-capture.ts';
import { aServer, bearer, type TestServer } from '../support/server.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const newId = v7;

describeOnBothDatabases('a handoff as a closed loop', (database) => {
  let server: TestServer;
  let center: Center;
  let capture: MailCapture;
  let mailer: Mailer;
  let pokes: Pokes;
  beforeAll(async () => {
    server = await aServer(database());
    center = await aCenter(database(), server.clock.now());
    capture = await captureMail();
    mailer = createMailer({ url: capture.url, from: 'Refinery <refinery@center.example>' });
    pokes = createPokes(database());
  });
  afterAll(async () => {
    mailer.close();
    await capture.stop();
    await pokes.close();
    await server.stop();
  });

  const dependencies = () => ({ database: database(), now: server.clock.now, newId, pokes });
  const as = ({ id: userId, role, teamId, name, email }: Person) =>
    commandRunner(dependencies(), { centerId: center.id, userId, role, teamId, name, email, isActive: true }, newId());
  const handoffOf = async (id: string): Promise<Handoff> => {
    const [row] = await database().query<{ row: Handoff }>(
      `select json_build_object('answer', answer, 'rejectReason', reject_reason, 'history', history, 'mailState', mail_state, 'mailProblem', mail_problem,
         'askedAt', asked_at, 'answerDueAt', answer_due_at, 'answerNote', answer_note, 'number', number, 'salespersonId', salesperson_id) as row
       from handoffs where center_id = $1 and id = $2`,
      [center.id, id],
    );
    return row?.row as Handoff;
  };
  const leadOf = async (handoffId: string) => {
    const [row] = await database().query<{ stage: string; kind: string; reason: string }>(
      `select l.stage, l.next_action_kind as kind, l.reason_code as reason from leads l join handoffs h on h.center_id = l.center_id and h.lead_id = l.id
       where h.center_id = $1 and h.id = $2`,
      [center.id, handoffId],
    );
    return row;
  };
  const handOff = async (name: string): Promise<string> => {
    const csv = `First name,Last name,E-mail,Phone,Company\n${name},Müller-Łukasz,${name.toLowerCase()}@werk.example,+49 40 1234567,Werk ${name} GmbH`;
    await server.app.inject({
      method: 'POST',
      url: `/api/imports?team=North&fileName=${name}.csv`,
      payload: csv,
      headers: { ...bearer(await server.tokenOf(center.people.manager)), 'content-type': 'text/csv' },
    });
    const [lead] = await database().query<{ id: string }>('select id from leads where center_id = $1 and first_name = $2', [
      center.id,
      name,
    ]);
    const leadId = lead?.id ?? '';
    // The call that qualified it is told elsewhere.
    await database().transaction((sql) =>
      sql.query(`update leads set stage = 'qualified', owner_id = $3 where center_id = $1 and id = $2`, [
        center.id,
        leadId,
        center.people.rep.id,
      ]),
    );
    const handoffId = newId();
    await as(center.people.rep)('handOffLead', {
      handoffId,
      leadId,
      salespersonId: center.people.salesperson.id,
      routing: ['territory DE'],
      promise: 'Größe „XL“ — two pages by Thursday',
    });
    return handoffId;
  };
  const mails = () => sendDueMails({ ...dependencies(), mailer, origin: 'http://center.example' });

  test('the package is mailed with a link that opens this handoff only, answers once, and ends', async () => {
    const handoffId = await handOff('Ana');
    expect((await handoffOf(handoffId)).mailState).toBe('waiting');
    await mails();
    const mail = capture.mails.at(-1);
    expect(mail?.to).toEqual([center.people.salesperson.email]);
    expect(mail?.source).toContain('application/pdf');
    expect((await handoffOf(handoffId)).mailState).toBe('sent');
    const plain = mail?.source.replaceAll('=\n', '').replaceAll('=3D', '=') ?? '';
    const path = /http:\/\/center\.example(\/api\/handoff-links\/[\w.-]+)/.exec(plain)?.[1] ?? '';
    const page = await server.app.inject({ method: 'GET', url: path });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Müller-Łukasz');
    expect(page.body).toContain('Größe „XL“');
    const script = /<script src="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await server.app.inject({ method: 'GET', url: script })).headers['content-type']).toContain('text/javascript');
    const pdf = await server.app.inject({ method: 'GET', url: `${path}/package.pdf` });
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');

    const forged = `${path.slice(0, -4)}AAAA`;
    expect((await server.app.inject({ method: 'GET', url: forged })).statusCode).toBe(404);
    const post = (url: string, payload: string) =>
      server.app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect((await post(forged, 'answer=accepted')).statusCode).toBe(404);
    expect((await handoffOf(handoffId)).answer).toBe('waiting');
    const answered = await post(path, 'answer=accepted&note=I+call+on+Monday');
    expect(answered.body).toContain('Accepted on');
    expect(await handoffOf(handoffId)).toMatchObject({ answer: 'accepted', answerNote: 'I call on Monday' });
    expect((await post(path, 'answer=rejected&reason=tooEarly')).body).toContain('It was answered before');
    expect((await handoffOf(handoffId)).answer).toBe('accepted');
    server.clock.advance(15 * dayMs);
    const tooLate = await server.app.inject({ method: 'GET', url: path });
    expect(tooLate.statusCode).toBe(404);
    expect(tooLate.body).toContain('This link opens nothing any more');
    expect(tooLate.body).not.toContain('Müller');
  });

  test('a mail server that cannot take it is asked again, and the handoff says so', async () => {
    const handoffId = await handOff('Berta');
    capture.refuse(true);
    await mails();
    expect(await handoffOf(handoffId)).toMatchObject({ mailState: 'waiting', mailProblem: expect.stringContaining('451') });
    const before = capture.mails.length;
    capture.refuse(false);
    expect(await mails()).toBe(0);
    server.clock.advance(3 * 60_000);
    expect(await mails()).toBe(1);
    expect(capture.mails).toHaveLength(before + 1);
    expect((await handoffOf(handoffId)).mailState).toBe('sent');
  });

  test('without a mail server the handoff says that nothing is sent', async () => {
    const handoffId = await handOff('Carla');
    await sendDueMails({ ...dependencies(), mailer: null, origin: 'http://center.example' });
    expect((await handoffOf(handoffId)).mailState).toBe('unconfigured');
  });

  test('silence is reminded of, escalated, and at last sent back to the rep with its reason', async () => {
    const handoffId = await handOff('Dora');
    const kinds = async () => (await handoffOf(handoffId)).history.map(({ kind }) => kind);
    await watchAnswers(dependencies());
    expect(await kinds()).toEqual(['handedOff']);
    for (let day = 0; day < 14 && (await handoffOf(handoffId)).answer === 'waiting'; day += 1) {
      server.clock.advance(dayMs);
      await watchAnswers(dependencies());
      await watchAnswers(dependencies());
    }
    expect(await kinds()).toEqual(['handedOff', 'reminded', 'escalated', 'returned']);
    expect(await handoffOf(handoffId)).toMatchObject({ answer: 'rejected', rejectReason: 'noAnswerInTime' });
    expect(await leadOf(handoffId)).toEqual({ stage: 'working', kind: 'call', reason: 'noAnswerInTime' });
    const before = capture.mails.length;
    while ((await mails()) > 0);
    const told = capture.mails.slice(before).map(({ to }) => to[0]);
    expect(told).toEqual(
      expect.arrayContaining([center.people.salesperson.email, center.people.manager.email, center.people.teamLead.email]),
    );
  });

  test('a question to the rep puts the end of the time off by as long as it waited', async () => {
    const handoffId = await handOff('Erna');
    const { answerDueAt } = await handoffOf(handoffId);
    await as(center.people.salesperson)('askAboutHandoff', { handoffId, question: 'Who signs?' });
    server.clock.advance(7 * dayMs);
    await as(center.people.rep)('replyAboutHandoff', { handoffId, reply: 'The CFO, Peter Vogt.' });
    const after = await handoffOf(handoffId);
    expect(after.askedAt).toBeNull();
    // At most the agreed pause of eight working hours: one day more.
    expect(after.answerDueAt - answerDueAt).toBeGreaterThanOrEqual(dayMs);
    expect(after.answerDueAt - answerDueAt).toBeLessThanOrEqual(3 * dayMs);
    expect(after.history.map(({ kind }) => kind)).toEqual(['handedOff', 'asked', 'replied']);
  });

  test('what salespeople have on hand is counted for everybody', async () => {
    const [load] = await database().query<{ open: number; counted: number }>(
      `select l.open::int as open, (select count(*)::int from handoffs h where h.center_id = l.center_id and h.salesperson_id = l.id
         and h.outcome = 'open' and h.answer <> 'rejected') as counted from sales_loads l where l.center_id = $1 and l.id = $2`,
      [center.id, center.people.salesperson.id],
    );
    expect(load?.open).toBe(load?.counted);
    expect(load?.open).toBeGreaterThan(0);
  });
});
