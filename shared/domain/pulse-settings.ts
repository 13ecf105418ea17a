import { z } from 'zod';

/** By what a lead may hear from us. */
export const pulseKinds = ['call', 'mail', 'event'] as const;
export const pulseKind = z.enum(pulseKinds);
export type PulseKind = z.infer<typeof pulseKind>;

/** What takes turns in planned touches, in this order. */
export const pulseMix = z.array(pulseKind).min(1).max(6);

/** The pulse beside the days of silence, which stand with the queue and the segments. */
export const pulseSettings = z.object({
  /** A score that falls below this brings a call, as one that rises over the threshold does; null: none does. */
  scoreFloor: z.int().nullable(),
  /** Of who is in no segment with a plan of its own. */
  mix: pulseMix,
});
export type PulseSettings = z.infer<typeof pulseSettings>;

export const defaultPulse: PulseSettings = { scoreFloor: null, mix: ['call', 'mail', 'event'] };
