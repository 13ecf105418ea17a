import { useRef, useState } from 'react';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { leadName } from '../../../../shared/domain/lead.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './outcome.module.css';
import { useEffectWords } from './use-effect-words.ts';
import { useAsked } from './use-outcome.ts';

const groups = ['notReached', 'reached', 'data'] as const;
type Group = (typeof groups)[number];

/** Data outcomes in view before the rest folds away. */
const dataShown = 1;

/** All outcomes with their keys, what each would do shown while one is looked at. */
export function DispositionBar({ onPress }: { onPress: (disposition: Disposition) => void }) {
  const words = useWords().call;
  const { draft, lead, offered } = useCall();
  const [lookedAt, setLookedAt] = useState<Disposition | null>(null);
  const [isMore, setIsMore] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const showMore = () => {
    setIsMore(true);
    // The button that was pressed is gone; what it stood for takes the keyboard.
    requestAnimationFrame(() => bar.current?.querySelectorAll<HTMLElement>('[data-group="data"] button')[dataShown]?.focus());
  };
  const mayPress = (disposition: Disposition) => draft.phase !== 'before' || (disposition.marksDoNotCall && !lead.doNotCall);
  const press = (disposition: Disposition) => {
    setIsMore(false);
    onPress(disposition);
  };
  useKeys([
    ...offered.map((disposition) => ({
      keys: disposition.hotKey,
      label: disposition.label,
      group: words.groups.outcome,
      isDisabled: !mayPress(disposition),
      run: () => press(disposition),
    })),
    { keys: 'Escape', label: words.outcome.fewer, isHidden: true, isDisabled: !isMore, run: () => setIsMore(false) },
  ]);
  return (
    <div ref={bar} className={styles.bar} data-more={isMore || undefined}>
      {groups.map((group) => (
        <GroupOf
          key={group}
          group={group}
          lookedAt={lookedAt}
          onLook={setLookedAt}
          isMore={isMore}
          onMore={showMore}
          mayPress={mayPress}
          onPress={press}
        />
      ))}
    </div>
  );
}

type GroupProps = {
  group: Group;
  lookedAt: Disposition | null;
  onLook: (disposition: Disposition | null) => void;
  isMore: boolean;
  onMore: () => void;
  mayPress: (disposition: Disposition) => boolean;
  onPress: (disposition: Disposition) => void;
};

function GroupOf({ group, lookedAt, onLook, isMore, onMore, mayPress, onPress }: GroupProps) {
  const words = useWords().call.outcome;
  const { lead, offered } = useCall();
  const ofGroup = offered.filter((each) => each.group === group);
  const shown = group === 'data' && !isMore ? ofGroup.slice(0, dataShown) : ofGroup;
  const folded = ofGroup.slice(shown.length);
  const effect = useEffectWords();
  const hint = useGroupHint(group);
  const isLooked = lookedAt?.group === group;
  return (
    <div className={styles.group} data-group={group}>
      <h3>
        {words.groups[group](lead.firstName || leadName(lead))} <span className="cut">{isLooked ? effect(lookedAt) : hint}</span>
      </h3>
      <div>
        {shown.map((disposition) => (
          <DispositionButton
            key={disposition.id}
            disposition={disposition}
            isDisabled={!mayPress(disposition)}
            onLook={onLook}
            onPress={() => onPress(disposition)}
          />
        ))}
        {folded.length > 0 && (
          <button type="button" className={styles.disposition} data-quiet onClick={onMore} aria-expanded={false}>
            <KeyCap keys={folded[0]?.hotKey ?? ''} />
            {words.more(folded.length)}
          </button>
        )}
      </div>
    </div>
  );
}

/** Beside a group's name: how keys act while typing, what a QSO lacks, that it needs a call first. */
const useGroupHint = (group: Group): string => {
  const words = useWords().call.outcome;
  const formats = useFormats();
  const { draft, offered, verdict } = useCall();
  if (draft.phase === 'before') return group === 'notReached' ? words.afterCall : '';
  if (group === 'notReached') return words.whileTyping;
  const qualified = offered.find((each) => each.group === group && each.raises === 'qualify');
  if (!qualified || verdict.kind === 'qualify') return '';
  return verdict.missing.length > 0 ? words.lacks(qualified.hotKey, formats.list(verdict.missing)) : words.against(qualified.hotKey);
};

type ButtonProps = {
  disposition: Disposition;
  isDisabled: boolean;
  onLook: (disposition: Disposition | null) => void;
  onPress: () => void;
};

function DispositionButton({ disposition, isDisabled, onLook, onPress }: ButtonProps) {
  const asked = useAsked();
  const isLacking = asked(disposition).includes('lacking');
  const look = () => onLook(disposition);
  const lookAway = () => onLook(null);
  return (
    <button
      type="button"
      className={styles.disposition}
      data-quiet={disposition.group === 'notReached' || undefined}
      data-near={isLacking || undefined}
      data-tone={disposition.marksDoNotCall ? 'bad' : undefined}
      // Not `disabled`: a button that was just pressed must not lose the keyboard with the next lead.
      aria-disabled={isDisabled || undefined}
      aria-keyshortcuts={ariaKeys(disposition.hotKey)}
      onClick={isDisabled ? undefined : onPress}
      onMouseEnter={look}
      onMouseLeave={lookAway}
      onFocus={look}
      onBlur={lookAway}
    >
      <KeyCap keys={disposition.hotKey} />
      <span className="cut">{disposition.label}</span>
    </button>
  );
}
