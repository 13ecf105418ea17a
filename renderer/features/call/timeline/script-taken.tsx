import type { Attempt } from '../../../../shared/domain/call.ts';
import { stepOf, type TakenStep } from '../../../../shared/domain/script-walk.ts';
import { useCache } from '../../../data/desk.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import styles from './timeline.module.css';

const objectionsIn = (path: readonly TakenStep[]): string[] => path.flatMap(({ objections = [] }) => objections.map(({ title }) => title));

/** The way one call took through its script: objections in a line, and opened, each step with what was said there. */
export function ScriptTaken({ attempt: { scriptId, scriptPath } }: { attempt: Attempt }) {
  const words = useWords().call.timeline;
  const formats = useFormats();
  const script = useCache((cache) => (scriptId === null ? undefined : cache.scripts.get(scriptId)));
  if (scriptPath.length === 0) return null;
  const titleOf = (stepId: string, otherwise: string) => (script && stepOf(script, stepId)?.title) || otherwise;
  const objections = objectionsIn(scriptPath);
  return (
    <details className={styles.taken}>
      <summary>
        {script ? words.scriptTaken(script.name, script.version) : words.scriptUnknown}
        {objections.length > 0 && ` · ${words.objected(formats.list(objections.map((title) => words.quoted(title))))}`}
      </summary>
      <ol>
        {scriptPath.map((taken, index) => (
          // A step may be taken only once, but steps of a script left in mid-call keep ids of their own.
          // biome-ignore lint/suspicious/noArrayIndexKey: a record that does not change
          <li key={index}>
            {titleOf(taken.stepId, taken.question)}
            {taken.answer !== '' && <b className="b">{words.stepAnswer(taken.answer)}</b>}
            {taken.objections?.map(({ title, wentTo }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a record that does not change
              <span key={at} className={styles.objected}>
                {wentTo === null ? words.objectedBack(title) : words.objectedOn(title, titleOf(wentTo, ''))}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
