import { describe, expect, it } from '@jest/globals';
import { createVault, nameWords, open, seal, wordsOf } from '../../../db/persons/vault.ts';

const KEY = Buffer.alloc(32, 1);
const MASTER = Buffer.alloc(32, 2);
const TEXT = Buffer.from('Hun drømmer om at male husgavle', 'utf8');
const A_PERSON = '7d444840-9dc0-11d1-b245-5ffdce74fad2';
const ANOTHER = 'e902893a-9d22-3c7e-a7b8-d6e313b71d9f';

describe('sealing', () => {
  it('gives back what was sealed', () => {
    expect(open(KEY, seal(KEY, TEXT, 'note 1'), 'note 1')).toEqual(TEXT);
  });

  it('seals the same words differently every time, so that nobody sees that they are the same', () => {
    expect(seal(KEY, TEXT, 'note 1').equals(seal(KEY, TEXT, 'note 1'))).toBe(false);
  });

  it('does not open what was moved to another place', () => {
    expect(() => open(KEY, seal(KEY, TEXT, 'note 1'), 'note 2')).toThrow('unable to authenticate data');
  });

  it('does not open under another key', () => {
    expect(() => open(Buffer.alloc(32, 3), seal(KEY, TEXT, 'note 1'), 'note 1')).toThrow(
      'unable to authenticate data',
    );
  });

  it('does not open what was changed in any byte, or cut short', () => {
    const sealed = seal(KEY, TEXT, 'note 1');
    for (const [at, byte] of sealed.entries()) {
      const changed = Buffer.from(sealed);
      changed[at] = byte ^ 1;
      expect(() => open(KEY, changed, 'note 1')).toThrow('unable to authenticate data');
    }
    expect(() => open(KEY, sealed.subarray(0, -1), 'note 1')).toThrow('unable to authenticate data');
    expect(() => open(KEY, Buffer.alloc(0), 'note 1')).toThrow('Invalid initialization vector');
  });
});

describe('the master key', () => {
  it('opens a person’s key for that person only', () => {
    const vault = createVault(MASTER);
    const { key, wrapped } = vault.newKey(A_PERSON);
    expect(vault.unwrap(A_PERSON, wrapped)).toEqual(key);
    expect(() => vault.unwrap(ANOTHER, wrapped)).toThrow('unable to authenticate data');
    expect(() => createVault(KEY).unwrap(A_PERSON, wrapped)).toThrow('unable to authenticate data');
  });

  it('gives every person a key of their own', () => {
    const vault = createVault(MASTER);
    expect(vault.newKey(A_PERSON).key.equals(vault.newKey(ANOTHER).key)).toBe(false);
  });

  it('hashes a word the same way always, and differently from every other master key', () => {
    const hash = createVault(MASTER).hashWord('amina');
    expect(createVault(MASTER).hashWord('amina')).toEqual(hash);
    expect(createVault(MASTER).hashWord('anina')).not.toEqual(hash);
    expect(createVault(KEY).hashWord('amina')).not.toEqual(hash);
  });

  it.each([0, 16, 31, 33])('is refused with %i bytes', (bytes) => {
    expect(() => createVault(Buffer.alloc(bytes))).toThrow('32 bytes');
  });
});

describe('the words of a name', () => {
  it.each([
    ['Müller-Sørensen', ['muller', 'soerensen', 'sorensen']],
    ['  Åse   Kjær ', ['aase', 'ase', 'kjaer']],
    ['A\u030ase', ['aase', 'ase']],
    ['O’Connor', ['o', 'connor']],
    ['José José', ['jose']],
    ['İpek Yıldız', ['ipek', 'yıldız']],
    ['أَحْمَد', ['احمد']],
    ['محمد العلي', ['محمد', 'العلي']],
    [' - ', []],
  ])('%s', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  it('are divided alike in a name and in what is searched for', () => {
    expect(wordsOf('Müller-Sørensen, Anne')).toEqual(['müller', 'sørensen', 'anne']);
  });
});
