import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** Frame of the app: navigation, top bar, palette, keys, and the words of the design-system pieces. */
export const shell = {
  product: 'Refinery',
  windowTitle: (screen: string) => `${screen} · Refinery`,
  skip: 'Skip to the work',
  mainNavigation: 'Main',
  setUp: 'Set up',
  places: {
    today: 'Today',
    call: 'Call',
    callbacks: 'Callbacks',
    leads: 'Leads',
    import: 'Import',
    duplicates: 'Duplicates',
    floor: 'Floor',
    reports: 'Reports',
    ledger: 'Ledger',
    handoffs: 'Handoffs',
    inbox: 'Inbox',
    answered: 'Answered',
    scripts: 'Scripts',
    campaigns: 'Campaigns',
    parked: 'Parked work',
    settings: 'Settings',
  },
  goTo: (place: string) => `Go to ${place}`,
  placeWithKeys: (place: string, keys: string) => `${place}  ${keys}`,
  placeWithCount: (place: string, count: string) => `${place}, ${count}`,
  findOrDo: 'Find or do anything',
  syncAndUnsent: (state: string) => `${state}. Sync and unsent work`,
  personMenu: 'Appearance, settings, sign out',
  signOut: 'Sign out',
  appearance: 'Appearance',
  schemes: { auto: 'System', light: 'Light', dark: 'Dark' },

  roleAndTeam: (role: string, team: string | undefined) => (team ? `${role}, ${team}` : role),
  screenFault: {
    title: 'This screen met a fault',
    safe: 'Everything saved is safe, and the other screens work.',
    todo: 'Try again; if it stays, go to another screen and tell an admin what you did.',
    again: 'Try again',
  },

  badges: {
    inQueue: (count: number) => `${count} in your queue`,
    missed: (count: number) => `${count} missed`,
    toAnswer: (count: number) => `${count} to answer`,
    parked: (count: number) => `${count} parked`,
  },

  keys: {
    title: 'Keys',
    show: 'Show the keys of this screen',
    close: 'Close',
    go: 'Go',
    everywhere: 'Everywhere',
    thisScreen: 'This screen',
    find: 'Find or do anything',
    whileTyping: 'In a text field plain keys type: hold Alt with the key to act, Esc leaves the field.',
  },

  palette: {
    leads: 'Leads',
    companies: 'Companies',
    openCall: 'Open the call',
    people: (count: number) => plural(count, { one: 'one person', other: '# people' }),
    note: (count: string) => `${count} leads on this machine, works offline`,
    results: 'Results',
    nothing: (query: string) => `Nothing called “${query}” on this machine.`,
    nothingHint: 'Try part of a name, a company, a phone number or a verb such as “import”.',
    move: 'move',
    open: 'open',
    close: 'Close',
    actions: 'what to do with it',
    doWith: (name: string) => `Do with ${name}`,
    found: (count: number) => plural(count, { one: '# result', other: '# results' }),
  },

  table: {
    selectAll: (count: number) => plural(count, { one: 'Select the one row', other: 'Select all # rows' }),
    selectRow: (name: string) => `Select ${name}`,
    sortBy: (column: string) => `Sort by ${column}`,
    keys: 'Rows',
    next: 'Next row',
    previous: 'Previous row',
    select: 'Select row',
    extendDown: 'Extend selection down',
    extendUp: 'Extend selection up',
    open: 'Open row',
    selectEvery: 'Select all rows',
    first: 'First row',
    last: 'Last row',
    pageDown: 'A page down',
    pageUp: 'A page up',
  },

  progress: {
    cancel: 'Cancel',
    cancelling: 'Stopping after this piece',
    counts: (done: string, total: string) => `${done} of ${total}`,
    soFar: (done: string) => `${done} so far`,
  },

  error: {
    happened: 'Happened',
    safe: 'Safe',
    todo: 'To do',
    details: 'Details for support',
  },

  toast: { undo: 'Undo', close: 'Dismiss', undoFailed: 'Could not be undone' },
  close: 'Close',
  chooseOne: 'Choose one',
  remove: (name: string) => `Remove ${name}`,
};
