import type { ImportRefusal, ImportRun } from '../../shared/domain/history.ts';
import { type SampleCampaign, sampleCampaigns } from './campaigns.ts';
import type { World } from './world.ts';

/** The files by which some campaigns came in, with how many of their rows have become leads so far. */
export type Files = Map<string, { campaign: SampleCampaign; fileName: string; takenIn: number }>;

/** Where an imported lead stood in its file. */
export type FilePlace = { importId: string; row: number } | null;

/** Row 1 holds the headers. */
const firstRow = 2;

export const openFiles = (): Files =>
  new Map(
    sampleCampaigns.flatMap((campaign) => {
      const fileName = campaign.intake?.fileName;
      return fileName ? [[campaign.id, { campaign, fileName, takenIn: 0 }] as const] : [];
    }),
  );

/** The next row of the campaign's file; null for campaigns whose leads came one by one. */
export const placeInFile = (files: Files, campaignId: string | null): FilePlace => {
  const file = files.get(campaignId ?? '');
  if (!file) return null;
  file.takenIn += 1;
  return { importId: `import-${file.campaign.id}`, row: firstRow + file.takenIn - 1 };
};

/** Rows that became no lead, by campaign; they stand at the end of their file. */
const refusedRows: Readonly<Record<string, readonly Pick<ImportRefusal, 'reason' | 'cells'>[]>> = {
  fachPack: [
    { reason: 'nobody', cells: ['Messe Nürnberg', '', '', '', '', '', '25/09', 'Standpersonal'] },
    { reason: 'nobody', cells: ['', '', '', '', '', '', '26/09', ''] },
    { reason: 'mailMalformed', cells: ['', '', '', '', 'k.weiß(at)glas', '', '24/09', ''] },
  ],
  coldList: [
    { reason: 'nobody', cells: ['Mühle am Deich', '', '', '', '', '26506', ''] },
    { reason: 'nobody', cells: ['Fischkontor', '', '', '', '', '27572', ''] },
    { reason: 'mailMalformed', cells: ['', '', '', '', 'info@', '25524', ''] },
    { reason: 'dateUnreadable', cells: ['Keksfabrik Elm', 'Ute', 'Brandes', '', 'ute@elm.example', '38154', '31.02.2024'] },
  ],
};

const mapping = {
  Firma: 'companyName',
  Vorname: 'firstName',
  Nachname: 'lastName',
  'Tel. geschäftl.': 'phoneWork',
  'E-Mail': 'email',
  Funktion: 'title',
  PLZ: 'postcode',
};

export const importRuns = ({ floor }: World, files: Files): ImportRun[] =>
  [...files.values()].map(({ campaign, fileName, takenIn }) => {
    const refused = refusedRows[campaign.id]?.length ?? 0;
    const startedAt = floor.homeTime(campaign.intake?.workingDaysAgo ?? 1, 10 * 60 + 28);
    return {
      id: `import-${campaign.id}`,
      fileName,
      encoding: 'utf-8',
      rowCount: takenIn + refused,
      takenIn,
      merged: 0,
      alreadyKnown: 0,
      refused,
      leads: takenIn,
      state: 'finished',
      campaignId: campaign.id,
      source: campaign.source,
      teamId: 'north',
      mapping,
      headers: Object.keys(mapping),
      answers: { dateOrder: null, values: {} },
      startedById: 'ruth',
      startedAt,
      finishedAt: startedAt + 3 * 60_000,
      undoneById: null,
      undoneAt: null,
      takenOut: 0,
      stayed: {},
    };
  });

export const importRefusals = (files: Files): ImportRefusal[] =>
  [...files.values()].flatMap(({ campaign, takenIn }) =>
    (refusedRows[campaign.id] ?? []).map(({ reason, cells }, turn) => {
      const row = firstRow + takenIn + turn;
      return { id: `import-${campaign.id}.refused${row}`, importId: `import-${campaign.id}`, row, reason, cells: [...cells] };
    }),
  );
