import { z } from 'zod';
import { type BantfoPolicy, bantfoPolicy, policyFaults } from '../../../../shared/domain/bantfo-policy.ts';
import { type DraftKind, keptSaid, useDraft } from '../draft/use-draft.ts';
import { formOf, type PolicyForm, policyForm, policyOf } from './policy-form.ts';

const policyDraft: DraftKind<BantfoPolicy, PolicyForm> = {
  key: 'settings.bantfo.draft',
  kept: z.object({ draft: policyForm, base: bantfoPolicy, ...keptSaid }).nullable(),
  begin: formOf,
  read: policyOf,
};

/** The policy under the pen, as it is typed and as it reads. Undefined while the kept draft is read. */
export const usePolicyDraft = (standing: BantfoPolicy) => {
  const pen = useDraft(policyDraft, standing);
  return (
    pen && {
      ...pen,
      faults: policyFaults(pen.next),
      edit: (change: Partial<PolicyForm>) => pen.write({ ...pen.draft, ...change }),
    }
  );
};
export type PolicyDraft = NonNullable<ReturnType<typeof usePolicyDraft>>;
