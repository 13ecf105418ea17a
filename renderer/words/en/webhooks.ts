import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

type Standing = { waiting: number; failed: number; lastStatus: number | null };

/** Other systems that are told what happens in the center. */
export const webhooks = {
  title: 'Webhooks',
  hint: 'Another system is told the moment something happens here: a CRM, a data warehouse, a chat. Each message is signed and tried again for about two days.',
  none: 'No other system is told yet.',
  add: 'Tell another system…',
  url: 'Address',
  events: 'Told of',
  event: {
    heading: 'What happened',
    'lead.stageChanged': 'stage of a lead changed',
    'lead.handedOff': 'lead handed to sales',
    'handoff.answered': 'handoff answered by sales',
    'form.confirmationAsked': 'web form waits for confirmation',
  },
  standing: 'Standing',
  stands: ({ waiting, failed, lastStatus }: Standing) =>
    [
      failed > 0 && plural(failed, { one: 'one given up', other: '# given up' }),
      waiting > 0 && plural(waiting, { one: 'one waits', other: '# wait' }),
      lastStatus !== null && `last answer ${lastStatus}`,
    ]
      .filter(Boolean)
      .join(', ') || 'nothing sent yet',
  acts: 'What can be done',
  deliveries: 'Messages',
  deliveriesOf: (url: string) => `Messages to ${url}`,
  noDeliveries: 'Nothing has happened yet that it is to be told of.',
  when: 'When',
  cameOf: 'What came of it',
  state: { waiting: 'waits', delivered: 'delivered', failed: 'given up' },
  tries: (count: number) => (count === 0 ? '' : plural(count, { one: 'one try', other: '# tries' })),
  nextTry: (when: string) => `next ${when}`,
  refresh: 'Look again',
  sendAgain: 'Send again',
  sendAgainOf: (event: string) => `Send again: ${event}`,
  sentAgain: 'It is sent again within seconds.',
  end: 'End',
  endOf: (url: string) => `Tell ${url} no more`,
  confirmEnd: 'Press again to end',
  ended: 'It is told no more.',
  make: 'Make webhook',
  cancel: 'Cancel',
  addressRefused: 'The server cannot call this address: it does not exist, or lies in a private network.',
  signed: 'You get a secret to check the signature of each message with. The documentation of the HTTP API tells how.',
  shownOnce: 'Copy it now: it is shown this once.',
  secretOf: (url: string) => `Secret for ${url}`,
  reading: 'Asking the server',
};
