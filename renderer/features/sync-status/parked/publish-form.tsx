import { publishDispositions } from '../../../../shared/commands/publish-dispositions.ts';
import { publishSettings } from '../../../../shared/commands/publish-settings.ts';
import { useCache } from '../../../data/desk.ts';
import { useWords } from '../../../words/words.tsx';
import { FootForm } from './foot-form.tsx';
import type { ParkedFormProps } from './parked-foot.tsx';
import { useSettleByChange } from './use-settle.ts';

/** Publishes what lost on top of what stands now, knowingly. */
export function PublishForm({ parked, onClose }: ParkedFormProps) {
  const words = useWords().parked;
  const settings = useCache((cache) => cache.settings);
  const dispositions = useCache((cache) => cache.dispositions);
  const settle = useSettleByChange(parked, onClose);
  const given = publishSettings.args.safeParse(parked.args);
  const outcomes = parked.name === 'publishDispositions' ? publishDispositions.args.safeParse(parked.args) : null;
  const publish = () => {
    if (outcomes?.success) {
      const { next } = outcomes.data;
      const seen = next.flatMap(({ id }) => dispositions.get(id) ?? []);
      void settle((run) => run(publishDispositions, { next, seen }), words.done.publish);
      return;
    }
    if (!given.success || !settings) return;
    const { next } = given.data;
    const seen = Object.fromEntries(Object.keys(next).map((section) => [section, settings[section as keyof typeof settings]]));
    void settle((run) => run(publishSettings, { next, seen }), words.done.publish);
  };
  return (
    <FootForm label={words.actions.publish} onSubmit={publish} onClose={onClose} isDisabled={!(outcomes ?? given).success}>
      <p className="t2">{words.forms.publishHint}</p>
    </FootForm>
  );
}
