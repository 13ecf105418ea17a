import { z } from 'zod';

/** By what a lead may hear from us. */
export const pulseKinds = ['call', 'mail', 'event'] as const;
export const pulseKind = z.enum(pulseKinds);
export type PulseKind = z.infer<typeof pulseKind>;

/** The pulse beside the days of silence, which stand with the queue and the segments. */
export const pulseSettings = z.object({
  /** A score that falls below this brings a call, as one that rises over the threshold does; null: none does. */
  scoreFloor: z.int().nullable(),
  /** What takes turns in planned touches, in this order. */
  mix: z.array(pulseKind).min(1).max(6),
});
export type PulseSettings = z.infer<typeof pulseSettings>;

export const defaultPulse: PulseSettings = { scoreFloor: null, mix: ['call', 'mail', 'event'] };
