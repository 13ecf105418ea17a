import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { CenterSettings } from '../../../shared/domain/center-settings.ts';
import { reasonsFor } from '../../../shared/domain/hand-steps.ts';
import { type RecycleRule, recycledStages, recycleRuleFor } from '../../../shared/domain/recycling.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useNow } from '../../data/use-now.ts';
import { usePublish } from '../../data/use-publish.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useWords } from '../../words/words.tsx';
import styles from './settings.module.css';

const anyReason = '';

/** By which rules old leads come back to be worked, with how many would now. */
export function RecyclingPanel({ settings, mayEdit }: { settings: CenterSettings; mayEdit: boolean }) {
  const words = useWords().definitions.recycling;
  const publish = usePublish();
  const { rules } = settings.recycling;
  const change = (next: RecycleRule[], said: string) =>
    publish({ recycling: { rules: next } }, { recycling: settings.recycling }, { said, undone: words.undone });
  return (
    <Panel title={words.title} count={words.sub}>
      <div className={styles.body}>
        {rules.length === 0 && <p className="t2">{words.none}</p>}
        <ul className={styles.found}>
          {rules.map((rule) => (
            <RuleLine
              key={rule.id}
              rule={rule}
              settings={settings}
              {...(mayEdit && {
                onRemove: () =>
                  void change(
                    rules.filter(({ id }) => id !== rule.id),
                    words.removed,
                  ),
              })}
            />
          ))}
        </ul>
      </div>
      {mayEdit && <NewRule settings={settings} onAdd={(rule) => change([...rules, rule], words.added)} />}
    </Panel>
  );
}

type Reasons = { code: string; label: string }[];

const useReasonsFrom = (from: RecycleRule['from'], settings: CenterSettings): Reasons => {
  const { dispositions } = useWholeCache();
  if (from === 'lost') return settings.lostReasons;
  return from === 'disqualified' ? reasonsFor('disqualify', dispositions.values()) : [];
};

/** How many leads of this computer a rule would bring back now. */
const useBackNow = (rule: RecycleRule): number => {
  const { leads } = useWholeCache();
  const now = useNow(60_000);
  return [...leads.values()].filter((lead) => recycleRuleFor(lead, { rules: [rule] }, now)).length;
};

type RuleLineProps = { rule: RecycleRule; settings: CenterSettings; onRemove?: () => void };

function RuleLine({ rule, settings, onRemove }: RuleLineProps) {
  const words = useWords();
  const own = words.definitions.recycling;
  const count = useBackNow(rule);
  const reasons = useReasonsFrom(rule.from, settings);
  const label = reasons.find(({ code }) => code === rule.reasonCode)?.label ?? rule.reasonCode ?? '';
  const said = own.rule(words.states.stage[rule.from], label, rule.afterDays);
  return (
    <li className="row" style={{ gap: 10 }}>
      <span className="b">{said}</span>
      <span className="t3 sm">{own.effect(count)}</span>
      {onRemove && (
        <Button size="xs" onClick={onRemove} aria-label={own.removeOf(said)}>
          {own.remove}
        </Button>
      )}
    </li>
  );
}

function NewRule({ settings, onAdd }: { settings: CenterSettings; onAdd: (rule: RecycleRule) => Promise<boolean> }) {
  const words = useWords();
  const own = words.definitions.recycling;
  const { newId } = useDesk();
  const [from, setFrom] = useState<RecycleRule['from']>('lost');
  const [reason, setReason] = useState(anyReason);
  const [days, setDays] = useState(365);
  const reasons = useReasonsFrom(from, settings);
  const rule = { from, reasonCode: reason === anyReason ? null : reason, afterDays: days };
  const count = useBackNow({ ...rule, id: '' });
  return (
    <div className={`row ${styles.docs}`} style={{ gap: 8 }}>
      <InlineSelect
        label={own.from}
        tone="field"
        width={150}
        value={from}
        options={recycledStages.map((value) => ({ value, label: words.states.stage[value] }))}
        onChange={(value) => {
          setFrom(value);
          setReason(anyReason);
        }}
      />
      <InlineSelect
        label={own.reason}
        tone="field"
        width={190}
        value={reason}
        options={[{ value: anyReason, label: own.anyReason }, ...reasons.map(({ code, label }) => ({ value: code, label }))]}
        onChange={setReason}
      />
      <NumberInput aria-label={own.after} w={90} min={1} max={3650} value={days} onChange={(value) => setDays(Number(value) || 1)} />
      <Button onClick={() => void onAdd({ ...rule, id: newId() })}>{own.add}</Button>
      <span className="t3 sm" aria-live="polite">
        {own.effect(count)}
      </span>
    </div>
  );
}
