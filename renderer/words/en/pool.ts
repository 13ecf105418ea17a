import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');
const leads = (count: number) => plural(count, { one: 'one lead', other: '# leads' });

/** The team's pool: who is on which lead, what was taken along for a shift, moves that wait for a desktop. */
export const pool = {
  /** Beside the owner, in the facts of a lead. */
  owner: {
    held: (time: string) => `held for you until ${time}`,
    mine: (time: string) => `taken along until ${time}`,
    leased: (name: string) => `${name} is on it`,
    checkedOut: (name: string, until: string) => `checked out by ${name} until ${until}`,
    waits: (to: string, since: string) => `to ${to} since ${since}, waits for their desktop`,
  },
  somebody: 'somebody',

  notices: {
    inCall: (name: string, since: string) =>
      `${name} has been talking with them since ${since}. This opens when that call has its outcome.`,
    leased: (name: string, since: string) => `${name} is on this lead since ${since}. It is free again when they are done.`,
    checkedOut: (name: string, until: string) =>
      `Checked out by ${name} until ${until}, to work offline too. Nobody else calls it until then.`,
    notFree: 'This lead has left the pool meanwhile.',
    offline:
      'No connection. Leads of the pool are called online only, so that no two of you call the same one. Your own leads and those you took along can be called now.',
    next: (name: string) => `Call ${name} instead`,
    ownQueue: 'To my queue',
    lostInCall: (name: string) =>
      `Your hold on this lead ended while you were in the call, and ${name} has it now. Your call is recorded and marked as possibly the second.`,
    endedInCall: 'Your hold on this lead ended while you were in the call. Your call is recorded; it is being asked for again.',
    pending: (by: string, to: string) => `${by} moves this lead to ${to}. It goes when you are done with it.`,
    pendingPool: (by: string) => `${by} takes this lead back into the pool. It goes when you are done with it.`,
    maybeCalled: (name: string, until: string) =>
      `May have been called: ${name} had taken it along until ${until}, and their desktop has not said what was done.`,
    double: (name: string, when: string) =>
      `May have been called twice: ${name} called at ${when}, after the lead had gone to somebody else.`,
  },

  locks: {
    asking: {
      title: 'One moment',
      body: (name: string) => `Asking whether anybody else is on ${name}. Press again when the button opens.`,
    },
    leased: { title: 'Somebody is on it', body: (name: string) => `A colleague is about to call ${name}, or talks to them now.` },
    checkedOut: {
      title: 'Checked out',
      body: (name: string) => `A colleague has taken ${name} along for the shift. Your team lead can take the lead back.`,
    },
    notFree: { title: 'Not in the pool', body: (name: string) => `${name} has an owner by now or is not to be called.` },
    poolOffline: {
      title: 'Online only',
      body: (name: string) =>
        `Without a connection nobody can say who else calls ${name}. Call your own leads, or take leads along while online.`,
    },
  },

  panel: {
    title: 'Pool',
    counts: (free: string, others: string, hasOthers: boolean) => (hasOthers ? `${free} free, ${others} with colleagues` : `${free} free`),
    promised: (count: number) =>
      plural(count, {
        one: 'One promised call is overdue: anybody may keep it.',
        other: '# promised calls are overdue: anybody may keep them.',
      }),
    mine: (count: string, until: string) => `${count} with you until ${until}`,
    mineHint: 'Taken along: in your queue, and callable offline too.',
    waiting: (count: number) => plural(count, { one: 'One of them is to move.', other: '# of them are to move.' }),
    offline: 'Offline: the pool is called online only.',
    call: 'Next',
    callHint: 'Call the next lead of the pool',
    takeAlong: 'Take along',
    giveBack: 'Give back',
    nobodyNow: 'Nobody of the pool may be called right now.',
  },

  takeAlong: {
    title: 'Take leads along',
    hint: 'They are yours for the shift, also without a network. Your team sees who has them.',
    count: 'How many',
    of: (open: string) => `of ${open} that are open by then, the most urgent first`,
    until: 'Until',
    mostReached: (most: number) => `You have taken ${most} along, which is the most.`,
    run: (count: number) => `Take ${leads(count)} along`,
    cancel: 'Cancel',
    running: 'Asking the server…',
    done: (count: number, until: string) => `${leads(count)} taken along until ${until}`,
    fewer: (missing: number) => `${plural(missing, { one: 'One was', other: '# were' })} taken by others meanwhile.`,
    noneOpen: 'Nobody of the pool may be called by then.',
    nothing: 'None was free any more: others were quicker. Nothing was taken along.',
    offline: 'The server was not reached, so nothing was taken along. Take leads along while online.',
    refused: 'The server did not grant it. Nothing was taken along.',
  },
  returned: (count: number) => `${leads(count)} given back to the pool`,

  palette: {
    group: 'Pool',
    call: 'Call the next lead of the pool',
    takeAlong: 'Take leads along for the shift…',
    giveBack: (count: number) => `Give ${leads(count)} back to the pool`,
    keywords: 'check out offline shift lease',
  },

  floor: {
    leased: (count: number) => plural(count, { one: 'One held', other: '# held' }),
    leasedBy: (names: string) => `by ${names}`,
    takenAlong: (name: string, count: number, until: string) => `${name} took ${count} along until ${until}`,
    takeBack: 'Take back',
    takeBackOf: (name: string, count: number) => `Take back ${leads(count)} from ${name}`,
    asked: (count: number, name: string) => `${leads(count)} asked back from ${name}`,
    waitsFor: (count: number, names: string) => ({
      strong: plural(count, { one: 'One lead is checked out', other: '# leads are checked out' }),
      rest: `and moves when the desktop of ${names} has let go`,
    }),
    movedButFor: (moved: number, waiting: number, to: string) =>
      `Moved ${leads(moved)} to ${to}; ${plural(waiting, { one: 'one waits', other: '# wait' })} for a desktop`,
    pendingTitle: 'Waiting moves',
    pending: (count: number, from: string, to: string) => `${leads(count)} of ${from} to ${to}`,
    toPool: 'the pool',
    since: (time: string, reason: string) => `since ${time}, ${reason}`,
    isOffline: (name: string, since: string) => `${name} is offline since ${since}`,
    isOnline: (name: string) => `${name} is connected: goes when the call is done`,
    force: 'Move now',
    forceAgain: 'They may have been called. Press again',
    forceOf: (count: number, from: string) => `Move now: ${leads(count)} of ${from}`,
    withdraw: 'Leave there',
    withdrawOf: (count: number, from: string) => `Leave there: ${leads(count)}, with ${from}`,
    forced: (count: number) => `${leads(count)} moved; they say that they may have been called`,
    withdrawn: (count: number, name: string) => `${leads(count)} stay with ${name}`,
  },
};
