import { Button } from '@mantine/core';
import { useState } from 'react';
import { keepParkedAsNote } from '../../../../shared/commands/keep-parked-as-note.ts';
import { resolveParked } from '../../../../shared/commands/resolve-parked.ts';
import { retryParked } from '../../../../shared/commands/retry-parked.ts';
import type { Parked } from '../../../../shared/domain/history.ts';
import { useCache, useDesk } from '../../../data/desk.ts';
import { useWhereabouts } from '../../../data/lead-whereabouts.ts';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { ariaKeys } from '../../../ui/key-notation.ts';
import { useKeys } from '../../../ui/keys.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useFormats, useWords } from '../../../words/words.tsx';
import { useCommandWords } from '../use-command-words.ts';
import { DiscardForm } from './discard-form.tsx';
import styles from './parked.module.css';
import { actionsFor, leadIdOf, type ParkedAction } from './parked-actions.ts';
import { GiveForm, RepForm, SalespersonForm } from './person-forms.tsx';
import { PublishForm } from './publish-form.tsx';
import { StepForm } from './step-form.tsx';
import { TimeForm } from './time-form.tsx';
import { typedFields } from './typed-fields.ts';
import { useTypedLookups } from './use-parked-words.ts';
import { useReceivers } from './use-receivers.ts';

/** What a form in the foot is given. */
export type ParkedFormProps = { parked: Parked; onClose: () => void };

const forms: Partial<Record<ParkedAction, React.ComponentType<ParkedFormProps>>> = {
  step: StepForm,
  time: TimeForm,
  salesperson: SalespersonForm,
  rep: RepForm,
  publish: PublishForm,
  give: GiveForm,
  discard: DiscardForm,
};

/** What settles this piece of work, each with a digit; some ask for a field or two first. */
export function ParkedFoot({ parked }: { parked: Parked }) {
  const words = useWords().parked;
  const [asked, setAsked] = useState<ParkedAction | null>(null);
  const actions = useActions(parked);
  const actAtOnce = useActAtOnce(parked);
  const press = (action: ParkedAction) => (forms[action] ? setAsked(action) : void actAtOnce(action));
  useKeys(
    actions.map((action, index) => ({ keys: String(index + 1), label: words.actions[action], run: () => press(action) })),
    { isActive: asked === null },
  );
  const Form = asked && forms[asked];
  if (Form) {
    return (
      <div className={styles.foot}>
        <Form parked={parked} onClose={() => setAsked(null)} />
      </div>
    );
  }
  return (
    <div className={styles.foot}>
      <div className={styles.acts}>
        {actions.map((action, index) => (
          <Button
            key={action}
            variant={index === 0 ? 'filled' : 'default'}
            onClick={() => press(action)}
            rightSection={<KeyCap keys={String(index + 1)} {...(index === 0 ? { on: 'fill' } : {})} />}
            aria-keyshortcuts={ariaKeys(String(index + 1))}
          >
            {words.actions[action]}
          </Button>
        ))}
      </div>
    </div>
  );
}

const useActions = (parked: Parked): ParkedAction[] => {
  const { user } = useDesk();
  const whereabouts = useWhereabouts();
  const receivers = useReceivers(parked);
  const leadId = leadIdOf(parked);
  const { lead, isHere, departure } = whereabouts(leadId);
  const mayWrite = leadId !== null && (isHere || (user.role === 'rep' && (departure?.userId === user.userId || lead !== undefined)));
  return actionsFor(parked, { role: user.role, lead: isHere ? lead : undefined, mayWrite, hasReceivers: receivers.length > 0 });
};

/** Actions that need nothing more from the person. */
const useActAtOnce = (parked: Parked): ((action: ParkedAction) => Promise<void>) => {
  const words = useWords().parked;
  const { run, newId } = useDesk();
  const told = useTold();
  const noteBody = useNoteBody(parked);
  const acts: Partial<Record<ParkedAction, () => Promise<unknown>>> = {
    retry: () => run(retryParked, { parkedId: parked.id }),
    seen: () => run(resolveParked, { parkedId: parked.id, as: 'seen' }),
    note: () => run(keepParkedAsNote, { parkedId: parked.id, leadId: leadIdOf(parked) ?? '', noteId: newId(), body: noteBody }),
  };
  return async (action) => {
    const act = acts[action];
    if (act && (await told(act))) showToast({ message: words.done[action as 'retry'] });
  };
};

/** As in `text` of the note's schema. */
const longestNote = 20_000;

/** The work as words on the lead: whose, when, what, and every field that was entered. */
const useNoteBody = (parked: Parked): string => {
  const words = useWords().parked;
  const formats = useFormats();
  const { now } = useDesk();
  const say = useCommandWords();
  const lookups = useTypedLookups();
  const users = useCache((cache) => cache.users);
  const leadId = leadIdOf(parked);
  const what = say({ name: parked.name, leadIds: leadId === null ? [] : [leadId] });
  const when = formats.shortDayAndTime(parked.doneAt ?? parked.parkedAt, now());
  const author = users.get(parked.doneById ?? parked.userId)?.name ?? words.somebody;
  const fields = typedFields(parked.name, parked.args, lookups).filter(({ label }) => label !== words.fields.leadId);
  const lines = fields.map(({ label, value }) => `${label}: ${value}`);
  return [words.noteHead(author, when, what), ...lines].join('\n').slice(0, longestNote);
};
