import { Button, NumberInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconLanguage, IconPlugConnectedX, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type Lead, leadName } from '../../../shared/domain/lead.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { useMove } from '../../data/use-move.ts';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys } from '../../ui/key-notation.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useLocale, useWords } from '../../words/words.tsx';
import styles from './floor.module.css';
import { type FloorColumn, mayGet } from './floor-model.ts';
import { splitWays, useFloorStore } from './floor-store.ts';
import { type MovePlan, sourceColumns } from './plan-move.ts';
import { heldBack } from './pool-claims.ts';
import { UntilBackChoice, useUntilBack } from './until-back.tsx';

type MovePanelProps = { plan: MovePlan; columns: readonly FloorColumn[]; receiverIds: readonly (string | null)[] };

const poolValue = 'pool';

/** What is about to move: to whom, how many each, what follows. Nothing has moved until the button is pressed. */
export function MovePanel({ plan, columns, receiverIds }: MovePanelProps) {
  const words = useWords().floor;
  const formats = useFormats();
  const poolWords = useWords().pool.floor;
  const { cache, now } = useDesk();
  const { picked, clear } = useFloorStore();
  const move = useMove();
  const nameOf = (column: FloorColumn) => column.user?.name ?? words.pool;
  const from = sourceColumns(columns, picked);
  const sources = formats.list(from.map(nameOf));
  const untilBack = useUntilBack(from.length === 1 ? (from[0]?.user ?? null) : null);
  const receivers = formats.list(plan.receivers.filter((each) => each.arriving.length > 0).map((each) => nameOf(each.column)));
  const count = plan.dealt.length;
  const run = async () => {
    if (count === 0) return;
    const moves = plan.dealt.map(({ lead, toId }) => ({ leadId: lead.id, fromId: lead.ownerId, toId }));
    try {
      const waiting = heldBack(plan.dealt, cache.store.getState().checkouts, now()).length;
      const { isChosen, person } = untilBack;
      const absenceId = isChosen ? await untilBack.absenceId() : undefined;
      const undo = await move(moves, isChosen && person ? words.untilBackReason(person.name) : words.reason, { absenceId });
      clear();
      showToast({
        message: waiting > 0 ? poolWords.movedButFor(count - waiting, waiting, receivers) : words.moved(count, receivers),
        onUndo: async () => {
          await undo(words.undoReason);
          showToast({ message: words.movedBack(count) });
        },
      });
    } catch {
      showToast({ message: words.notMoved, tone: 'bad' });
    }
  };
  useKeys([{ keys: ['mod+Enter', 'm'], label: words.moveTo(count, receivers), run: () => void run(), isDisabled: count === 0 }]);
  return (
    <section className={styles.move} aria-label={words.moveTitle(plan.leads.length)}>
      <div className={styles.mhead}>
        <h2>{words.moveTitle(plan.leads.length)}</h2>
        <span className="t2 cut">{words.moveFrom(sources)}</span>
        <AmountChoice pickedCount={plan.pickedCount} />
        <span className="grow" />
        <Button onClick={clear} rightSection={<KeyCap keys="Escape" />}>
          {words.cancel}
        </Button>
        <Button
          variant="filled"
          disabled={count === 0}
          onClick={() => void run()}
          rightSection={<KeyCap keys="mod+Enter" on="fill" />}
          aria-keyshortcuts={ariaKeys('mod+Enter')}
        >
          {words.moveTo(count, receivers)}
        </Button>
      </div>
      <div className={styles.mbody}>
        <div>
          <Split plan={plan} columns={columns} receiverIds={receiverIds} />
          <UntilBackChoice {...untilBack} />
        </div>
        <Consequences plan={plan} />
        <div>
          <h3>{words.movesAlong}</h3>
          <p className="t2">{words.movesAlongBody}</p>
          <p className="t3 sm">{words.undoHint}</p>
        </div>
      </div>
    </section>
  );
}

