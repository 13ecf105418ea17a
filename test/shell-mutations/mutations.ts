import type { Patch } from '../simulation/patches.ts';
import { pageFaults } from './page-faults.ts';
import { systemFaults } from './system-faults.ts';
import { updateFaults } from './update-faults.ts';
import { windowFaults } from './window-faults.ts';

/** A fault of the shell, put into its real source, and the test file that must fail for it. `name` says what goes wrong. */
export type Mutation = { name: string; caughtBy: string; patches: readonly Patch[] };

export const mutations: readonly Mutation[] = [...pageFaults, ...windowFaults, ...systemFaults, ...updateFaults];
