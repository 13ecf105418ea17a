import { IconHistory, IconRotateClockwise2 } from '@tabler/icons-react';
import type { ScriptStep } from '../../../../shared/domain/script.ts';
import type { ScriptPlace, ScriptTalk } from '../../../../shared/domain/script-walk.ts';
import { confirmKnown, type TakenStep } from '../../../../shared/domain/script-walk.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCall } from '../call-view.tsx';
import styles from './script.module.css';
import { type KnownAnswer, useOldAnswer } from './use-script-talk.ts';

const confirmKey = 's';

/** What is known already: one key says it is still so, and the script goes on. Asking anew stays possible below. */
export function KnownLine({ talk, place, answer }: { talk: ScriptTalk; place: ScriptPlace; answer: KnownAnswer }) {
  const words = useWords().call;
  const formats = useFormats();
  const { session, answers, now } = useCall();
  const confirm = () => {
    const again = answer.standing.map(({ letter, state, value, words: said }) => ({ letter, state, value, words: said }));
    session.fill(again, answers);
    session.walkTo(confirmKnown(talk, place, answer.known, { answer: answer.line, size: answer.size }));
  };
  useKeys([{ keys: confirmKey, label: words.script.stillSo, group: words.groups.script, run: confirm }]);
  return (
    <button type="button" className={styles.known} aria-keyshortcuts={ariaKeys(confirmKey)} onClick={confirm}>
      <KeyCap keys={confirmKey} />
      <IconRotateClockwise2 size={15} stroke={1.7} aria-hidden />
      <span>{words.script.stillSo}</span>
      <em className="cut">{words.script.known(answer.line, answer.saidAt === null ? '' : formats.shortDay(answer.saidAt, now))}</em>
    </button>
  );
}

/** What was said so long ago that it is asked again: to be read, not to be confirmed by a key. */
export function OldLine({ step, path }: { step: ScriptStep; path: readonly TakenStep[] }) {
  const words = useWords().call.script;
  const formats = useFormats();
  const { now } = useCall();
  const old = useOldAnswer(step, path);
  if (!old) return null;
  return (
    <p className={styles.old}>
      <IconHistory size={15} stroke={1.7} aria-hidden />
      <span>{words.askAgain}</span>
      <em className="cut">{words.wasSaid(old.line, formats.shortDay(old.saidAt, now))}</em>
    </p>
  );
}
