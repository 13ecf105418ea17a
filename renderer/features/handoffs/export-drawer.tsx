import { Button, Checkbox, TextInput } from '@mantine/core';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { saveExportPreset } from '../../../shared/commands/save-export-preset.ts';
import type { ExportFilter, ExportPreset, ExportSchedule } from '../../../shared/domain/handoff-export/export-preset.ts';
import { logColumns } from '../../../shared/domain/handoff-export/log-columns.ts';
import type { ExportFormat } from '../../../shared/domain/handoff-export/write-log.ts';
import { useDesk, useWholeCache } from '../../data/desk.ts';
import { Drawer } from '../../ui/drawer.tsx';
import { InlineSelect } from '../../ui/inline-select.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import table from '../../ui/table.module.css';
import { showToast } from '../../ui/toast.tsx';
import { useTold } from '../../ui/use-told.ts';
import { useFormats, useWords } from '../../words/words.tsx';
import styles from './handoffs.module.css';

export type ExportShape = { columnIds: readonly string[]; format: ExportFormat; presetId: string | null };
type ExportDrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  filter: ExportFilter;
  shape: ExportShape;
  onShape: (shape: ExportShape) => void;
  /** A saved export was chosen: its filter goes to the screen too. */
  onTake: (preset: ExportPreset) => void;
};

/** Which columns go into the file; exports saved under a name, by schedule too; and who exported what. */
export function ExportDrawer({ isOpen, onClose, filter, shape, onShape, onTake }: ExportDrawerProps) {
  const words = useWords().handoffs.saved;
  const { user } = useDesk();
  const mayManage = user.role === 'manager' || user.role === 'admin' || user.role === 'teamLead';
  return (
    <Drawer isOpen={isOpen} onClose={onClose} title={words.title} width={720}>
      <div className={styles.exporting}>
        <Columns shape={shape} onShape={onShape} />
        <Presets filter={filter} shape={shape} onTake={onTake} mayManage={mayManage} />
        {mayManage && <Records />}
      </div>
    </Drawer>
  );
}

function Columns({ shape, onShape }: Pick<ExportDrawerProps, 'shape' | 'onShape'>) {
  const words = useWords().handoffs.saved;
  const { zone } = useDesk();
  const chosen = new Set(shape.columnIds.length === 0 ? logColumns.map(({ id }) => id) : shape.columnIds);
  const choose = (columnIds: readonly string[]) => onShape({ ...shape, columnIds, presetId: null });
  const toggle = (id: string) => {
    const next = logColumns.map((column) => column.id).filter((each) => (each === id ? !chosen.has(id) : chosen.has(each)));
    choose(next.length === 0 ? [id] : next);
  };
  return (
    <section aria-label={words.columns}>
      <h3>
        {words.columns}{' '}
        <Button size="xs" onClick={() => choose([])}>
          {words.all}
        </Button>
      </h3>
      {(Object.keys(words.groups) as (keyof typeof words.groups)[]).map((group) => (
        <fieldset key={group} className={styles.columnGroup}>
          <legend>{words.groups[group]}</legend>
          {logColumns
            .filter((column) => column.group === group)
            .map(({ id, head }) => (
              <Checkbox key={id} size="xs" label={head(zone)} checked={chosen.has(id)} onChange={() => toggle(id)} />
            ))}
        </fieldset>
      ))}
    </section>
  );
}

type PresetsProps = Pick<ExportDrawerProps, 'filter' | 'shape' | 'onTake'> & { mayManage: boolean };

