import { describe, expect, it } from '@jest/globals';
import { firstNameOf } from '../../../db/persons/person.ts';

/** Every sign that Unicode counts as a space, and what is written for one in some scripts or seen as one. */
const SPACES = [
  0x20, 0xa0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a,
  0x202f, 0x205f, 0x3000, 0x09, 0x0a, 0x0d, 0x85, 0x2028, 0x2029, 0x200b, 0x2060, 0xfeff, 0x1361, 0x2800,
  0x3164,
].map((code) => [`U+${code.toString(16).padStart(4, '0')}`, String.fromCodePoint(code)] as const);

describe('a first name', () => {
  it.each(SPACES)('ends at %s, so that no other name is told with it', (_, space) => {
    expect(firstNameOf({ givenName: `Amina${space}Fatima${space}Eksempel` })).toBe('Amina');
    expect(firstNameOf({ givenName: `${space}Amina${space}` })).toBe('Amina');
    expect(firstNameOf({ givenName: `Amina${space}${space} Fatima` })).toBe('Amina');
  });

  it.each([
    ['Anne-Marie Louise', 'Anne-Marie'],
    ['Anne‑Marie\u00a0Louise', 'Anne‑Marie'],
    ['علی\u200cرضا محمدی', 'علی\u200cرضا'],
    ['D’Arcy', 'D’Arcy'],
    ['李\u3000小龍', '李'],
    ['Amina, Fatima', 'Amina'],
    ['- Amina', 'Amina'],
    ['Æ', 'Æ'],
    ['...', '...'],
  ])('of %s is %s', (givenName, first) => {
    expect(firstNameOf({ givenName })).toBe(first);
  });
});
