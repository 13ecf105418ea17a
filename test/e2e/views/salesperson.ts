import { byKey, place, placeAgain, type View } from './view.ts';

export const salesperson: View[] = [
  place('Inbox', { isMain: true }),
  byKey('accepting', 'a', (page) => page.getByLabel('Next step (read by the rep)')),
  byKey('rejecting', 'r', (page) => page.getByRole('combobox', { name: 'Why' })),
  place('Answered'),
  placeAgain('Parked work'),
  placeAgain('Settings'),
];
