import type { z } from 'zod';
import { addLead } from './add-lead.ts';
import { answerHandoff } from './answer-handoff.ts';
import { askAboutHandoff } from './ask-about-handoff.ts';
import { changeStage } from './change-stage.ts';
import { closeCallback } from './close-callback.ts';
import type { Command } from './command.ts';
import { commentCall } from './comment-call.ts';
import { correctLead } from './correct-lead.ts';
import { correctOutcome } from './correct-outcome.ts';
import { createCampaign } from './create-campaign.ts';
import { deactivateUser } from './deactivate-user.ts';
import { endAbsence } from './end-absence.ts';
import { enterCampaignCosts } from './enter-campaign-costs.ts';
import { finishImport } from './finish-import.ts';
import { giveParked } from './give-parked.ts';
import { handOffLead } from './hand-off-lead.ts';
import { importDoNotCall } from './import-do-not-call.ts';
import { importLeads } from './import-leads.ts';
import { keepParkedAsNote } from './keep-parked-as-note.ts';
import { liftDoNotCall } from './lift-do-not-call.ts';
import { listKeyAccounts } from './list-key-accounts.ts';
import { logCall } from './log-call.ts';
import { markDoNotCall } from './mark-do-not-call.ts';
import { mergeLeads } from './merge-leads.ts';
import { moveRevisit } from './move-revisit.ts';
import { payRep } from './pay-statement.ts';
import { planAbsence } from './plan-absence.ts';
import { planNextActions } from './plan-next-actions.ts';
import { postponeLead } from './postpone-lead.ts';
import { publishDispositions } from './publish-dispositions.ts';
import { publishScript } from './publish-script.ts';
import { publishSettings } from './publish-settings.ts';
import { reassignLeads } from './reassign-leads.ts';
import { recordAnswer } from './record-answer.ts';
import { recordCustomField } from './record-custom-field.ts';
import { recordDisposition } from './record-disposition.ts';
import { recordExport } from './record-export.ts';
import { recordOutcome } from './record-outcome.ts';
import { recordTouch } from './record-touch.ts';
import { recycleLeads } from './recycle-leads.ts';
import { remindSales } from './remind-sales.ts';
import { removeCampaignCosts } from './remove-campaign-costs.ts';
import { replyAboutHandoff } from './reply-about-handoff.ts';
import { rerouteHandoff } from './reroute-handoff.ts';
import { resolveParked } from './resolve-parked.ts';
import { restoreValue } from './restore-value.ts';
import { retireScript } from './retire-script.ts';
import { retryParked } from './retry-parked.ts';
import { returnLeads } from './return-leads.ts';
import { saveCampaign } from './save-campaign.ts';
import { saveContent } from './save-content.ts';
import { saveExportPreset } from './save-export-preset.ts';
import { saveImportMapping } from './save-import-mapping.ts';
import { saveMailTemplate } from './save-mail-template.ts';
import { saveScriptDraft } from './save-script-draft.ts';
import { saveTeam } from './save-team.ts';
import { saveUser } from './save-user.ts';
import { scheduleCallback } from './schedule-callback.ts';
import { seeComments } from './see-comments.ts';
import { sendContent } from './send-content.ts';
import { setAvailability } from './set-availability.ts';
import { setGoal } from './set-goal.ts';
import { setOpportunity } from './set-opportunity.ts';
import { setPresence } from './set-presence.ts';
import { settlePendingMoves } from './settle-pending-moves.ts';
import { settleSuspects } from './settle-suspects.ts';
import { shareScript } from './share-script.ts';
import { splitHandoff } from './split-handoff.ts';
import { startAttempt } from './start-attempt.ts';
import { startImport } from './start-import.ts';
import { stateZone } from './state-zone.ts';
import { takeBackOutcome } from './take-back-outcome.ts';
import { takeBackVoid } from './take-back-void.ts';
import { takeInConfiguration } from './take-in-configuration.ts';
import { takeInLeads } from './take-in-leads.ts';
import { takeInOutcomes } from './take-in-outcomes.ts';
import { undoImport } from './undo-import.ts';
import { undoMerge } from './undo-merge.ts';
import { undoMove } from './undo-move.ts';
import { voidCall } from './void-call.ts';
import { writeNote } from './write-note.ts';

/** Every command there is, by name: what the server accepts and a desktop may run. */
export const commands = {
  addLead,
  answerHandoff,
  askAboutHandoff,
  replyAboutHandoff,
  setOpportunity,
  rerouteHandoff,
  splitHandoff,
  setAvailability,
  payRep,
  changeStage,
  closeCallback,
  correctLead,
  correctOutcome,
  giveParked,
  keepParkedAsNote,
  publishSettings,
  restoreValue,
  retryParked,
  createCampaign,
  enterCampaignCosts,
  listKeyAccounts,
  removeCampaignCosts,
  saveCampaign,
  finishImport,
  handOffLead,
  importDoNotCall,
  importLeads,
  liftDoNotCall,
  logCall,
  markDoNotCall,
  mergeLeads,
  planNextActions,
  postponeLead,
  recycleLeads,
  remindSales,
  publishDispositions,
  publishScript,
  reassignLeads,
  recordAnswer,
  recordCustomField,
  recordDisposition,
  recordExport,
  recordOutcome,
  resolveParked,
  retireScript,
  returnLeads,
  saveExportPreset,
  saveImportMapping,
  saveScriptDraft,
  scheduleCallback,
  shareScript,
  setPresence,
  settlePendingMoves,
  settleSuspects,
  startAttempt,
  startImport,
  stateZone,
  takeBackOutcome,
  undoImport,
  undoMerge,
  takeInConfiguration,
  takeInLeads,
  takeInOutcomes,
  writeNote,
  commentCall,
  deactivateUser,
  endAbsence,
  planAbsence,
  saveTeam,
  saveUser,
  seeComments,
  setGoal,
  undoMove,
  moveRevisit,
  saveContent,
  saveMailTemplate,
  sendContent,
  recordTouch,
  voidCall,
  takeBackVoid,
} as const;

export type CommandName = keyof typeof commands;
export type CommandArgs<Name extends CommandName> = z.infer<(typeof commands)[Name]['args']>;

/** A command whose kinds of rows and arguments are not known to the caller: push, replay after a pull, the parked list. */
export type AnyCommand = Command<string, z.ZodObject>;

/** The command of that name, or undefined: from a newer desktop, say. */
export const commandNamed = (name: string): AnyCommand | undefined =>
  Object.hasOwn(commands, name) ? (commands[name as CommandName] as unknown as AnyCommand) : undefined;
