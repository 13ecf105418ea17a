import { ask, askFor, branch, choice, confirming, end, fill, note, say, type WrittenScript, when } from './script-parts.ts';
import { tradeShow } from './trade-show.ts';

/** Version 5, tried beside version 4: asks for figures and a date in their own words, and skips what is out of reach. */
export const tradeShowShorter: WrittenScript = {
  ...tradeShow,
  id: 'trade-show-v5',
  version: 5,
  steps: [
    say(
      'opening',
      'Opening',
      'Good day {{firstName|}}, {{repName|the qualifying team}} from {{centerName|Refinery}}. We met at {{campaignName|the fair}}: the stand with the open filler.',
      'Bring back the picture before you ask anything.',
      'badge',
    ),
    note('badge', 'The badge', 'Look at what was written on the badge: the line they named there is the one to ask about.', 'today'),
    ask(
      'today',
      'Today',
      'How do you run it today: which line would you change first if you could?',
      'One line, one machine. Do not let it become a tour of the plant.',
      choice('A line older than fifteen years', 'cost', fill('N', 'favourable', { todaysSolution: 'Line older than fifteen years' })),
      choice('A new line that does not reach its rate', 'cost', fill('N', 'favourable', { pain: 'New line below its rate' })),
      choice('All is well', 'keepInformed', fill('N', 'unfavourable')),
    ),
    askFor('cost', 'Hours lost', 'How many hours does that line stand still in a month?', 'Any number is better than none.', {
      as: 'number',
      unit: 'hours a month',
      goTo: 'plan',
    }),
    askFor('plan', 'By when', 'When would you want it to run at full rate?', 'A month is enough: “April”, “in half a year”, “Q3”.', {
      as: 'date',
      fills: { letter: 'T', state: 'favourable' },
      confirm: 'Last time you said {{known|a date}}. Is that still the plan?',
      goTo: 'soonEnough',
    }),
    branch('soonEnough', 'Soon enough?', 'budget', when({ on: 'size', stepId: 'plan', from: 12, below: null }, 'keepInformed')),
    askFor('budget', 'Budget', 'What sum stands in the plan for it?', 'A range will do. Their currency, their words.', {
      as: 'amount',
      fills: { letter: 'B', state: 'favourable' },
      confirm: 'I have {{known|a sum}} in my notes. Does that still stand?',
      goTo: 'whoAreYou',
    }),
    branch('whoAreYou', 'Role known?', 'role', when({ on: 'detail', detail: 'title', isKnown: true }, 'decides')),
    askFor('role', 'Their role', 'What may I write down as your role?', 'As it stands on the card.', {
      as: 'text',
      detail: 'title',
      goTo: 'decides',
    }),
    confirming(
      ask(
        'decides',
        'Who decides',
        'Who besides you has to want it?',
        'Ask for the name, then for what that person cares about.',
        choice('I decide', 'nextStep', fill('A', 'favourable', { decisionRole: 'decides' })),
        choice('Management', 'nextStep', fill('A', 'partly', { decisionRole: 'influences' })),
        choice('The group decides', 'nextStep', fill('A', 'partly', { decisionRole: 'influences', decidedBy: 'The group' })),
      ),
      'You told us who decides: {{known|somebody else}}. Is that still so?',
    ),
    end('nextStep', 'Next step agreed', 'Shall we look at that line together, on a screen, for half an hour?', 'Offer two dates.'),
    end(
      'keepInformed',
      'Keep informed',
      'Then I will let you know when there is something about it. May I?',
      'Note the consent in their words.',
    ),
  ],
};
