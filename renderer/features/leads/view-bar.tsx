import { ActionIcon, Button, Menu, Popover, TextInput } from '@mantine/core';
import { IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useMemo, useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { usePreference } from '../../data/preference.ts';
import { showToast } from '../../ui/toast.tsx';
import { useFormats, useWords } from '../../words/words.tsx';
import type { FilterContext } from './lead-filters.ts';
import type { LeadTable } from './lead-table.ts';
import { builtInViews, isSameList, type LeadView, savedViews } from './lead-views.ts';
import styles from './leads.module.css';
import { useLeadsStore } from './leads-store.ts';
import { useViewCounts } from './use-lead-list.ts';

const noViews: LeadView[] = [];
export const savedViewsKey = 'leads.views';

/** Built-in views of the role and those saved here, each with how many leads it holds. */
export function ViewBar({ table, context }: { table: LeadTable; context: FilterContext }) {
  const words = useWords().leads.views;
  const { user } = useDesk();
  const [saved = noViews, keep] = usePreference(savedViewsKey, savedViews, noViews);
  const views = useMemo<LeadView[]>(
    () => [...builtInViews(user.role).map((view) => ({ ...view, name: words.builtIn[view.id] })), ...saved],
    [user.role, saved, words],
  );
  const counts = useViewCounts(table, views, context);
  const shown = useShownView(views);
  const isSaved = shown !== undefined && saved.includes(shown);
  return (
    <nav className={styles.views} aria-label={words.label}>
      {views.map((view) => (
        <ViewTab key={view.id} view={view} count={counts.get(view.id)} isOn={view === shown}>
          {view === shown && isSaved && <SavedViewMenu view={view} onRemove={() => keep(saved.filter((each) => each.id !== view.id))} />}
        </ViewTab>
      ))}
      <SaveView shown={isSaved ? shown : undefined} saved={saved} keep={keep} />
    </nav>
  );
}

/** The view the list began with, though its filters may have been changed since. */
const useShownView = (views: readonly LeadView[]): LeadView | undefined => {
  const viewId = useLeadsStore((state) => state.viewId);
  return views.find((view) => view.id === viewId);
};

const useIsChanged = (view: LeadView | undefined): boolean => {
  const filters = useLeadsStore((state) => state.filters);
  const sort = useLeadsStore((state) => state.sort);
  return view !== undefined && !isSameList(view, { filters: [...filters], sort });
};

type ViewTabProps = { view: LeadView; count: number | undefined; isOn: boolean; children?: React.ReactNode };

function ViewTab({ view, count, isOn, children }: ViewTabProps) {
  const words = useWords().leads.views;
  const formats = useFormats();
  const showView = useLeadsStore((state) => state.showView);
  const isChanged = useIsChanged(isOn ? view : undefined);
  return (
    <span className={styles.viewSlot} data-on={isOn || undefined}>
      <button type="button" className={styles.view} aria-pressed={isOn} onClick={() => showView(view)}>
        {view.name} <span className={styles.count}>{count === undefined ? '' : formats.count(count)}</span>
        {isOn && isChanged && <span className={styles.changed} role="img" aria-label={words.changed} title={words.changed} />}
      </button>
      {children}
    </span>
  );
}

function SavedViewMenu({ view, onRemove }: { view: LeadView; onRemove: () => Promise<void> }) {
  const words = useWords().leads.views;
  const { user } = useDesk();
  const showView = useLeadsStore((state) => state.showView);
  const remove = async () => {
    await onRemove();
    const [first] = builtInViews(user.role);
    if (first) showView(first);
    showToast({ message: words.removed(view.name) });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon size={22} aria-label={words.more(view.name)} mr={4}>
          <IconDots size={14} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTrash size={14} aria-hidden />} onClick={() => void remove()}>
          {words.remove(view.name)}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

type SaveViewProps = { shown: LeadView | undefined; saved: readonly LeadView[]; keep: (views: LeadView[]) => Promise<void> };

function SaveView({ shown, saved, keep }: SaveViewProps) {
  const words = useWords().leads.views;
  const { newId } = useDesk();
  const [isOpen, setIsOpen] = useState(false);
  const [name, setName] = useState('');
  const filters = useLeadsStore((state) => state.filters);
  const sort = useLeadsStore((state) => state.sort);
  const set = useLeadsStore((state) => state.set);
  const isChanged = useIsChanged(shown);

  const close = () => {
    setIsOpen(false);
    setName('');
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const view = { id: newId(), name: name.trim(), filters: [...filters], sort };
    if (view.name === '') return;
    await keep([...saved, view]);
    set({ viewId: view.id });
    showToast({ message: words.saved(view.name) });
    close();
  };
  const update = async () => {
    if (!shown) return;
    await keep(saved.map((each) => (each.id === shown.id ? { ...each, filters: [...filters], sort } : each)));
    showToast({ message: words.updated(shown.name) });
    close();
  };
  return (
    <Popover
      opened={isOpen}
      onChange={(next) => !next && close()}
      position="bottom-start"
      shadow="md"
      hideDetached={false}
      trapFocus
      width={280}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          className={styles.tool}
          leftSection={<IconPlus size={13} aria-hidden />}
          onClick={() => (isOpen ? close() : setIsOpen(true))}
        >
          {words.save}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.saveTitle}>
        <form onSubmit={(event) => void save(event)} style={{ display: 'grid', gap: 8 }}>
          <TextInput
            label={words.nameLabel}
            placeholder={words.namePlaceholder}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="filled" disabled={name.trim() === ''}>
            {words.saveAs}
          </Button>
          {shown && isChanged && <Button onClick={() => void update()}>{words.update(shown.name)}</Button>}
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
