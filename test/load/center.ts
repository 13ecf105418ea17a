import { hashToken, newToken } from '../../server/auth/tokens.ts';
import type { Database } from '../../server/db/database.ts';
import { writeRows } from '../../server/db/rows.ts';
import { restFeed } from '../../server/sample/resting-feed.ts';
import { defaultDispositions } from '../../shared/domain/default-dispositions.ts';
import { defaultSettings } from '../../shared/domain/default-settings.ts';
import type { CommandEnvelope } from '../../shared/protocol/sync.ts';
import { aLead } from '../builders/domain.ts';

/** One center with many reps, each with leads of their own and a day of calls that was made without a network. */

export type Rep = { id: string; token: string; deviceId: string; leadIds: string[] };
export type LoadCenter = { id: string; reps: Rep[] };

export const commandsPerLead = 5;
const repsPerTeam = 20;
const rowsPerStatement = 1000;

export const makeCenter = async (database: Database, repCount: number, commandsEach: number, now: number): Promise<LoadCenter> => {
  const id = 'load';
  const leadsEach = Math.ceil(commandsEach / commandsPerLead);
  const teamOf = (index: number): string => `team-${Math.floor(index / repsPerTeam)}`;
  const reps = Array.from({ length: repCount }, (_, index): Rep => {
    const name = `rep-${index}`;
    return {
      id: name,
      token: newToken('session'),
      deviceId: `device-${index}`,
      leadIds: Array.from({ length: leadsEach }, (_l, at) => `lead-${index}-${at}`),
    };
  });
  const users = reps.map((rep, index) => ({
    id: rep.id,
    name: `Rep ${index}`,
    email: `${rep.id}@load.example`,
    role: 'rep' as const,
    teamId: teamOf(index),
    isActive: true,
    zone: 'Europe/Berlin',
    languages: ['en'],
    capacity: 200,
    plannedCalls: 40,
    territory: '',
    skills: [],
    hours: null,
    absences: [],
  }));
  const teams = [...new Set(users.map((user) => user.teamId))].map((team) => ({ id: team, name: team }));
  const leads = reps.flatMap((rep, index) =>
    rep.leadIds.map((leadId) =>
      aLead({ id: leadId, companyId: null, campaignId: null, teamId: teamOf(index), ownerId: rep.id, email: null }),
    ),
  );
  await database.transaction(async (sql) => {
    await restFeed(sql);
    await sql.query('insert into centers (id, name, created_at) values ($1, $1, $2)', [id, now]);
    await sql.query('insert into sync_spaces (center_id, epoch) values ($1, $2)', [id, 'load']);
    await writeRows(sql, id, 'settings', [{ ...defaultSettings, id: 'center', name: 'Load', city: 'Hamburg' }]);
    await writeRows(sql, id, 'teams', teams);
    await writeRows(sql, id, 'dispositions', [...defaultDispositions]);
    await writeRows(sql, id, 'users', users);
    for (let from = 0; from < leads.length; from += rowsPerStatement) {
      await writeRows(sql, id, 'leads', leads.slice(from, from + rowsPerStatement));
    }
    await sql.query(
      `insert into sessions (id, token_hash, center_id, user_id, created_at, last_seen_at, expires_at, user_agent)
       select 's-' || x.id, x.hash, $1, x.id, $3, $3, $3::bigint + 2592000000, 'load' from jsonb_to_recordset($2::jsonb) as x(id text, hash text)`,
      [id, JSON.stringify(reps.map((rep) => ({ id: rep.id, hash: hashToken(rep.token) }))), now],
    );
  });
  await database.script('analyze');
  return { id, reps };
};

/** What one rep did offline, in sequence: on each lead a call with an answer, a note that was typed on, and its outcome. */
export const offlineDay = (rep: Rep, count: number, now: number): CommandEnvelope[] => {
  const stepMs = 60_000;
  const startAt = now - count * stepMs;
  return Array.from({ length: count }, (_, index): CommandEnvelope => {
    const leadId = rep.leadIds[Math.floor(index / commandsPerLead)] ?? '';
    const { name, args } = stepOf(index % commandsPerLead, leadId, startAt + index * stepMs);
    return { id: `${rep.deviceId}.${index + 1}`, seq: index + 1, name, version: 1, args, at: startAt + index * stepMs };
  });
};

const stepOf = (step: number, leadId: string, at: number): Pick<CommandEnvelope, 'name' | 'args'> => {
  const attemptId = `${leadId}.attempt`;
  const noteId = `${leadId}.note`;
  if (step === 0) {
    const args = {
      attemptId,
      leadId,
      number: '+498955500142',
      scriptId: null,
      localHour: 10,
      assignmentGeneration: 0,
      overrideReason: null,
    };
    return { name: 'startAttempt', args };
  }
  if (step === 1) {
    const answer = {
      answerId: `${leadId}.answer`,
      leadId,
      letter: 'B',
      state: 'favourable',
      value: {},
      words: 'A budget is set aside',
      attemptId,
      confidence: 'sure',
    };
    return { name: 'recordAnswer', args: answer };
  }
  if (step === 2) return { name: 'writeNote', args: { noteId, leadId, attemptId, body: 'Runs two lines.', revision: 1 } };
  if (step === 3)
    return {
      name: 'writeNote',
      args: { noteId, leadId, attemptId, body: 'Runs two lines, wants the retrofit before spring.', revision: 2 },
    };
  const outcome = {
    attemptId,
    leadId,
    dispositionCode: 'callBack',
    endedAt: at,
    talkMs: 60_000,
    wrapUpMs: 20_000,
    reasonCode: null,
    scriptId: null,
    scriptPath: [],
    assignmentGeneration: 0,
    callback: {
      callbackId: `${leadId}.callback`,
      wall: '2026-12-01T09:00',
      zone: 'Europe/Berlin',
      // The instant of that wall time: a server that starts would set another right.
      dueAt: Date.UTC(2026, 11, 1, 8),
      promise: 'has the figures then',
      isPersonal: true,
    },
    revisit: null,
    lastSaid: 'before spring',
  };
  return { name: 'recordDisposition', args: outcome };
};
