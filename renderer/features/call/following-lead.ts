/** The lead after this one, as the queue has it. `at`: when it is due or opens; null when it may be called at once. */
export type FollowingLead = { leadId: string; name: string; companyName: string; at: number | null };