/** All of what is picked, half of it, or so many. */
function AmountChoice({ pickedCount }: { pickedCount: number }) {
  const words = useWords().floor;
  const { amount, setAmount } = useFloorStore();
  const kind = typeof amount === 'number' ? 'some' : amount;
  return (
    <span className={styles.amount}>
      <Segmented
        label={words.amount}
        value={kind}
        items={(['all', 'half', 'some'] as const).map((value) => ({ value, label: words.amounts[value] }))}
        onChange={(value) => setAmount(value === 'some' ? Math.max(1, Math.round(pickedCount / 4)) : value)}
      />
      {typeof amount === 'number' && (
        <NumberInput
          size="xs"
          w={64}
          aria-label={words.amountOf(pickedCount)}
          value={amount}
          min={1}
          max={pickedCount}
          onChange={(value) => setAmount(Math.max(1, Math.round(Number(value) || 1)))}
          classNames={{ input: styles.box }}
          hideControls
        />
      )}
    </span>
  );
}

function Split({ plan, columns, receiverIds }: MovePanelProps) {
  const words = useWords().floor;
  const { setReceivers, picked, splitBy, setSplitBy } = useFloorStore();
  const sources = new Set(sourceColumns(columns, picked).map((column) => column.id));
  const addable = columns.filter((column) => mayGet(column) && !sources.has(column.id) && !receiverIds.includes(column.id));
  return (
    <>
      <h3 className={styles.splitBy}>
        {words.split}
        <InlineSelect
          label={words.split}
          value={splitBy}
          options={splitWays.map((value) => ({ value, label: words.splitWays[value] }))}
          onChange={(value) => setSplitBy(splitWays.find((each) => each === value) ?? 'load')}
        />
      </h3>
      <div className={styles.split}>
        {plan.receivers.map(({ column, share }) => (
          <Share key={column.id ?? poolValue} column={column} share={share} receiverIds={receiverIds} />
        ))}
      </div>
      {addable.length > 0 && (
        <InlineSelect
          label={words.addRep}
          placeholder={words.addRep}
          value={null}
          options={addable.map((column) => ({ value: column.id ?? poolValue, label: column.user?.name ?? words.toPool }))}
          onChange={(value) => setReceivers([...receiverIds, value === poolValue ? null : value])}
        />
      )}
    </>
  );
}

function Share({ column, share, receiverIds }: { column: FloorColumn; share: number; receiverIds: readonly (string | null)[] }) {
  const words = useWords().floor;
  const { setShare, setReceivers } = useFloorStore();
  const name = column.user?.name ?? words.pool;
  const load = column.leads.length;
  return (
    <>
      <span className="b cut">{name}</span>
      <NumberInput
        size="xs"
        aria-label={words.shareOf(name)}
        value={share}
        min={0}
        onChange={(value) => setShare(column.id ?? poolValue, Number(value) || 0)}
        classNames={{ input: styles.box }}
        hideControls
      />
      <span className="t2 nowrap">
        {load} → <b className="b">{load + share}</b> {column.user && <span className="t3">{words.of(column.user.capacity)}</span>}
      </span>
      <button
        type="button"
        className={styles.link}
        aria-label={words.removeRep(name)}
        onClick={() => setReceivers(receiverIds.filter((id) => id !== column.id))}
      >
        <IconX size={13} aria-hidden />
      </button>
    </>
  );
}

type Said = { strong: string; rest: string };

function Line({ icon, said, action }: { icon: ReactNode; said: Said; action?: ReactNode }) {
  return (
    <li>
      {icon}
      <span>
        <b className="b">{said.strong}</b> <span className="t2">{said.rest}</span>
      </span>
      {action ?? <span />}
    </li>
  );
}

const note = <IconInfoCircle size={15} stroke={1.8} className="t3" aria-hidden />;
const warning = <IconAlertTriangle size={15} stroke={1.8} className="warn" aria-hidden />;
const away = <IconPlugConnectedX size={15} stroke={1.8} className="t3" aria-hidden />;
const fine = <IconCheck size={15} stroke={2} className="ok" aria-hidden />;

