import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { touchKinds } from '../../../../shared/domain/call.ts';
import { isSameValue } from '../../../../shared/domain/same-value.ts';
import { ruleFaults, type ScoreFaultCode } from '../../../../shared/domain/score-faults.ts';
import type { ScoreRule } from '../../../../shared/domain/score-model.ts';
import { scoreSegmentOf } from '../../../../shared/domain/score-segment.ts';
import { segmentsById } from '../../../../shared/domain/segment.ts';
import { useCache } from '../../../data/desk.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineSelect } from '../../../ui/inline-select.tsx';
import { useWords } from '../../../words/words.tsx';
import { useRuleWords } from '../segments/use-rule-words.ts';
import settings from '../settings.module.css';
import { canFade, canRepeat, choosesFrom, hasItems, hasNumber, hasWords, phases, type RuleForm, ruleFormOf, ruleOf } from './rule-form.ts';
import styles from './score-editor.module.css';

type RuleDialogProps = { rule: ScoreRule; isNew: boolean; onSave: (rule: ScoreRule) => void; onClose: () => void };
type PartProps = { form: RuleForm; edit: (change: Partial<RuleForm>) => void; kind: ScoreRule['kind'] };
/** What is wrong with some of the faults' fields, in words; null: nothing. */
type FaultOf = (...codes: ScoreFaultCode[]) => string | null;

/** Faults that stand at a field of their own; the others are said under all. */
const atFields: readonly ScoreFaultCode[] = [
  'labelMissing',
  'leastNumber',
  'noPoints',
  'pointsTooMany',
  'signs',
  'capTooSmall',
  'halfLife',
];

