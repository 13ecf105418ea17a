import type { PersonProfile } from './person-profile.ts';
import { soundOf } from './sound.ts';

/**
 * What two records of one person most likely have in common, as numbers: only records that share a key are ever compared. Each kind of key
 * stands a slip in the other fields, so that a pair is missed only when several fields are wrong at once.
 */
export const blockingKeys = (of: PersonProfile): number[] => {
  const keys: number[] = [];
  const add = (kind: number, part: string | null): void => {
    if (part) keys.push(hashOf(part, kind));
  };
  const addBoth = (kind: number, part: string | null | undefined, other: string | undefined): void => {
    if (part && other) keys.push(hashOf(other, hashOf('|', hashOf(part, kind))));
  };
  const { firstSound, lastSound } = of;
  const number = of.streetNumbers[0];
  const street = of.streetWords[0] && soundOf(of.streetWords[0]);
  const company = of.company[0]?.slice(0, 5);
  add(kinds.mail, of.mail);
  add(kinds.box, of.mailbox.length > 5 ? of.mailbox : '');
  for (const phone of of.phones) add(kinds.phone, phone);
  const isInOrder = firstSound < lastSound;
  addBoth(kinds.names, isInOrder ? firstSound : lastSound, isInOrder ? lastSound : firstSound);
  addBoth(kinds.postNumber, of.postcode, number);
  addBoth(kinds.streetNumber, street, number);
  addBoth(kinds.cityLast, of.city.slice(0, 4), lastSound);
  // Of one kind for first and last names, which may stand in each other's place.
  for (const name of namesOf(of)) {
    addBoth(kinds.post, of.postcode, name);
    addBoth(kinds.street, street, name);
    addBoth(kinds.company, company, name);
    addBoth(kinds.domain, of.domain, name);
  }
  return keys;
};

/** Sounds that a person may be looked up by; of a double name also its last word, which often stands alone. */
const namesOf = ({ firstSound, lastSound, last }: PersonProfile): string[] => {
  const names: string[] = [];
  const add = (sound: string): void => {
    if (sound !== '' && !names.includes(sound)) names.push(sound);
  };
  add(firstSound);
  add(lastSound);
  if (last.length > 1) add(soundOf(last.at(-1) ?? ''));
  return names;
};

/**
 * 32-bit FNV-1a, as a signed number: it fits a PostgreSQL `integer`. Two keys of one hash cost a comparison, nothing else. `from`: of what
 * stands before, so that texts need not be joined to be hashed.
 */
export const hashOf = (text: string, from = 0x811c9dc5): number => {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
};

const kindOf = (name: string): number => hashOf('|', hashOf(name));

/** What a key of each kind begins with. */
const kinds = {
  mail: kindOf('mail'),
  box: kindOf('box'),
  phone: kindOf('phone'),
  names: kindOf('names'),
  postNumber: kindOf('postNumber'),
  streetNumber: kindOf('streetNumber'),
  cityLast: kindOf('cityLast'),
  post: kindOf('post'),
  street: kindOf('street'),
  company: kindOf('company'),
  domain: kindOf('domain'),
};
