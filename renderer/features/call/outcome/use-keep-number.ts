import { correctLead } from '../../../../shared/commands/correct-lead.ts';
import { type Correction, currentCorrectionId } from '../../../../shared/domain/correction.ts';
import type { Lead, Phone } from '../../../../shared/domain/lead.ts';
import { useDesk } from '../../../data/desk.ts';

const mostNumbers = 10;

/** Keeps a number that was given, before the lead's others; one that is known already comes first from now on. */
export const useKeepNumber = (): ((lead: Lead, corrections: readonly Correction[], phone: Phone) => Promise<unknown>) => {
  const { run } = useDesk();
  return (lead, corrections, phone) => {
    const known = lead.phones.find(({ number }) => number === phone.number);
    const others = lead.phones.filter(({ number }) => number !== phone.number);
    const value = { phones: [known ?? phone, ...others].slice(0, mostNumbers) };
    const change = { field: 'phones' as const, value, baseId: currentCorrectionId(corrections, 'phones') };
    return run(correctLead, { leadId: lead.id, changes: [change], newCompany: null });
  };
};
