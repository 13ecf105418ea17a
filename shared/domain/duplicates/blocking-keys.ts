import type { PersonProfile } from './person-profile.ts';
import { soundOf } from './sound.ts';

/**
 * What two records of one person most likely have in common, as numbers: only records that share a key are ever compared. Each kind of key
 * stands a slip in the other fields, so that a pair is missed only when several fields are wrong at once.
 */
export const blockingKeys = (of: PersonProfile): number[] => {
  const keys: number[] = [];
  const add = (kind: string, ...parts: (string | null | undefined)[]): void => {
    if (parts.every((part) => part)) keys.push(hashOf(`${kind}|${parts.join('|')}`));
  };
  const { firstSound, lastSound } = of;
  const number = of.streetNumbers[0];
  const street = of.streetWords[0] && soundOf(of.streetWords[0]);
  const company = of.company[0]?.slice(0, 5);
  add('mail', of.mail);
  add('box', of.mailbox.length > 5 ? of.mailbox : '');
  for (const phone of of.phones) add('phone', phone);
  if (firstSound && lastSound) add('names', ...(firstSound < lastSound ? [firstSound, lastSound] : [lastSound, firstSound]));
  add('postNumber', of.postcode, number);
  add('streetNumber', street, number);
  add('cityLast', of.city.slice(0, 4), lastSound);
  // Of one kind for first and last names, which may stand in each other's place.
  for (const name of namesOf(of)) {
    add('post', of.postcode, name);
    add('street', street, name);
    add('company', company, name);
    add('domain', of.domain, name);
  }
  return keys;
};

/** Sounds that a person may be looked up by; of a double name also its last word, which often stands alone. */
const namesOf = ({ firstSound, lastSound, last }: PersonProfile): string[] => {
  const double = last.length > 1 ? [soundOf(last.at(-1) ?? '')] : [];
  return [...new Set([firstSound, lastSound, ...double])].filter((sound) => sound !== '');
};

/** 32-bit FNV-1a, as a signed number: it fits a PostgreSQL `integer`. Two keys of one hash cost a comparison, nothing else. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
};
