import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What a score is made of, wherever one is shown. */
export const score = {
  title: 'What the score is made of',
  none: 'No rule of the scoring model applies yet.',
  points: (points: string, isPlus: boolean) => (isPlus ? `+${points}` : points),
  /** Points that have faded: "12 of 15 points, 9 days old". */
  faded: (points: string, full: string, age: string) => `${points} of ${full} points${age ? `, ${age}` : ''}`,
  old: (days: number) => plural(days, { one: 'one day old', other: '# days old' }),
  today: 'of today',
  needs: (threshold: string, model: string) => `Needs ${threshold}. Model ${model}`,
  model: (model: string) => `Model ${model}`,
  sum: (score: string, model: string) => `${score}, by model ${model}`,
  open: (label: string) => `${label}: what it is made of`,
  notHere: 'What it was made of is not on this machine.',
  evidence: {
    attempt: 'Call that was answered',
    title: (title: string) => `Title: ${title}`,
    company: (company: string) => `Company: ${company}`,
    contacts: (company: string) => `Known leads at ${company}`,
    segment: (segment: string) => `In the segment: ${segment}`,
  },
  touchKinds: {
    download: 'Download',
    visit: 'Visit',
    badgeScan: 'Badge scan',
    event: 'Event',
    mail: 'Mail',
    inquiry: 'Inquiry',
    referral: 'Referral',
    import: 'Import',
  },
};