/** One rule under the pen; it is kept only when nothing is wrong with it. */
export function RuleDialog({ rule, isNew, onSave, onClose }: RuleDialogProps) {
  const { scoreModel } = useWords();
  const words = scoreModel.rule;
  const [form, setForm] = useState(() => ruleFormOf(rule));
  const { kind } = rule;
  const next = ruleOf(form, rule);
  const faults = ruleFaults(next);
  const rest = faults.filter((fault) => !atFields.includes(fault));
  const faultOf: FaultOf = (...codes) => {
    const said = faults.filter((fault) => codes.includes(fault)).map((fault) => scoreModel.faults[fault]);
    return said.length > 0 ? said.join(' ') : null;
  };
  const edit = (change: Partial<RuleForm>) => setForm((before) => ({ ...before, ...change }));
  const { name, hint } = scoreModel.kinds[kind];
  return (
    <Dialog
      isOpen
      width={600}
      onClose={onClose}
      title={isNew ? words.newOf(name) : words.title(name)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button variant="filled" disabled={faults.length > 0} onClick={() => onSave(next)}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={settings.outcome}>
        <p className="t2">{hint}</p>
        <TextInput
          data-autofocus
          label={words.label}
          description={words.labelHint}
          value={form.label}
          maxLength={120}
          error={faultOf('labelMissing')}
          onChange={(event) => edit({ label: event.currentTarget.value })}
        />
        <Numbers form={form} edit={edit} kind={kind} faultOf={faultOf} />
        {choosesFrom(kind) && <Choices form={form} edit={edit} kind={kind} />}
        {kind === 'segment' && <SegmentChoice form={form} edit={edit} kind={kind} />}
        {kind === 'content' && <PhasePoints form={form} edit={edit} kind={kind} />}
        {hasItems(kind) && (
          <Textarea
            label={words.items}
            description={words.itemsHint}
            rows={3}
            value={form.items}
            onChange={(event) => edit({ items: event.currentTarget.value })}
          />
        )}
        {hasWords(kind) && (
          <Textarea
            label={kind === 'titleWord' ? words.words : words.matchItems}
            description={kind === 'titleWord' ? words.wordsHint : words.matchItemsHint}
            rows={kind === 'titleWord' ? 8 : 2}
            value={form.words}
            onChange={(event) => edit({ words: event.currentTarget.value })}
          />
        )}
        {kind === 'recency' && <HalfLives form={form} edit={edit} kind={kind} />}
        {rest.length > 0 && (
          <ul className="bad" role="alert">
            {rest.map((fault) => (
              <li key={fault}>{scoreModel.faults[fault]}</li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function Numbers({ form, edit, kind, faultOf }: PartProps & { faultOf: FaultOf }) {
  const words = useWords().scoreModel.rule;
  return (
    <div className={styles.numbers}>
      {hasNumber(kind) && (
        <TextInput
          label={words.least}
          description={words.leastOf[kind]}
          inputMode="numeric"
          value={form.least}
          error={faultOf('leastNumber')}
          onChange={(event) => edit({ least: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={kind === 'content' ? words.otherPoints : words.points}
        description={words.pointsHint}
        inputMode="numeric"
        value={form.points}
        error={faultOf('noPoints', 'pointsTooMany', 'signs')}
        onChange={(event) => edit({ points: event.currentTarget.value })}
      />
      {canRepeat(kind) && (
        <TextInput
          label={words.cap}
          description={words.capHint}
          inputMode="numeric"
          value={form.cap}
          error={faultOf('capTooSmall')}
          onChange={(event) => edit({ cap: event.currentTarget.value })}
        />
      )}
      {canFade(kind) && (
        <TextInput
          label={words.halfLife}
          description={words.halfLifeHint}
          inputMode="numeric"
          value={form.halfLife}
          error={faultOf('halfLife')}
          rightSection={<span className="t3 sm">{words.days}</span>}
          rightSectionWidth={44}
          onChange={(event) => edit({ halfLife: event.currentTarget.value })}
        />
      )}
    </div>
  );
}

function Choices({ form, edit, kind }: PartProps) {
  const { settings: all, scoreModel } = useWords();
  const names: Record<string, string> = { ...all.score.touchKinds, ...all.score.phases };
  const isPhase = kind === 'buyingPhase';
  const options: readonly string[] = isPhase ? phases : touchKinds;
  const toggled = (each: string) => (form.chosen.includes(each) ? form.chosen.filter((other) => other !== each) : [...form.chosen, each]);
  return (
    <fieldset className={styles.choices}>
      <legend>{isPhase ? scoreModel.rule.phases : scoreModel.rule.kinds}</legend>
      {options.map((each) => (
        <Checkbox key={each} label={names[each]} checked={form.chosen.includes(each)} onChange={() => edit({ chosen: toggled(each) })} />
      ))}
      {kind === 'recency' && <p className="t3 sm">{scoreModel.rule.anyKind}</p>}
    </fieldset>
  );
}

/** Which segment: the model takes a copy, so that it is the same for good. */
function SegmentChoice({ form, edit }: PartProps) {
  const { scoreModel } = useWords();
  const words = scoreModel.rule;
  const segments = useCache(({ settings: all }) => all?.segments) ?? [];
  const inWords = useRuleWords(segments);
  const byId = segmentsById(segments);
  const chosen = form.segment;
  const standing = chosen && byId.get(chosen.id);
  const fresh = standing && scoreSegmentOf(standing, byId);
  const isMoved = chosen !== undefined && fresh !== undefined && !isSameValue(chosen.rule, fresh.rule);
  const options = segments.map(({ id, label }) => ({ value: id, label }));
  const take = (id: string) => {
    const named = byId.get(id);
    if (!named) return;
    const isNamedAfter = form.label.trim() === '' || form.label === scoreModel.kinds.segment.name || form.label === chosen?.label;
    edit({ segment: scoreSegmentOf(named, byId), ...(isNamedAfter ? { label: named.label } : {}) });
  };
  if (options.length === 0 && !chosen) return <p className="t2">{words.noSegments}</p>;
  return (
    <fieldset className={styles.choices}>
      <legend>{words.segment}</legend>
      <InlineSelect
        label={words.segment}
        tone="field"
        value={chosen?.id ?? null}
        placeholder={words.chooseSegment}
        options={chosen && !standing ? [...options, { value: chosen.id, label: chosen.label }] : options}
        onChange={take}
      />
      {chosen && <p className="t2 sm">{words.segmentRule(inWords(chosen.rule))}</p>}
      <p className="t3 sm">{words.segmentKept}</p>
      {chosen && !standing && <p className="warn sm">{words.segmentGone}</p>}
      {isMoved && (
        <p className="warn sm">
          {words.segmentMoved}{' '}
          <Button size="compact-xs" onClick={() => take(chosen.id)}>
            {words.takeOver}
          </Button>
        </p>
      )}
    </fieldset>
  );
}

function PhasePoints({ form, edit }: PartProps) {
  const { settings: all, scoreModel } = useWords();
  return (
    <fieldset className={styles.choices}>
      <legend>{scoreModel.rule.phasePoints}</legend>
      <div className={styles.numbers}>
        {phases.map((phase) => (
          <TextInput
            key={phase}
            label={all.score.phases[phase]}
            inputMode="numeric"
            value={form[phase]}
            onChange={(event) => edit({ [phase]: event.currentTarget.value })}
          />
        ))}
      </div>
    </fieldset>
  );
}

function HalfLives({ form, edit }: PartProps) {
  const { settings: all, scoreModel } = useWords();
  return (
    <fieldset className={styles.choices}>
      <legend>{scoreModel.rule.halfLives}</legend>
      <p className="t3 sm">{scoreModel.rule.halfLivesHint}</p>
      <div className={styles.numbers}>
        {touchKinds.map((each) => (
          <TextInput
            key={each}
            label={all.score.touchKinds[each]}
            inputMode="numeric"
            placeholder={form.halfLife}
            value={form.halfLives[each]}
            onChange={(event) => edit({ halfLives: { ...form.halfLives, [each]: event.currentTarget.value } })}
          />
        ))}
      </div>
    </fieldset>
  );
}
