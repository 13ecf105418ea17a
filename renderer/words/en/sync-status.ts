import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const listed = (parts: string[]) => parts.filter((part) => part !== '').join(', ');

const minuteMs = 60_000;
/** A length of time as one says it: the largest unit of which there are two. */
const roughly = (ms: number): string => {
  const units = [
    ['day', 24 * 60 * minuteMs],
    ['hour', 60 * minuteMs],
    ['minute', minuteMs],
  ] as const;
  const [name, length] = units.find((unit) => ms >= 2 * unit[1]) ?? (['minute', minuteMs] as const);
  const count = Math.round(ms / length);
  return plural(count, { one: `# ${name}`, other: `# ${name}s` });
};

/** The quiet indicator and its drawer: what is saved where, what waits, what is parked. */
export const syncStatus = {
  title: 'Sync and unsent work',
  counts: (unsent: number, parked: number) =>
    listed([
      unsent > 0 ? plural(unsent, { one: '# unsent', other: '# unsent' }) : '',
      parked > 0 ? plural(parked, { one: '# parked', other: '# parked' }) : '',
    ]),
  offline: (counts: string) => listed(['Offline', counts]),
  allSent: (time: string) => `All sent ${time}`,
  notYet: 'Connecting',
  loading: 'Loading your leads',
  stillComing: {
    leads: (done: string, total: string) => `Still loading, ${done} of ${total} leads. You can begin with those that are here.`,
    rest: 'All leads are here. Handoffs, callbacks of others and what was moved or imported are still coming: do not count on these yet.',
  },

  places: { machine: 'This machine', server: 'Server', view: 'Your view' },
  machineHas: 'all you did',
  inDatabase: 'in this browser only, until sent',
  inDatabaseAndJournal: 'twice: journal and database',
  inDatabaseOnly: 'once: in the database',
  serverHasAll: 'has all of it',
  serverWaits: (count: number) => plural(count, { one: 'waits for one', other: 'waits for #' }),
  triesAgain: (when: string) => `tries again ${when}`,
  signInNeeded: 'asks you to sign in',
  notUnderstood: 'did not understand this app',
  disabled: 'has switched off your access',
  yourTurn: (when: string) => `busy, your turn ${when}`,
  connected: 'connected',
  viewAsOf: (time: string) => `as of ${time}`,
  viewNever: 'not loaded yet',
  viewAge: (age: string) => `${age} old`,
  viewFresh: 'up to date',

  accessOff: {
    title: 'Your access is switched off',
    text: 'What you did here is at the server and waits for your team lead; nothing is lost. Ask an admin of your center if you should still be in.',
  },
  hole: (from: number, to: number) =>
    `${plural(to - from + 1, { one: 'One step', other: '# steps' })} done on this machine (number ${from}${to > from ? ` to ${to}` : ''}) can be found neither here nor at the server. Look through your last calls, and tell your team lead.`,
  clock: {
    behind: (ms: number) => `This machine’s clock is ${roughly(ms)} behind`,
    ahead: (ms: number) => `This machine’s clock is ${roughly(ms)} ahead`,
    goesByServer: 'Refinery goes by the server’s time, so calls and callbacks are right. Set the clock when you can.',
  },

  parked: 'Parked',
  parkedHint: 'not applied, kept whole; your team lead sees it too',
  happened: 'Happened',
  safe: 'Safe',
  settle: 'Settle',
  settleAll: 'All parked work',
  openLead: 'Open lead',

  unsent: 'Unsent',
  unsentHint: 'in this order, as soon as there is a line',
  nothingUnsent: 'Everything you did has been sent.',
  sentToday: 'Sent today',
  sentHint: 'the last five',
  more: (count: number) => plural(count, { one: 'and one more', other: 'and # more' }),
  workingOffline: 'Working offline',
  canCall: (count: number) =>
    `${plural(count, { one: 'Your one lead can be called', other: 'Your # leads can be called' })} without a network. Pool leads wait for the line, so that no one is called twice.`,
  tryNow: 'Try now',
  exportUnsent: 'Export unsent',
  exportedTo: (place: string) => `Unsent work written to ${place}`,
  exportedToDownloads: 'Unsent work is among your downloads',
  exportFailed: 'The file could not be written; choose another place. The unsent work is still in the database.',
  signOutWaits: 'Signing out waits for these.',
  exportFileName: (day: string) => `refinery-unsent-${day}.jsonl`,

  comparison: {
    title: 'The same as the server',
    hint: 'compared bit by bit while you do nothing',
    check: 'Check this desktop against the server',
    checking: 'Comparing with the server',
    bitByBit: 'Nothing has differed so far.',
    same: 'Everything here is as the server has it.',
    mendedNow: (rows: number) =>
      plural(rows, {
        one: 'One row differed and was brought from the server. Your own work was left alone.',
        other: '# rows differed and were brought from the server. Your own work was left alone.',
      }),
    mended: (rows: number, when: string) =>
      plural(rows, {
        one: `One row differed from the server and was put right, ${when}.`,
        other: `# rows differed from the server and were put right, ${when}.`,
      }),
    wholeAt: (when: string) => `All of it was compared last ${when}.`,
    brokenOff: 'Comparing could not be ended: no line, or too much was changing. It goes on by itself.',
    historyComes: 'What happened with other people’s leads is still arriving.',
  },

  /** What a command was, in a list: `of` is the name of its lead. */
  commands: {
    addLead: () => 'New lead',
    moveRevisit: (of: string) => `Day to come back to ${of}`,
    saveContent: () => 'Content library',
    saveMailTemplate: () => 'Template of mails',
    recordTouch: (of: string) => `Touch recorded for ${of}`,
    sendContent: (of: string) => `Content sent to ${of}`,
    mergeLeads: (of: string) => `Leads merged: ${of}`,
    settleSuspects: (of: string) => `Duplicates judged: ${of}`,
    undoMerge: (of: string) => `Merge taken back: ${of}`,
    answerHandoff: () => 'Answer to a handoff',
    changeStage: (of: string) => `Stage of ${of}`,
    closeCallback: (of: string) => `Callback of ${of} closed`,
    correctLead: (of: string) => `Details of ${of}`,
    giveParked: () => 'Parked work given on',
    keepParkedAsNote: (of: string) => `Parked work kept as a note on ${of}`,
    publishSettings: () => 'Settings of the center',
    restoreValue: (of: string) => `Earlier value of ${of} put back`,
    retryParked: () => 'Parked work tried again',
    createCampaign: () => 'New campaign',
    enterCampaignCosts: () => 'Costs of campaigns',
    listKeyAccounts: () => 'Key accounts',
    removeCampaignCosts: () => 'Costs of a campaign taken back',
    saveCampaign: () => 'Campaign changed',
    saveExportPreset: () => 'Saved export of the handoff log',
    recordExport: () => 'Export, written down',
    takeInConfiguration: () => 'Configuration file taken in',
    takeInLeads: () => 'Leads by HTTP or form',
    finishImport: () => 'End of an import',
    handOffLead: (of: string) => `Handoff of ${of}`,
    importLeads: () => 'Rows of an import',
    importDoNotCall: () => 'Do-not-call list taken in',
    logCall: (of: string) => `Call to ${of}, written down later`,
    publishDispositions: () => 'Outcomes of a call',
    liftDoNotCall: (of: string) => `Do not call lifted: ${of}`,
    returnLeads: (of: string) => `Taken along, given back: ${of}`,
    settlePendingMoves: () => 'Moves that waited for this desktop',
    markDoNotCall: (of: string) => `Do not call: ${of}`,
    planNextActions: (of: string) => `Next step planned: ${of}`,
    recycleLeads: (of: string) => `Back to be worked: ${of}`,
    remindSales: (of: string) => `Sales reminded: ${of}`,
    postponeLead: (of: string) => `${of}, later`,
    takeBackOutcome: (of: string) => `Outcome of the call to ${of} taken back`,
    correctOutcome: (of: string) => `Outcome of a call to ${of} corrected`,
    voidCall: (of: string) => `Call to ${of} that does not count`,
    takeBackVoid: (of: string) => `Call to ${of} that counts again`,
    reassignLeads: (of: string) => `Leads moved: ${of}`,
    recordAnswer: (of: string) => `Answer of ${of}`,
    recordDisposition: (of: string) => `Outcome of the call to ${of}`,
    publishScript: () => 'Script put into calls',
    recordCustomField: (of: string) => `Detail of ${of}`,
    recordOutcome: () => 'Outcome of a handoff',
    askAboutHandoff: () => 'Question about a handoff',
    replyAboutHandoff: () => 'Reply to sales',
    setOpportunity: () => 'Stage of an opportunity',
    rerouteHandoff: () => 'Handoff given to another salesperson',
    splitHandoff: () => 'Handoff split in two',
    setAvailability: () => 'Capacity and absences',
    payRep: () => 'Statement marked as paid',
    takeInOutcomes: () => 'Outcomes from another system',
    retireScript: () => 'Script taken out of calls',
    saveScriptDraft: () => 'Draft of a script',
    shareScript: () => 'Shares of a script',
    resolveParked: () => 'Parked step settled',
    scheduleCallback: (of: string) => `Callback ${of}`,
    setPresence: () => 'Your state on the floor',
    startAttempt: (of: string) => `Call to ${of}`,
    saveImportMapping: () => 'Mapping of columns',
    startImport: () => 'Start of an import',
    undoImport: () => 'Import taken out again',
    stateZone: (of: string) => `Zone of ${of}`,
    commentCall: (of: string) => `Comment on a call to ${of}`,
    deactivateUser: () => 'Somebody leaves the center',
    endAbsence: () => 'End of an absence',
    planAbsence: () => 'Absence planned',
    saveTeam: () => 'Team changed',
    saveUser: () => 'Person changed',
    seeComments: () => 'Comments read',
    setGoal: () => 'Goals of a rep',
    undoMove: (of: string) => `Move taken back: ${of}`,
    writeNote: (of: string) => `Note on ${of}`,
  },
  otherCommand: (name: string) => {
    const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    return spaced.charAt(0).toUpperCase() + spaced.slice(1);
  },
  leadsAndMore: (first: string, others: number) => (others > 0 ? `${first} and ${others} more` : first),
  someLead: 'a lead no longer here',
};
