import { noLetters, withLetter } from '../../../shared/domain/bantfo.ts';
import type { Script } from '../../../shared/domain/call.ts';
import { type ScriptPlace, stepOf } from '../../../shared/domain/script-walk.ts';

/** The letter string that the answers chosen so far would leave; a later answer for a letter counts. */
export const lettersOf = (script: Script, { path }: ScriptPlace): string =>
  path
    .flatMap(({ stepId, answer }) => stepOf(script, stepId)?.choices.find(({ label }) => label === answer)?.fills ?? [])
    .reduce((marks, { letter, state }) => withLetter(marks, letter, state), noLetters);
