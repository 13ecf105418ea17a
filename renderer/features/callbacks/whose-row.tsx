import { scheduleCallback } from '../../../shared/commands/schedule-callback.ts';
import type { Callback } from '../../../shared/domain/call.ts';
import { callbackLengthMs } from '../../../shared/domain/callback-suggestions.ts';
import { leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useMove } from '../../data/use-move.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { useKeys } from '../../ui/keys.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import type { AgendaEntry } from './agenda.ts';
import styles from './callbacks.module.css';

type WhoseRowProps = { entry: AgendaEntry; open: readonly Callback[]; onMoved: (callbackId: string) => void };

/** Whose promise it is: one's own or the team's; team leads give it, with its lead, to somebody else. */
export function WhoseRow({ entry: { callback, lead }, open, onMoved }: WhoseRowProps) {
  const words = useWords().callbacks;
  const { run, newId, user } = useDesk();
  const told = useTold();
  const isShared = callback.userId === null;
  const share = async (isPersonal: boolean) => {
    const { wall, zone, dueAt, promise } = callback;
    const callbackId = newId();
    const time = { callbackId, wall, zone, dueAt, promise, isPersonal, replacesId: callback.id };
    if (!(await told(() => run(scheduleCallback, { leadId: lead.id, ...time })))) return;
    onMoved(callbackId);
    showToast({ message: isPersonal ? words.madePersonal(leadName(lead)) : words.madeShared(leadName(lead)) });
  };
  useKeys([{ keys: 's', label: isShared ? words.makePersonal : words.makeShared, run: () => void share(isShared) }]);
  return (
    <section className={styles.section}>
      <h3>{words.whoseIsIt}</h3>
      <div className={styles.whose}>
        <Segmented
          label={words.whoseIsIt}
          value={isShared ? 'shared' : 'personal'}
          items={[
            { value: 'personal', label: words.personalOf(useOwnerName(callback, lead.ownerId)) },
            { value: 'shared', label: words.theTeams },
          ]}
          onChange={(whose) => void share(whose === 'personal')}
        />
        {user.role !== 'rep' && <GiveTo callback={callback} lead={lead} open={open} />}
      </div>
    </section>
  );
}

const useOwnerName = ({ userId }: Callback, ownerId: string | null): string => {
  const words = useWords().callbacks;
  const { user } = useDesk();
  const { users } = useWholeCache();
  const whose = userId ?? ownerId ?? user.userId;
  return whose === user.userId ? words.mineOne : (users.get(whose)?.name ?? words.somebody);
};

/** The lead goes along, with everything promised; who has something else then is marked. */
function GiveTo({ callback, lead, open }: { callback: Callback; lead: AgendaEntry['lead']; open: readonly Callback[] }) {
  const words = useWords().callbacks;
  const formats = useFormats();
  const { user } = useDesk();
  const { users } = useWholeCache();
  const move = useMove();
  const told = useTold();
  const isBusy = (userId: string) =>
    open.some((each) => each.id !== callback.id && each.userId === userId && Math.abs(each.dueAt - callback.dueAt) < callbackLengthMs);
  const reps = [...users.values()]
    .filter(
      (each) =>
        each.isActive && each.role === 'rep' && each.id !== lead.ownerId && (user.role !== 'teamLead' || each.teamId === user.teamId),
    )
    .sort((a, b) => formats.compare(a.name, b.name));
  const give = async (toId: string) => {
    const moves = [{ leadId: lead.id, fromId: lead.ownerId, toId }];
    let undo: ((why: string) => Promise<void>) | undefined;
    const isDone = await told(async () => {
      undo = await move(moves, words.giveReason);
    });
    if (!isDone) return;
    showToast({ message: words.given(leadName(lead), users.get(toId)?.name ?? ''), onUndo: async () => undo?.(words.giveUndo) });
  };
  return (
    <InlineSelect
      label={words.giveTo}
      value={null}
      placeholder={words.giveTo}
      isSearchable
      options={reps.map(({ id, name }) => ({ value: id, label: isBusy(id) ? words.busyThen(name) : name }))}
      onChange={(toId) => void give(toId)}
    />
  );
}
