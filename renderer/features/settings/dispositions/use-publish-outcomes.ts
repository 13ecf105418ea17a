import { publishDispositions } from '../../../../shared/commands/publish-dispositions.ts';
import type { Disposition } from '../../../../shared/domain/call.ts';
import { dispositionFaults } from '../../../../shared/domain/disposition-checks.ts';
import { outcomesOfVersion } from '../../../../shared/domain/outcome-versions.ts';
import { useDesk, useWholeCache } from '../../../data/desk.ts';
import { CommandRefused } from '../../../data/run-command.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';
import { useWords } from '../../../words/words.tsx';

/** Whether it was kept, or somebody else was first. */
export type Published = 'kept' | 'overtaken' | 'notKept';

type Reason = { why?: string; agreedBy?: string };

/** Publishes outcomes against those that were seen, says so, and takes it back on demand; a new one is taken back by switching it off. */
export const usePublishOutcomes = () => {
  const words = useWords().settings.dispositions;
  const { run, cache } = useDesk();
  const told = useTold();
  const publish = async (next: Disposition[], seen: Disposition[], reason: Reason): Promise<Published> => {
    let isOvertaken = false;
    const attempt = () =>
      run(publishDispositions, { next, seen, ...reason }).catch((cause: unknown) => {
        isOvertaken = cause instanceof CommandRefused && cause.refusal.code === 'publishedMeanwhile';
        if (!isOvertaken) throw cause;
      });
    return (await told(attempt)) ? (isOvertaken ? 'overtaken' : 'kept') : 'notKept';
  };
  return async (next: Disposition[], seen: Disposition[], said: string, reason: Reason = {}): Promise<Published> => {
    const outcome = await publish(next, seen, reason);
    if (outcome !== 'kept') return outcome;
    const before = next.map((each) => seen.find(({ id }) => id === each.id) ?? { ...each, isOff: true });
    const standing = () => next.flatMap(({ id }) => cache.store.getState().dispositions.get(id) ?? []);
    showToast({
      message: said,
      onUndo: async () => {
        if ((await publish(before, standing(), { why: words.undone })) === 'kept') showToast({ message: words.undone });
      },
    });
    return outcome;
  };
};

/** Switches an outcome on or off; where that cannot be, says why. */
export const useSwitch = (): ((row: Disposition, isOff: boolean) => Promise<void>) => {
  const words = useWords().settings.dispositions;
  const { dispositions } = useWholeCache();
  const publish = usePublishOutcomes();
  return async (row, isOff) => {
    const next = { ...row, isOff };
    const fault = dispositionFaults([...dispositions.values()].map((each) => (each.id === row.id ? next : each))).find(
      ({ id, code }) => id === row.id || code === 'lastOfKind',
    );
    if (fault) showToast({ message: words.notPossible(row.label, words.faults[fault.code](fault.other ?? '')), tone: 'bad' });
    else await publish([next], [row], isOff ? words.switchedOff(row.label) : words.switchedOn(row.label));
  };
};

/** Brings the outcomes of a version back; resolves to whether it was written. */
export const useTakeBackOutcomes = (): ((version: unknown, reason: Reason & { said: string }) => Promise<boolean>) => {
  const { cache } = useDesk();
  const publish = usePublishOutcomes();
  return async (version, { said, why = '', agreedBy = '' }) => {
    const { dispositions } = cache.store.getState();
    const next = outcomesOfVersion(version, dispositions.values());
    if (!next || next.length === 0) return false;
    const seen = next.flatMap(({ id }) => dispositions.get(id) ?? []);
    return (await publish(next, seen, said, { why, agreedBy })) === 'kept';
  };
};
