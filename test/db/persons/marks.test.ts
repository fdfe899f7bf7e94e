import { describe, expect, it } from '@jest/globals';
import { marksOf } from '../../../db/persons/marks.ts';
import type { Person } from '../../../db/persons/person.ts';
import { nameOf } from '../../../db/persons/person.ts';
import { comparedName, createVault } from '../../../db/persons/vault.ts';

const VAULT = createVault(Buffer.alloc(32, 3));
const BORN = '1990-01-01';

function namedMark(person: Omit<Person, 'birthDate'> & { readonly birthDate?: string }): string {
  const marks = marksOf(VAULT, { birthDate: BORN, ...person });
  return marks.find(({ kind }) => kind === 'name-and-birth-date')?.hash.toString('hex') ?? '';
}

describe('a name as it is compared', () => {
  it.each([
    ['Søren Ågård', 'Soeren Aagaard'],
    ['Søren Ågård', 'SOREN AGARD'],
    ['Müller-Sørensen', 'Sorensen Mueller'],
    ['Amina Al-Hassan', 'Al Hassan, Amina'],
    ['Zoë', 'Zoe'],
    ['O’Neill', "O'Neill"],
    ['Weiß', 'Weiss'],
    ['Þóra  Eiríksdóttir', 'þóra Eiriksdottir'],
  ])('%s is %s', (one, other) => {
    expect(comparedName(one)).toBe(comparedName(other));
    expect(comparedName(one)).not.toBe('');
  });

  it.each([
    ['Amina Hassan', 'Amina Hussein'],
    ['Thiri', 'Thiri Aung'],
    ['محمد علي', 'علي حسن'],
  ])('%s is not %s', (one, other) => {
    expect(comparedName(one)).not.toBe(comparedName(other));
  });
});

describe('what a person is recognised by', () => {
  it('is one and the same however the name is divided into first name and family name', () => {
    const whole = namedMark({ givenName: 'Thiri Aung' });
    expect(namedMark({ givenName: 'Thiri', familyName: 'Aung' })).toBe(whole);
    expect(namedMark({ givenName: 'Aung', familyName: 'Thiri' })).toBe(whole);
    expect(namedMark({ givenName: 'Thiri', familyName: 'Aung', birthDate: '1990-01-02' })).not.toBe(whole);
  });

  it.each([
    ['010190-1111', 'cpr'],
    ['0101901111', 'cpr'],
    ['610190-1111', 'substitute-cpr'],
  ] as const)('is the number %s as a %s', (cpr, kind) => {
    const [mark] = marksOf(VAULT, { givenName: 'Amal', birthDate: BORN, cpr });
    expect(mark?.kind).toBe(kind);
    const same = marksOf(VAULT, { givenName: 'Bo', birthDate: BORN, cpr: cpr.replace('-', '') });
    expect(mark?.hash.equals(same[0]?.hash ?? Buffer.alloc(0))).toBe(true);
  });

  it('is another under another master key, so that nobody else can try a number out', () => {
    const person = { givenName: 'Amal', birthDate: BORN, cpr: '010190-1111' };
    const others = marksOf(createVault(Buffer.alloc(32, 4)), person);
    const own = marksOf(VAULT, person);
    expect(own).toHaveLength(2);
    for (const [at, { hash }] of own.entries()) expect(hash.equals(others[at]?.hash ?? hash)).toBe(false);
  });
});

describe('a whole name', () => {
  it('is the one name of somebody who has no other', () => {
    expect(nameOf({ givenName: 'Thiri' })).toBe('Thiri');
    expect(nameOf({ givenName: 'Thiri', familyName: 'Aung' })).toBe('Thiri Aung');
  });
});
