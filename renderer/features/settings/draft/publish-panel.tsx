import { Button, TextInput } from '@mantine/core';
import { type Sections, usePublish } from '../../../data/use-publish.ts';
import { ErrorPanel } from '../../../ui/error-panel.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useWords } from '../../../words/words.tsx';
import styles from '../settings.module.css';
import type { Draft } from './use-draft.ts';

/** What publishing asks of a draft, whatever it holds. */
type Publishable = Pick<
  Draft<unknown, unknown>,
  'why' | 'agreedBy' | 'isBegun' | 'isChanged' | 'isOvertaken' | 'say' | 'discard' | 'rebase'
>;

/** Somebody published while the draft was under the pen: nothing is lost, and nobody is overwritten unasked. */
export function Overtaken({ draft }: { draft: Publishable }) {
  const { rebase, discard, ...said } = useWords().settings.publish.overtaken;
  if (!draft.isOvertaken) return null;
  return (
    <ErrorPanel
      tone="warn"
      {...said}
      actions={
        <>
          <Button size="xs" onClick={draft.discard}>
            {discard}
          </Button>
          <Button size="xs" onClick={draft.rebase}>
            {rebase}
          </Button>
        </>
      }
    />
  );
}

type PublishPanelProps = {
  draft: Publishable;
  /** The sections as they are to be, and as they stand in the settings. */
  next: Sections;
  seen: Sections;
  /** Said when it is done, and when it is taken back. */
  said: { published: string; undone: string };
  isSound?: boolean;
  count?: string | undefined;
  hint?: string;
  /** On the button, where it is more than "Publish". */
  action?: string;
};

/** Why the draft is to hold and who agreed to it, then: publish it or let it go. */
export function PublishPanel({ draft, next, seen, said, isSound = true, count, hint, action }: PublishPanelProps) {
  const words = useWords().settings.publish;
  const publish = usePublish();
  const isReady = draft.isChanged && isSound && !draft.isOvertaken;
  const isFaulty = draft.isChanged && !isSound;
  // A draft that was overtaken says so above, with what to do about it.
  const missing = isFaulty ? words.faulty : draft.isBegun && !draft.isChanged ? words.unchanged : null;
  const run = async () => {
    const reason = { why: draft.why.trim(), agreedBy: draft.agreedBy.trim() };
    if (await publish(next, seen, { ...reason, said: said.published, undone: said.undone })) draft.discard();
  };
  return (
    <Panel title={words.title} count={count} right={draft.isChanged && <Tag tone="warn">{words.draft}</Tag>}>
      <div className={styles.fields}>
        <TextInput
          label={words.why}
          placeholder={words.whyHint}
          value={draft.why}
          onChange={(event) => draft.say({ why: event.currentTarget.value })}
        />
        <TextInput
          label={words.agreedBy}
          placeholder={words.agreedByHint}
          maxLength={300}
          value={draft.agreedBy}
          onChange={(event) => draft.say({ agreedBy: event.currentTarget.value })}
        />
        {hint && <p className={styles.hint}>{hint}</p>}
        <p className={isFaulty ? 'bad' : styles.hint} role="status" hidden={missing === null}>
          {missing}
        </p>
        <div className="row" style={{ gap: 6, justifyContent: 'flex-end' }}>
          <Button onClick={draft.discard} disabled={!draft.isBegun}>
            {words.discard}
          </Button>
          <Button variant="filled" onClick={() => void run()} disabled={!isReady}>
            {action ?? words.publish}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
