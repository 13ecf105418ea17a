import { Button, Textarea } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { commentCall } from '../../../shared/commands/comment-call.ts';
import { letters } from '../../../shared/domain/bantfo.ts';
import type { Attempt } from '../../../shared/domain/call.ts';
import type { CallComment } from '../../../shared/domain/coaching.ts';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import type { TakenStep } from '../../../shared/domain/script-walk.ts';
import { useCache, useDesk, useWholeCache } from '../../data/desk.ts';
import { rowsOfLeads } from '../../data/rows.ts';
import { useShowLeads } from '../../parts/use-show-leads.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useAnswerLine } from '../../words/answer-line.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { useCallsOf } from './use-calls-of.ts';

/** A rep's calls of the last days, newest first, with the way through the script and what was said about them. */
export function CallsPart({ userId }: { userId: string }) {
  const words = useWords().floor.rep;
  const { db } = useDesk();
  const { calls, isArriving } = useCallsOf(userId);
  const comments = useLiveQuery(() => db.callComments.where('userId').equals(userId).toArray(), [db, userId]);
  const byCall = Map.groupBy(comments ?? [], (each) => each.attemptId);
  if (calls?.length === 0) return <EmptyState title={isArriving ? words.callsArriving : words.noCalls} isSmall />;
  return (
    <>
      <ol className={styles.calls}>
        {calls?.map((attempt) => (
          <Call key={attempt.id} attempt={attempt} comments={byCall.get(attempt.id) ?? []} />
        ))}
      </ol>
      {isArriving && (
        <p className={`t3 sm ${styles.hint}`} role="status">
          {words.callsArriving}
        </p>
      )}
    </>
  );
}

/** From the call to all that is known of the lead. */
function OpenLead({ lead }: { lead: Lead }) {
  const words = useWords().floor.rep;
  const showLeads = useShowLeads();
  const show = () => {
    showLeads({ title: words.callTo(leadName(lead)), leadIds: [lead.id] });
  };
  return (
    <button type="button" className={`${styles.link} ${styles.start}`} onClick={show}>
      {words.openLead}
    </button>
  );
}

function Call({ attempt, comments }: { attempt: Attempt; comments: readonly CallComment[] }) {
  const words = useWords().floor.rep;
  const formats = useFormats();
  const { now } = useDesk();
  const { leads, dispositions } = useWholeCache();
  const [isOpen, setIsOpen] = useState(false);
  const lead = leads.get(attempt.leadId);
  const outcome =
    attempt.dispositionCode === null ? words.noOutcome : (dispositions.get(attempt.dispositionCode)?.label ?? attempt.dispositionCode);
  return (
    <li>
      <button type="button" className={styles.callLine} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <span className="t2 nowrap">{formats.dayAndTime(attempt.startedAt, now())}</span>
        <span className="b cut">{lead ? leadName(lead) : words.otherLead}</span>
        <span className="t2 cut">{outcome}</span>
        <span className="t3 nowrap">{attempt.talkMs > 0 && formats.stopwatch(attempt.talkMs)}</span>
        <span className={`t3 ${styles.said}`}>
          {comments.length > 0 && (
            <>
              <IconMessage size={14} stroke={1.7} aria-hidden />
              <span aria-hidden>{comments.length}</span>
              <span className="vh">{words.commented(comments.length)}</span>
            </>
          )}
        </span>
      </button>
      {isOpen && (
        <div className={styles.callBody}>
          <ScriptWay attempt={attempt} />
          <Noted attempt={attempt} />
          <Comments comments={comments} />
          {lead && <CommentForm attempt={attempt} />}
          {lead && <OpenLead lead={lead} />}
        </div>
      )}
    </li>
  );
}

/** Whether a step asks anything; of a script that is not here, by what was said. */
const useAsks = (scriptId: string | null): ((step: TakenStep) => boolean) => {
  const script = useCache((cache) => (scriptId === null ? undefined : cache.scripts.get(scriptId)));
  return ({ stepId, question }) => {
    const step = script?.steps.find(({ id }) => id === stepId);
    return step ? step.kind === 'ask' : question.includes('?');
  };
};

export function ScriptWay({ attempt: { scriptId, scriptPath } }: { attempt: Attempt }) {
  const words = useWords().floor.rep;
  const asks = useAsks(scriptId);
  if (scriptPath.length === 0) return <p className="t3 sm">{words.noScript}</p>;
  return (
    <ol className={styles.way}>
      {scriptPath.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step may be taken twice, and steps have no identity but their place
        <li key={`${step.stepId}/${index}`}>
          <span className="t2">{step.question}</span>
          {step.answer !== '' && <b className="b">{step.answer}</b>}
          {step.answer === '' && asks(step) && <span className="t3">{words.noAnswer}</span>}
        </li>
      ))}
    </ol>
  );
}

/** What the rep wrote down in the call: the letters, and the note. Nothing while there is neither. */
function Noted({ attempt: { id, leadId } }: { attempt: Attempt }) {
  const words = useWords();
  const line = useAnswerLine();
  const { db } = useDesk();
  const noted = useLiveQuery(async () => {
    const [answers, notes] = await Promise.all([rowsOfLeads(db, 'answers', [leadId]), rowsOfLeads(db, 'notes', [leadId])]);
    const isOfCall = ({ attemptId }: { attemptId: string | null }) => attemptId === id;
    return { answers: answers.filter(isOfCall), notes: notes.filter(isOfCall).filter(({ body }) => body !== '') };
  }, [db, id, leadId]);
  if (!noted || noted.answers.length + noted.notes.length === 0) return null;
  return (
    <ul className={styles.noted} aria-label={words.floor.rep.noted}>
      {letters.flatMap((letter) =>
        noted.answers
          .filter((each) => each.letter === letter)
          .map((answer) => (
            <li key={answer.id}>
              <span className="t3">{words.states.letterName[letter]}</span> {line(answer)}
            </li>
          )),
      )}
      {noted.notes.map((note) => (
        <li key={note.id}>{note.body}</li>
      ))}
    </ul>
  );
}

export function Comments({ comments }: { comments: readonly CallComment[] }) {
  const words = useWords().floor.rep;
  const formats = useFormats();
  const { users } = useWholeCache();
  const { now } = useDesk();
  return comments
    .toSorted((a, b) => a.writtenAt - b.writtenAt)
    .map(({ id, byId, writtenAt, body, seenAt }) => (
      <blockquote key={id} className={styles.comment}>
        <p>{body}</p>
        <footer className="t3 sm">
          {words.commentBy(users.get(byId)?.name ?? '?', formats.dayAndTime(writtenAt, now()))}
          {seenAt !== null && words.commentSeen(formats.dayAndTime(seenAt, now()))}
        </footer>
      </blockquote>
    ));
}

function CommentForm({ attempt }: { attempt: Attempt }) {
  const words = useWords().floor.rep;
  const { run, newId } = useDesk();
  const told = useTold();
  const [body, setBody] = useState('');
  const send = async () => {
    const args = { commentId: newId(), attemptId: attempt.id, leadId: attempt.leadId, body: body.trim() };
    if (await told(() => run(commentCall, args))) setBody('');
  };
  return (
    <div className={styles.commentForm}>
      <Textarea
        aria-label={words.comment}
        placeholder={words.commentHint}
        value={body}
        autosize
        minRows={1}
        maxLength={4000}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      <Button size="xs" onClick={() => void send()} disabled={body.trim() === ''}>
        {words.send}
      </Button>
    </div>
  );
}
