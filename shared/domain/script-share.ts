import type { Script } from './script.ts';

/** 32 bits of a text, well mixed (FNV-1a, then Murmur's last step): the same on every machine. */
const mixed = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/**
 * Which of a script's live versions a lead is called with: by their shares, the same one every time and on every machine.
 * Changing shares moves as few leads as the change asks for, since versions stand in their order along the same line.
 */
export const versionForLead = (versions: readonly Script[], leadId: string): Script | undefined => {
  const inOrder = versions.toSorted((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
  const total = inOrder.reduce((sum, { share }) => sum + share, 0);
  if (total === 0) return inOrder.at(-1);
  let place = (mixed(`${inOrder[0]?.scriptKey} ${leadId}`) / 2 ** 32) * total;
  return inOrder.find(({ share }) => {
    place -= share;
    return place < 0;
  });
};
