import { Button, Radio, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { changeStage } from '../../../shared/commands/change-stage.ts';
import { recycleLeads } from '../../../shared/commands/recycle-leads.ts';
import { chunksOf } from '../../../shared/domain/chunks.ts';
import { forecastStep, type HandStep, handSteps, reasonsFor, revisitParts, type StepForecast } from '../../../shared/domain/hand-steps.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { dayAfter, localClock } from '../../../shared/domain/zone.ts';
import { useCache, useDesk } from '../../data/desk.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { RunDialog } from '../../ui/run-dialog.tsx';
import { StageGlyph } from '../../ui/stage-glyph.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useWords } from '../../words/words.tsx';
import styles from './leads.module.css';

/** What one command takes. */
const leadsPerCommand = 200;

type StageDialogProps = { leads: readonly Lead[]; onClose: () => void };

/** One step of the refinery for all selected leads that may take it; the others are named and left alone. */
export function StageDialog({ leads, onClose }: StageDialogProps) {
  const words = useWords().leads.stageDialog;
  const stages = useWords().states.stage;
  const forecasts = useMemo(() => new Map(handSteps.map((step) => [step, forecastStep(leads, step)])), [leads]);
  const [step, setStep] = useState<HandStep>(() => handSteps.find((each) => (forecasts.get(each)?.able.length ?? 0) > 0) ?? 'work');
  const details = useStepDetails(step);
  const forecast = forecasts.get(step) ?? forecastStep([], step);
  const change = useChangeStage();
  const able = forecast.able.length;
  const mayRun = able > 0 && details.missing === null;
  const run = async () => {
    if (!mayRun || !(await change(step, forecast.able, details))) return;
    showToast({ message: words.done(able, stages[forecast.to ?? 'working'].toLowerCase()) });
    onClose();
  };
  return (
    <RunDialog
      title={words.title(leads.length)}
      words={{ cancel: words.cancel, run: words.run(able) }}
      {...(able > 0 && details.missing && { hint: words.missing[details.missing] })}
      isDisabled={!mayRun}
      onRun={() => void run()}
      onClose={onClose}
    >
      <StepChoice step={step} forecasts={forecasts} total={leads.length} onChoose={setStep} />
      <DetailFields step={step} details={details} />
      <Stayers forecast={forecast} />
    </RunDialog>
  );
}

type StepChoiceProps = {
  step: HandStep;
  forecasts: ReadonlyMap<HandStep, StepForecast>;
  total: number;
  onChoose: (step: HandStep) => void;
};

function StepChoice({ step, forecasts, total, onChoose }: StepChoiceProps) {
  const words = useWords();
  const definitions = useCache((cache) => cache.settings?.definitions);
  return (
    <Radio.Group value={step} onChange={(value) => onChoose(value as HandStep)} aria-label={words.leads.stageDialog.step}>
      <div className={styles.steps}>
        {handSteps.map((each) => {
          const { able, to } = forecasts.get(each) ?? { able: [], to: undefined };
          return (
            // biome-ignore lint/a11y/noLabelWithoutControl: the radio is Mantine's, inside the label
            <label key={each} className={styles.step} data-off={able.length === 0 || undefined}>
              <Radio value={each} disabled={able.length === 0} data-autofocus={each === step || undefined} />
              <span>
                <span className="row" style={{ gap: 6 }}>
                  <span className="b">{words.leads.stageDialog.events[each]}</span>
                  {to && (
                    <span className={`${styles.marked} t3 sm`}>
                      <StageGlyph stage={to} />
                      {words.states.stage[to]}
                    </span>
                  )}
                </span>
                {to && each === step && <span className="t2 sm">{definitions?.[to]}</span>}
              </span>
              <span className="t3 sm">{words.leads.stageDialog.can(able.length, total)}</span>
            </label>
          );
        })}
      </div>
    </Radio.Group>
  );
}

type Details = {
  reasons: readonly { code: string; label: string }[];
  reason: string | null;
  setReason: (code: string) => void;
  needsReason: boolean;
  /** Day of the revisit; null for steps that have none. */
  on: string | null;
  setOn: (day: string) => void;
  tomorrow: string;
  /** Why old leads come back; null for steps that have no use for it. */
  why: string | null;
  setWhy: (why: string) => void;
  /** What the step still asks for; null when nothing. */
  missing: 'reason' | 'day' | 'why' | null;
};

const monthsAhead = [3, 6, 12] as const;

const useStepDetails = (step: HandStep): Details => {
  const { now, zone } = useDesk();
  const dispositions = useCache((cache) => cache.dispositions);
  const [today] = useState(() => localClock(now(), zone).day);
  const [on, setOn] = useState(() => dayAfter(today, { months: 6 }));
  const [reason, setReason] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const reasons = reasonsFor(step, dispositions.values());
  const known = reasons.some(({ code }) => code === reason) ? reason : null;
  const needsReason = step === 'disqualify' && reasons.length > 0;
  const isNurture = step === 'nurture';
  const isRecycle = step === 'recycle';
  const asked = { reason: needsReason && known === null, day: isNurture && on <= today, why: isRecycle && why.trim() === '' };
  const missing = (['reason', 'day', 'why'] as const).find((each) => asked[each]) ?? null;
  const tomorrow = dayAfter(today, { days: 1 });
  const shown = { on: isNurture ? on : null, why: isRecycle ? why : null };
  return { reasons, reason: known, setReason, needsReason, ...shown, setOn, setWhy, tomorrow, missing };
};

function DetailFields({ step, details }: { step: HandStep; details: Details }) {
  const words = useWords().leads.stageDialog;
  const { now, zone } = useDesk();
  const { reasons, reason, setReason, on, setOn, tomorrow, why, setWhy } = details;
  const inMonths = (months: number) => dayAfter(localClock(now(), zone).day, { months });
  return (
    <>
      {why !== null && (
        <div className={styles.section}>
          <TextInput label={words.why} maxLength={300} value={why} onChange={(event) => setWhy(event.currentTarget.value)} />
        </div>
      )}
      {on !== null && (
        <div className={styles.section}>
          <h3>{words.revisit}</h3>
          <div className="row" style={{ gap: 6 }}>
            <TextInput
              type="date"
              aria-label={words.revisit}
              min={tomorrow}
              value={on}
              error={on < tomorrow ? words.missing.day : undefined}
              onChange={(event) => setOn(event.currentTarget.value)}
            />
            {monthsAhead.map((months) => (
              <Button key={months} size="xs" className={styles.tool} onClick={() => setOn(inMonths(months))}>
                {words.inMonths(months)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {reasons.length > 0 && (
        <div className={styles.section}>
          <h3>{words.reason}</h3>
          <InlineSelect
            key={step}
            label={words.reason}
            tone="field"
            width="100%"
            placeholder={words.reasonChoose}
            value={reason}
            options={reasons.map(({ code, label }) => ({ value: code, label }))}
            onChange={setReason}
          />
        </div>
      )}
    </>
  );
}

const shownStayers = 6;

/** Who stays as they are, by name, under the reason. */
function Stayers({ forecast }: { forecast: StepForecast }) {
  const words = useWords().leads.stageDialog;
  if (forecast.refused.size === 0) return null;
  return (
    <ul className="t3 sm" style={{ marginTop: 12 }}>
      {[...forecast.refused].map(([why, leads]) => (
        <li key={why}>
          {words.stay(leads.length, words.refused[why])}{' '}
          {words.stayers(leads.slice(0, shownStayers).map(leadName), leads.length - shownStayers)}
        </li>
      ))}
    </ul>
  );
}

const useChangeStage = () => {
  const { run } = useDesk();
  const told = useTold();
  const settings = useCache((cache) => cache.settings);
  return (step: HandStep, leads: readonly Lead[], { reason, on, why }: Details): Promise<boolean> =>
    told(async () => {
      if (on !== null && settings) {
        for (const { leadIds, at } of revisitParts(leads, on, settings, leadsPerCommand)) {
          await run(changeStage, { leadIds, event: step, reasonCode: reason, revisit: { on, at } });
        }
        return;
      }
      for (const part of chunksOf(leads, leadsPerCommand)) {
        const leadIds = part.map(({ id }) => id);
        if (why !== null) await run(recycleLeads, { leadIds, why: why.trim() });
        else await run(changeStage, { leadIds, event: step, reasonCode: reason, revisit: null });
      }
    });
};
