import type { ReactNode } from 'react';

/** What every part of the screen is given: the way to the other parts, and whether this person changes anything. */
export type PartProps = { tabs: ReactNode; mayEdit: boolean };
