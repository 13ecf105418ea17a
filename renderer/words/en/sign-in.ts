/** Signing in, being signed out, opening the app. */
export const signIn = {
  title: 'Sign in',
  again: 'Sign in again',
  lead: 'The workstation of your qualifying center.',
  againLead: (name: string) => `Your sign-in has ended, ${name}. Everything you did is kept on this machine and is sent afterwards.`,
  email: 'Mail address',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in',
  someoneElse: 'Sign in as somebody else',
  later: 'Go on offline',
  openingTitle: 'Opening your desk',
  refused: {
    wrongCredentials: { title: 'Mail address and password do not match', todo: 'Check both. After several failures wait a minute.' },
    tooManyRequests: { title: 'Too many tries', todo: 'Wait a minute, then try again.' },
    userDisabled: { title: 'This user is disabled', todo: 'Ask an admin of your center.' },
    other: { title: 'The server did not accept the sign-in', todo: 'Try again; if it stays, tell an admin the time.' },
    unreachable: {
      title: 'The server cannot be reached',
      todo: 'Check the network or whether the server is running, then try again. Who has signed in here before can work offline.',
    },
  },
  safe: 'Nothing was changed.',
  at: (server: string) => `At ${server}`,
  move: 'Work with another server',
  sample: {
    title: 'A sample center to look around in',
    hint: (password: string) =>
      `Choose who to be. Until it is changed, everybody’s password is “${password}”, which anybody may know: change it before real leads come in.`,
    person: (name: string, role: string) => `${name}, ${role}`,
    roles: { rep: 'rep', teamLead: 'team lead', manager: 'manager', salesperson: 'salesperson', admin: 'admin' } as Record<string, string>,
  },
  tokenNotKept: 'This machine keeps no secrets safely: you will sign in again after a restart.',
  otherPerson: (name: string) => `This desk is ${name}’s. Sign in as ${name}, or sign out first.`,
  openFailed: {
    title: 'The data on this machine cannot be opened',
    happened: 'The browser or the disk refused to open the database.',
    safe: 'What the server has is safe; what was not sent is still in the database.',
    todo: 'Close other windows of Refinery, check the free disk space, and try again.',
    again: 'Try again',
  },
};
