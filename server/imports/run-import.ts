import type { CommandArgs, CommandName } from '../../shared/commands/registry.ts';
import { commands } from '../../shared/commands/registry.ts';
import type { LeadSource } from '../../shared/domain/lead.ts';
import type { Campaign } from '../../shared/domain/people.ts';
import { type CommandEnvelope, protocolVersion } from '../../shared/protocol/sync.ts';
import type { Viewer } from '../auth/viewer.ts';
import { executePush } from '../commands/execute.ts';
import type { Dependencies } from '../dependencies.ts';
import { createLikelyLeads, type LikelyLeads } from '../duplicates/likely-leads.ts';
import { ApiError } from '../errors.ts';
import type { ReadColumn, ReadMessage } from './read-file.ts';

export type ImportOrder = {
  importId: string;
  fileName: string;
  teamId: string;
  source: LeadSource;
  campaign: { id: string } | { create: Campaign } | null;
};

/**
 * Takes a file in by the same commands as the screen, one transaction per chunk. Commands and their ids follow from the import's id,
 * so that a request sent again after a broken line goes on where it stopped and counts nothing twice.
 * Errors: unreadableFile, commandParked.
 */
export const runImport = async (
  dependencies: Dependencies,
  viewer: Viewer,
  order: ImportOrder,
  messages: AsyncIterable<ReadMessage>,
): Promise<ReadColumn[]> => {
  const run = commandRunner(dependencies, viewer, order.importId);
  const { importId, fileName, teamId, source, campaign } = order;
  let columns: ReadColumn[] = [];
  let likelyLeads: LikelyLeads | undefined;
  for await (const message of messages) {
    if (message.kind === 'refused') throw new ApiError('unreadableFile', [{ path: message.what || 'file', message: message.reason }]);
    if (message.kind === 'chunk') {
      likelyLeads ??= await createLikelyLeads(dependencies.database, viewer.centerId);
      await run('importLeads', { importId, rows: message.rows, refused: message.refused, likely: await likelyLeads(message.rows) });
      continue;
    }
    if (campaign && 'create' in campaign) await run('createCampaign', campaign.create);
    const campaignId = campaign && ('create' in campaign ? campaign.create.id : campaign.id);
    const { encoding, rowCount, mapping, headers, answers } = message;
    columns = message.columns;
    await run('startImport', { importId, fileName, encoding, rowCount, campaignId, source, teamId, mapping, headers, answers });
  }
  await run('finishImport', { importId, as: 'finished' });
  return columns;
};

type Run = <Name extends CommandName>(name: Name, args: CommandArgs<Name>) => Promise<void>;

/** Runs commands one after another as a desktop named after the import would push them. */
export const commandRunner = ({ database, now, pokes }: Dependencies, viewer: Viewer, importId: string): Run => {
  const deviceId = `api.${importId}`;
  let seq = 0;
  return async (name, args) => {
    seq += 1;
    const envelope: CommandEnvelope = { id: `${importId}.${seq}`, seq, name, version: commands[name].version, args, at: now() };
    const { results } = await executePush(database, viewer, { protocol: protocolVersion, deviceId, commands: [envelope] }, now());
    pokes.changed(viewer.centerId);
    const [result] = results;
    if (result?.outcome !== 'applied') throw new ApiError('commandParked', [{ path: name, message: result?.code ?? '' }]);
  };
};
