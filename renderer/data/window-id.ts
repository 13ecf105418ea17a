import { v7 } from 'uuid';

const handedOn = 'windowId';
let own: string | undefined;

/**
 * Names this window among those of a person on this machine, the same after a reload. It is handed on only as the window is left, so that a
 * tab that is duplicated, with all its session storage, is another.
 */
export const windowId = (): string => {
  if (own) return own;
  const id = sessionStorage.getItem(handedOn) ?? v7();
  sessionStorage.removeItem(handedOn);
  window.addEventListener('pagehide', () => sessionStorage.setItem(handedOn, id));
  own = id;
  return id;
};
