import type { Script } from '../../../shared/domain/call.ts';
import { ask, choice, end, fill, objection, say } from './script-parts.ts';

/** For badges scanned at a fair: they met us among two hundred others and remember a coffee, if anything. */
export const tradeShow: Omit<Script, 'publishedAt' | 'publishedById'> = {
  id: 'trade-show-v4',
  scriptKey: 'tradeShow',
  name: 'Trade-show follow-up',
  version: 4,
  language: 'en',
  state: 'live',
  startStepId: 'opening',
  steps: [
    say(
      'opening',
      'Opening',
      'Good day {{firstName|}}, {{repName|the qualifying team}} from {{centerName|Refinery}}. We met at {{campaignName|the fair}}: the stand with the open filler.',
      'Bring back the picture before you ask anything.',
      'remember',
    ),
    ask(
      'remember',
      'What stayed',
      'Of what you saw there, what did you take home?',
      'If nothing: tell them the one thing most visitors asked about.',
      choice('The retrofit of old lines', 'today'),
      choice('The changeover without tools', 'today', fill('N', 'partly', { pain: 'Long changeovers' })),
      choice('Honestly, nothing', 'today'),
      choice('I only wanted the prize draw', 'keepInformed', fill('N', 'unfavourable')),
    ),
    ask(
      'today',
      'Today',
      'How do you run it today: which line would you change first if you could?',
      'One line, one machine. Do not let it become a tour of the plant.',
      choice('A line older than fifteen years', 'cost', fill('N', 'favourable', { todaysSolution: 'Line older than fifteen years' })),
      choice('A new line that does not reach its rate', 'cost', fill('N', 'favourable', { pain: 'New line below its rate' })),
      choice('All is well', 'keepInformed', fill('N', 'unfavourable')),
    ),
    ask(
      'cost',
      'What it costs',
      'What does it cost you when that line stands still for an hour?',
      'Any number is better than none; write down who would know.',
      choice('A number', 'plan', fill('N', 'favourable')),
      choice('I would have to ask', 'plan', fill('N', 'partly')),
    ),
    ask(
      'plan',
      'Is it planned',
      'Is that line in next year’s plan, with a month and a sum?',
      'Two answers in one: timing and budget.',
      choice('Month and sum', 'decides', fill('T', 'favourable', { horizonMonths: 9 }), fill('B', 'favourable', { approval: 'approved' })),
      choice('A month, no sum yet', 'decides', fill('T', 'favourable', { horizonMonths: 9 }), fill('B', 'partly', { approval: 'planned' })),
      choice('Neither', 'keepInformed', fill('T', 'unfavourable', { horizonMonths: 24 }), fill('B', 'unfavourable', { approval: 'none' })),
    ),
    ask(
      'decides',
      'Who decides',
      'Who besides you has to want it?',
      'Ask for the name, then for what that person cares about.',
      choice('I decide', 'nextStep', fill('A', 'favourable', { decisionRole: 'decides' })),
      choice('Management', 'nextStep', fill('A', 'partly', { decisionRole: 'influences' })),
      choice('The group decides', 'nextStep', fill('A', 'partly', { decisionRole: 'influences', decidedBy: 'The group' })),
    ),
    end('nextStep', 'Next step agreed', 'Shall we look at that line together, on a screen, for half an hour?', 'Offer two dates.'),
    end(
      'keepInformed',
      'Keep informed',
      'Then I will let you know when there is something about it. May I?',
      'Note the consent in their words.',
    ),
  ],
  objections: [
    objection(
      'I do not remember you',
      'No wonder after three days of halls. It was about the filler that runs two bottle sizes without tools.',
    ),
    objection('Send the brochure again', 'I will. Which two pages should I mark for you?'),
    objection('We have decided for another', 'Then all the best with it. May I ask what tipped the scales?'),
    objection('Call in the new year', 'Happily. Which week, and what will be decided by then?'),
  ],
};