function Consequences({ plan }: { plan: MovePlan }) {
  const words = useWords().floor;
  const formats = useFormats();
  const { now } = useDesk();
  const { all, colliding, personal, outsideHours } = plan.callbacks;
  const [firstOutside] = outsideHours;
  const [firstColliding] = colliding;
  const timeOf = (lead: Lead) => formats.nearTime(lead.nextActionAt ?? 0, now());
  const offline = plan.receivers.flatMap(({ column, share }) =>
    column.activity.kind === 'offline' && share > 0 ? (column.user?.name ?? []) : [],
  );
  const left = plan.leads.length - plan.dealt.length;
  return (
    <div className={styles.cons}>
      <h3>{words.whatFollows}</h3>
      <ul>
        <Line icon={fine} said={all === 0 ? words.noCallbacks : words.callbacksFit(all - colliding.length, all)} />
        {firstColliding && (
          <Line icon={warning} said={words.callbacksCollide(colliding.length, leadName(firstColliding), timeOf(firstColliding))} />
        )}
        {firstOutside && (
          <Line icon={warning} said={words.outsideHours(outsideHours.length, leadName(firstOutside), timeOf(firstOutside))} />
        )}
        {personal > 0 && <Line icon={note} said={words.personalPromises(personal)} />}
        {plan.inCall.length > 0 && (
          <Line icon={note} said={words.inCall(plan.inCall.length, formats.list(plan.inCall.slice(0, 2).map(leadName)))} />
        )}
        <Waiting plan={plan} />
        {plan.suited && (
          <Line
            icon={plan.suited.count < plan.suited.of ? note : fine}
            said={words.suited[plan.suited.by](plan.suited.count, plan.suited.of)}
          />
        )}
        <Unspoken leads={plan.unspoken} />
        {plan.receivers.map(({ column, share }) => (
          <Overloaded key={column.id ?? poolValue} column={column} share={share} />
        ))}
        {offline.length > 0 && <Line icon={away} said={words.offlineReceivers(offline.length, formats.list(offline))} />}
        {left > 0 && <Line icon={warning} said={words.notDealt(left)} />}
      </ul>
    </div>
  );
}

/** Leads that a rep has taken along go once their desktop lets them. */
function Waiting({ plan }: { plan: MovePlan }) {
  const words = useWords().pool.floor;
  const formats = useFormats();
  const { now } = useDesk();
  const { checkouts, users } = useWholeCache();
  const held = heldBack(plan.dealt, checkouts, now());
  if (held.length === 0) return null;
  const names = [...new Set(held.map(({ userId }) => users.get(userId)?.name ?? '?'))];
  return (
    <Line
      icon={<IconPlugConnectedX size={15} stroke={1.8} className="warn" aria-hidden />}
      said={words.waitsFor(held.length, formats.list(names))}
    />
  );
}

function Unspoken({ leads }: { leads: MovePlan['unspoken'] }) {
  const words = useWords().floor;
  const formats = useFormats();
  const { locale } = useLocale();
  const { leaveOutUnspoken } = useFloorStore();
  if (leads.length === 0) return null;
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const languages = [...new Set(leads.map((lead) => names.of(lead.language ?? '') ?? ''))];
  return (
    <Line
      icon={<IconLanguage size={15} stroke={1.8} className="warn" aria-hidden />}
      said={words.unspoken(leads.length, formats.list(languages))}
      action={
        <button type="button" className={styles.link} onClick={leaveOutUnspoken}>
          {words.leaveOut}
        </button>
      }
    />
  );
}

function Overloaded({ column: { user, leads }, share }: { column: FloorColumn; share: number }) {
  const words = useWords().floor;
  const over = user && share > 0 ? leads.length + share - user.capacity : 0;
  return user && over > 0 ? <Line icon={warning} said={words.overloaded(user.name, over)} /> : null;
}
