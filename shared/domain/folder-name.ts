/** Name of a way in as a folder: `Badge scans, hall 3` → `badge-scans-hall-3`. */
export const folderNameOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'folder';
