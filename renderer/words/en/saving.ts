/** When something could not be written or is not allowed on the rows as they are now. */
export const saving = {
  notSaved: 'Not saved: this machine could not write it. Nothing was changed; free some space on the disk and do it again.',
  refused: 'Not possible any more: it was changed meanwhile. Nothing was changed by you.',
};
