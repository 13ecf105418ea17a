import { answers } from './en/answers.ts';
import { audit } from './en/audit.ts';
import { call } from './en/call.ts';
import { callbacks } from './en/callbacks.ts';
import { campaigns } from './en/campaigns.ts';
import { computer } from './en/computer.ts';
import { definitions } from './en/definitions.ts';
import { duplicates } from './en/duplicates.ts';
import { floor } from './en/floor.ts';
import { handoffLoop } from './en/handoff-loop.ts';
import { handoffs } from './en/handoffs.ts';
import { history } from './en/history.ts';
import { importing } from './en/import.ts';
import { leads } from './en/leads.ts';
import { ledger } from './en/ledger.ts';
import { logCall } from './en/log-call.ts';
import { myFloor } from './en/my-floor.ts';
import { nurture } from './en/nurture.ts';
import { outcomeFile } from './en/outcome-file.ts';
import { corrections, parked } from './en/parked.ts';
import { pool } from './en/pool.ts';
import { pulse } from './en/pulse.ts';
import { reports } from './en/reports.ts';
import { saving } from './en/saving.ts';
import { score } from './en/score.ts';
import { scoreModel } from './en/score-model.ts';
import { scripts } from './en/scripts.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/sign-in.ts';
import { states } from './en/states.ts';
import { storage } from './en/storage.ts';
import { syncStatus } from './en/sync-status.ts';
import { time } from './en/time.ts';
import { today } from './en/today.ts';

/** English, the catalogue every other language is measured against. One line per room. */
export const en = {
  shell,
  states,
  time,
  signIn,
  syncStatus,
  storage,
  importing,
  logCall,
  nurture,
  answers,
  audit,
  call,
  handoffs,
  handoffLoop,
  history,
  outcomeFile,
  leads,
  ledger,
  saving,
  parked,
  pool,
  corrections,
  definitions,
  duplicates,
  floor,
  myFloor,
  reports,
  pulse,
  score,
  scoreModel,
  scripts,
  settings,
  callbacks,
  campaigns,
  computer,
  today,
};

/** A language is complete when it has this type. */
export type Words = typeof en;
