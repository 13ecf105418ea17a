import { Checkbox, TextInput } from '@mantine/core';
import type { SlaAgreement } from '../../../../shared/domain/handoff-agreements.ts';
import { knowsHolidays } from '../../../../shared/domain/holidays.ts';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useNames } from '../../../words/use-names.ts';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { DraftProps } from './handoffs-section.tsx';
import { NumberField } from './number-field.tsx';

const countries = ['DE', 'AT', 'CH', 'FR', 'NL', 'BE', 'IT', 'ES', 'PT', 'PL', 'CZ', 'DK', 'SE', 'NO', 'FI', 'GB', 'IE', 'US', 'CA', 'AU'];
const none = '';
const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (clock: string): number | null => {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours === undefined || minutes === undefined || Number.isNaN(hours + minutes) ? null : hours * 60 + minutes;
};

/** By when sales answers, what happens when it does not, and when sales works. */
export function TimesPanel({ draft, edit, isEditable, onAnswerHours }: DraftProps & { onAnswerHours: (hours: number) => void }) {
  const words = useWords().handoffLoop.settings;
  const names = useNames();
  const { sla, linkDays } = draft.handoffs;
  const change = (over: Partial<SlaAgreement>) => edit({ sla: { ...sla, ...over } });
  const setClock = (field: 'from' | 'till', clock: string) => {
    const minutes = minutesOf(clock);
    if (minutes !== null) change({ [field]: minutes });
  };
  const shared = { isDisabled: !isEditable, most: 1000 };
  return (
    <Panel title={words.times}>
      <div className={styles.fields}>
        <NumberField
          {...shared}
          label={words.answerHours}
          value={draft.answerHours}
          onChange={(hours) => hours !== null && onAnswerHours(hours)}
        />
        <NumberField
          {...shared}
          label={words.remind}
          unit={words.hours}
          isOptional
          value={sla.remindAfterHours}
          onChange={(remindAfterHours) => change({ remindAfterHours })}
        />
        <Checkbox
          label={words.escalate}
          checked={sla.escalates}
          disabled={!isEditable}
          onChange={(event) => change({ escalates: event.currentTarget.checked })}
        />
        <NumberField
          {...shared}
          label={words.returns}
          unit={words.hours}
          isOptional
          value={sla.returnAfterHours}
          onChange={(returnAfterHours) => change({ returnAfterHours })}
        />
        <NumberField
          {...shared}
          label={words.pause}
          unit={words.hours}
          value={sla.askPauseHours}
          onChange={(hours) => hours !== null && change({ askPauseHours: hours })}
        />
        <NumberField
          {...shared}
          most={90}
          label={words.linkDays}
          unit={words.daysUnit}
          value={linkDays}
          onChange={(days) => days !== null && days > 0 && edit({ linkDays: days })}
        />
        <div className="row" style={{ gap: 8 }}>
          <TextInput
            label={words.workFrom}
            type="time"
            value={clockOf(sla.from)}
            disabled={!isEditable}
            onChange={(event) => setClock('from', event.currentTarget.value)}
          />
          <TextInput
            label={words.workTill}
            type="time"
            value={clockOf(sla.till)}
            disabled={!isEditable}
            onChange={(event) => setClock('till', event.currentTarget.value)}
          />
        </div>
        <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
          <legend className="b" style={{ padding: 0, marginBottom: 6 }}>
            {words.days}
          </legend>
          <div className="row" style={{ gap: 10, flexWrap: 'wrap' }}>
            {words.weekdays.map((name, index) => (
              <Checkbox
                key={name}
                label={name}
                checked={sla.weekdays.includes(index + 1)}
                disabled={!isEditable}
                onChange={() => change({ weekdays: toggled(sla.weekdays, index + 1) })}
              />
            ))}
          </div>
        </fieldset>
        <div className="row" style={{ gap: 8 }}>
          <span className="t2">{words.holidays}</span>
          <InlineSelect
            label={words.holidays}
            value={sla.country ?? none}
            isDisabled={!isEditable}
            options={[
              { value: none, label: words.noHolidays },
              ...countries.filter(knowsHolidays).map((code) => ({ value: code, label: names.country(code) })),
            ]}
            onChange={(country) => change({ country: country === none ? null : country, region: null })}
          />
        </div>
      </div>
    </Panel>
  );
}

/** One day at least stays, or no time would ever pass. */
const toggled = (days: readonly number[], day: number): number[] => {
  const next = days.includes(day) ? days.filter((each) => each !== day) : [...days, day].sort((a, b) => a - b);
  return next.length > 0 ? next : [...days];
};
