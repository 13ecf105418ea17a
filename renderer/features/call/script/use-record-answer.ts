import { useLiveQuery } from 'dexie-react-hooks';
import { correctLead } from '../../../../shared/commands/correct-lead.ts';
import { recordCustomField } from '../../../../shared/commands/record-custom-field.ts';
import { currentCorrectionId, type DetailChange, detailKeyOf, readDetail } from '../../../../shared/domain/correction.ts';
import { customNameOf, detailOf, isOwnDetail, type OwnDetail } from '../../../../shared/domain/lead-details.ts';
import type { ScriptStep } from '../../../../shared/domain/script.ts';
import { stateOfTyped } from '../../../../shared/domain/script-facts.ts';
import { type TypedAnswer, valueOfTyped } from '../../../../shared/domain/typed-answer.ts';
import { useDesk } from '../../../data/desk.ts';
import { useTold } from '../../../ui/use-told.ts';
import { useCall } from '../call-view.tsx';

const fieldOf: Record<OwnDetail, 'name' | 'title' | 'email' | 'address'> = {
  firstName: 'name',
  lastName: 'name',
  title: 'title',
  email: 'email',
  street: 'address',
  city: 'address',
  postcode: 'address',
};

/** Writes an answer down that fills a field of the lead. */
export const useRecordDetail = (): ((detail: string, said: string) => void) => {
  const { db, run } = useDesk();
  const { lead, draft } = useCall();
  const told = useTold();
  const corrections = useLiveQuery(() => db.corrections.where('leadId').equals(lead.id).toArray(), [db, lead.id], []);
  return (detail, said) => {
    const value = said.trim();
    const name = customNameOf(detail);
    if (value === '' || value === detailOf(lead, detail)) return;
    if (name !== null) {
      const baseId = currentCorrectionId(corrections, detailKeyOf({ field: 'custom', value: { name } }));
      const given = { leadId: lead.id, attemptId: draft.attemptId, name, value: value.slice(0, 2000), baseId };
      void told(() => run(recordCustomField, given));
    }
    if (!isOwnDetail(detail)) return;
    const field = fieldOf[detail];
    const whole = { ...readDetail(lead, { field, value: {} }), [detail]: value.slice(0, 300) };
    const change = { field, value: whole, baseId: currentCorrectionId(corrections, field) } as DetailChange;
    void told(() => run(correctLead, { leadId: lead.id, changes: [change], newCompany: null }));
  };
};

/** Writes an answer in words down: its letter with what it comes to, its field of the lead. Words that were understood only. */
export const useRecordTyped = (): ((step: ScriptStep, text: string, typed: TypedAnswer) => void) => {
  const { session, answers, settings } = useCall();
  const recordDetail = useRecordDetail();
  return (step, text, typed) => {
    const filled = stateOfTyped(step, typed.size, settings.bantfo.horizonMonths);
    const words = [text.trim(), typed.kind === 'number' ? step.unit : ''].filter(Boolean).join(' ');
    if (filled) session.fill([{ ...filled, value: valueOfTyped(filled.letter, typed, text), words }], answers);
    if (step.detail) recordDetail(step.detail, text);
  };
};
