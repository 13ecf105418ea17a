import { useCallback, useState } from 'react';
import { type BantfoPolicy, policyFaults } from '../../../../shared/domain/bantfo-policy.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { usePreference } from '../../../data/preference.ts';
import { formOf, type KeptDraft, keptDraft, type PolicyForm, policyOf } from './policy-form.ts';

const draftKey = 'settings.bantfo.draft';
const none = { kept: null as KeptDraft };

/** The draft kept on this machine; undefined while it is read. */
export const useKeptDraft = (): [draft: KeptDraft | undefined, keep: (draft: KeptDraft) => Promise<void>] =>
  usePreference<KeptDraft>(draftKey, keptDraft, none.kept);

/** The policy under the pen: typed here, kept on this machine with every change, so that a reload loses nothing. */
export const usePolicyDraft = (standing: BantfoPolicy, kept: KeptDraft, keep: (draft: KeptDraft) => Promise<void>) => {
  const [base, setBase] = useState(kept?.base ?? standing);
  const [form, setForm] = useState(kept?.form ?? formOf(standing));
  const [isKept, setKept] = useState(kept !== null);
  // Nothing is under the pen: what others publish is shown at once.
  const isFollowing = !isKept && !isSameValue(base, standing);
  if (isFollowing) {
    setBase(standing);
    setForm(formOf(standing));
  }
  const policy = policyOf(form, base);
  const edit = useCallback(
    (change: Partial<PolicyForm>) => {
      const next = { ...form, ...change };
      setForm(next);
      setKept(true);
      void keep({ form: next, base });
    },
    [form, base, keep],
  );
  const reset = useCallback(
    (to: BantfoPolicy) => {
      setBase(to);
      setForm(formOf(to));
      setKept(false);
      void keep(null);
    },
    [keep],
  );
  return {
    form,
    base,
    policy,
    faults: policyFaults(policy),
    isChanged: !isSameValue(policy, base),
    /** Somebody published meanwhile: what was begun on is no longer what stands. */
    isOvertaken: !isSameValue(base, standing),
    edit,
    /** Lets the draft go. */
    discard: () => reset(standing),
    /** Keeps what was typed, to be published over what stands now. */
    rebase: () => {
      setBase(standing);
      void keep({ form, base: standing });
    },
    published: reset,
  };
};
export type PolicyDraft = ReturnType<typeof usePolicyDraft>;
