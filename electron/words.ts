/** The few sentences that the shell says itself; all others are the pages' own. */
export const words = {
  product: 'Refinery',
  cannotStart: 'Refinery cannot start',
  pageStopped: 'This window has stopped working',
  pageStoppedDetail: 'What was saved is safe. Load it again to go on where you were.',
  loadAgain: 'Load again',
  quit: 'Quit',
  /** macOS names menus by itself from their roles; elsewhere the file menu holds only Quit. */
  help: 'Help',
} as const;