function Presets({ filter, shape, onTake, mayManage }: PresetsProps) {
  const words = useWords().handoffs.saved;
  const { db, run } = useDesk();
  const { users } = useWholeCache();
  const told = useTold();
  const [changedId, setChangedId] = useState<string | null>(null);
  const found = useLiveQuery(() => db.exportPresets.toArray(), [db]) ?? [];
  const presets = found.filter(({ isRetired }) => !isRetired).sort((a, b) => a.name.localeCompare(b.name));
  const changed = presets.find(({ id }) => id === changedId) ?? null;
  const keep = ({ id, savedById: _by, savedAt: _at, ...preset }: ExportPreset, isRetired: boolean) =>
    told(() => run(saveExportPreset, { ...preset, presetId: id, isRetired }));
  const forget = async (preset: ExportPreset) => {
    if (!(await keep(preset, true))) return;
    showToast({ message: words.forgotten(preset.name), onUndo: () => void keep(preset, false) });
  };
  return (
    <section aria-label={words.presets}>
      <h3>{words.presets}</h3>
      {presets.length === 0 && <p className="t3">{words.noPresets}</p>}
      <ul className={styles.presets}>
        {presets.map((preset) => (
          <li key={preset.id}>
            <span className="b">{preset.name}</span>
            <span className="t3 sm">
              {[
                words.formats[preset.format],
                preset.schedule && scheduleWords(preset.schedule, words),
                words.savedBy(users.get(preset.savedById)?.name ?? ''),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className="grow" />
            <Button size="xs" onClick={() => onTake(preset)} aria-label={`${words.take}: ${preset.name}`}>
              {words.take}
            </Button>
            {mayManage && (
              <>
                <Button size="xs" onClick={() => setChangedId(preset.id)} aria-label={`${words.change}: ${preset.name}`}>
                  {words.change}
                </Button>
                <Button size="xs" onClick={() => void forget(preset)} aria-label={`${words.forget}: ${preset.name}`}>
                  {words.forget}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      {mayManage && (
        <PresetForm
          key={changedId ?? ''}
          filter={filter}
          shape={shape}
          presets={presets}
          changed={changed}
          onDone={() => setChangedId(null)}
        />
      )}
    </section>
  );
}

type SavedWords = ReturnType<typeof useWords>['handoffs']['saved'];
const scheduleWords = ({ weekdays, hour }: ExportSchedule, words: SavedWords): string =>
  words.scheduled(weekdays.map((day) => words.weekdays[day - 1] ?? '').join(' '), words.hourOf(hour));

type PresetFormProps = Pick<ExportDrawerProps, 'filter' | 'shape'> & {
  presets: readonly ExportPreset[];
  /** The one that is being changed; null: a new one. */
  changed: ExportPreset | null;
  onDone: () => void;
};

/** Keeps what is shown under a name; of one that is kept already name, format and schedule, and if wanted what is shown now. */
function PresetForm({ filter, shape, presets, changed, onDone }: PresetFormProps) {
  const words = useWords().handoffs.saved;
  const { run, newId } = useDesk();
  const told = useTold();
  const [name, setName] = useState(changed?.name ?? '');
  const [format, setFormat] = useState<ExportFormat>(changed?.format ?? shape.format);
  const [schedule, setSchedule] = useState<ExportSchedule | null>(changed?.schedule ?? null);
  const [isAsShown, setIsAsShown] = useState(changed === null);
  const wanted = name.trim();
  const isTaken = presets.some((each) => each.id !== changed?.id && each.name.toLowerCase() === wanted.toLowerCase());
  const save = async () => {
    const shown =
      isAsShown || !changed ? { filter, columnIds: [...shape.columnIds] } : { filter: changed.filter, columnIds: changed.columnIds };
    const preset = { name: wanted, ...shown, format, schedule, isRetired: false };
    if (!(await told(() => run(saveExportPreset, { ...preset, presetId: changed?.id ?? newId() })))) return;
    showToast({ message: words.kept(preset.name) });
    setName('');
    onDone();
  };
  return (
    <form
      className={styles.presetForm}
      aria-label={changed ? words.changing(changed.name) : words.save}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '' && !isTaken) void save();
      }}
    >
      <TextInput
        label={words.name}
        value={name}
        maxLength={300}
        error={isTaken ? words.taken : null}
        onChange={(event) => setName(event.currentTarget.value)}
        autoFocus={changed !== null}
      />
      <Segmented
        label={words.format}
        value={format}
        items={(['csv', 'xlsx'] as const).map((value) => ({ value, label: words.formats[value] }))}
        onChange={setFormat}
      />
      <ScheduleChoice schedule={schedule} onChange={setSchedule} />
      {changed && (
        <Checkbox
          size="xs"
          className={styles.schedule}
          label={words.asShown}
          description={words.asShownHint}
          checked={isAsShown}
          onChange={(event) => setIsAsShown(event.currentTarget.checked)}
        />
      )}
      <div className="row" style={{ gap: 8 }}>
        <Button type="submit" disabled={wanted === '' || isTaken}>
          {changed ? words.saveChanges : words.save}
        </Button>
        {changed && <Button onClick={onDone}>{words.cancel}</Button>}
      </div>
    </form>
  );
}

const weekdaysOfWork = [1, 2, 3, 4, 5];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

function ScheduleChoice({ schedule, onChange }: { schedule: ExportSchedule | null; onChange: (schedule: ExportSchedule | null) => void }) {
  const words = useWords().handoffs.saved;
  const toggleDay = (day: number) => {
    if (!schedule) return;
    const weekdays = schedule.weekdays.includes(day)
      ? schedule.weekdays.filter((each) => each !== day)
      : [...schedule.weekdays, day].sort();
    onChange(weekdays.length === 0 ? schedule : { ...schedule, weekdays });
  };
  return (
    <div className={styles.schedule}>
      <Checkbox
        size="xs"
        label={words.schedule}
        description={words.scheduleHint}
        checked={schedule !== null}
        onChange={() => onChange(schedule ? null : { weekdays: weekdaysOfWork, hour: 6 })}
      />
      {schedule && (
        <div className={styles.columnGroup}>
          {words.weekdays.map((label, at) => (
            <Checkbox key={label} size="xs" label={label} checked={schedule.weekdays.includes(at + 1)} onChange={() => toggleDay(at + 1)} />
          ))}
          <InlineSelect
            label={words.hour}
            value={String(schedule.hour)}
            options={hours.map((hour) => ({ value: String(hour), label: words.hourOf(hour) }))}
            onChange={(hour) => onChange({ ...schedule, hour: Number(hour) })}
          />
        </div>
      )}
    </div>
  );
}

const shownRecords = 100;

/** Every export, the newest first: ids are made in the order of time. */
function Records() {
  const words = useWords().handoffs.saved;
  const formats = useFormats();
  const { db, now } = useDesk();
  const { users } = useWholeCache();
  const records = useLiveQuery(() => db.exportRecords.orderBy('id').reverse().limit(shownRecords).toArray(), [db]) ?? [];
  const { recordColumns } = words;
  return (
    <section aria-label={words.records}>
      <h3>{words.records}</h3>
      {records.length === 0 ? (
        <p className="t3">{words.noRecords}</p>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th>{recordColumns.when}</th>
              <th>{recordColumns.who}</th>
              <th>{recordColumns.file}</th>
              <th className="num">{recordColumns.rows}</th>
              <th>{recordColumns.checksum}</th>
            </tr>
          </thead>
          <tbody>
            {records.map((each) => {
              const name = users.get(each.userId)?.name ?? each.userId;
              return (
                <tr key={each.id} title={each.filter}>
                  <td>{formats.shortDayAndTime(each.exportedAt, now())}</td>
                  <td className="cut">{each.isScheduled ? words.byServer(name) : name}</td>
                  <td className="cut">{each.fileName}</td>
                  <td className="num">{formats.count(each.rows)}</td>
                  <td className="t3 sm">{each.checksum.slice(0, 12)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}
