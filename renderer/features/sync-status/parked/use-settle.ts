import { resolveParked } from '../../../../shared/commands/resolve-parked.ts';
import type { Parked } from '../../../../shared/domain/history.ts';
import { useDesk } from '../../../data/desk.ts';
import type { RunCommand } from '../../../data/run-command.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useTold } from '../../../ui/use-told.ts';

/** Sends the work in another form, then takes the parked one off the list; says so, or why not. */
export const useSettleByChange = (parked: Parked, onClose: () => void) => {
  const { run } = useDesk();
  const told = useTold();
  return async (send: (run: RunCommand) => Promise<unknown>, done: string): Promise<void> => {
    const isSent = await told(async () => {
      await send(run);
      await run(resolveParked, { parkedId: parked.id, as: 'changed' });
    });
    if (!isSent) return;
    onClose();
    showToast({ message: done });
  };
};
