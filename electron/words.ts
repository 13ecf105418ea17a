/** The few sentences that the shell says itself; all others are the pages' own. */
export const words = {
  product: 'Refinery',
  cannotStart: 'Refinery cannot start',
  pageStopped: 'This window has stopped working',
  pageStoppedDetail: 'What was saved is safe. Load it again to go on where you were.',
  pageSilent: 'This window does not answer',
  wait: 'Wait',
  loadAgain: 'Load again',
  quit: 'Quit',
  shellFault: 'Something in Refinery went wrong',
  shellFaultDetail: 'What was saved is safe. Start it again when it suits you; what happened is told in the diagnostics.',
  startAgain: 'Start again',
  goOn: 'Go on',
  /** macOS names menus by itself from their roles; elsewhere the file menu holds only Quit. */
  help: 'Help',
  callMenu: 'Call',
  showCall: 'Show the running call or the next lead',
  zoom: { in: 'Zoom in', out: 'Zoom out', reset: 'Actual size' },
  tray: {
    open: 'Open Refinery',
    next: 'Call the next lead',
    running: 'Back to the call',
    summary: (waiting: number, due: number): string => {
      const queue = waiting === 1 ? '1 lead to call' : `${waiting} leads to call`;
      return due === 0 ? queue : `${queue}, ${words.tray.due(due)}`;
    },
    due: (count: number): string => `${count === 1 ? '1 callback' : `${count} callbacks`} due`,
  },
} as const;
