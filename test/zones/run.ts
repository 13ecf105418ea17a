import { isKnownZone } from '../../shared/domain/zone.ts';
import { checkZone, type Difference, lawsPartFrom } from './check.ts';
import { readZoneFile, tableVersion, zoneFolder, zoneNames } from './zone-file.ts';

// `npm run zones`: holds clocks, calling windows and callback times against the system's own zone tables, which were compiled from the
// same source by other people than those of the library. `-- --zones America/New_York,Europe/London` only some, `-- --from 2026 --till 2030`.
// The last line is JSON; ends with 1 when anything differs. Where the two were compiled from different releases and a law changed between
// them, a zone is held until that change and named.

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};

/** The cases everybody gets wrong: told one by one. */
const named = ['America/New_York', 'Europe/London', 'Asia/Kathmandu', 'Australia/Lord_Howe'];

const main = (): void => {
  const folder = zoneFolder();
  if (folder === null) {
    console.error('This system has no zone tables to hold the rules against.');
    process.exitCode = 1;
    return;
  }
  const yearOf = (name: string, usual: number) => Date.UTC(Number(option(name) ?? usual), 0, 1) / 1000;
  const [from, till] = [yearOf('from', 2025), yearOf('till', 2038)];
  const zones = option('zones')?.split(',') ?? zoneNames(folder);
  const versions = { tables: tableVersion(folder), library: process.versions.tz ?? '' };
  const otherLaws: string[] = [];
  const differences: Difference[] = [];
  let checks = 0;
  for (const name of zones) {
    const table = readZoneFile(folder, name);
    const parted = versions.tables === versions.library || !isKnownZone(name) ? null : lawsPartFrom(table, from, till);
    if (parted !== null) otherLaws.push(`${name} from ${new Date(parted * 1000).toISOString().slice(0, 10)}`);
    const done = checkZone(table, from, parted ?? till);
    checks += done.checks;
    differences.push(...done.differences);
    if (named.includes(name)) console.log(`${name.padEnd(22)} ${done.checks} checks, ${done.differences.length} differences`);
  }
  for (const { zone, what, at, rules, tables } of differences.slice(0, 40))
    console.log(`${zone}: ${what} around ${at}: rules ${rules}, tables ${tables}`);
  if (otherLaws.length > 0)
    console.log(`Changed by law between release ${versions.tables} and ${versions.library}, held only until then: ${otherLaws.join(', ')}`);
  console.log(
    JSON.stringify({ zones: zones.length, checks, differences: differences.length, changedByLaw: otherLaws.length, ...versions }),
  );
  if (differences.length > 0) process.exitCode = 1;
};

main();
